"""Check digits of the numbers that carry one."""


def valid_dui(digits: str) -> bool:
    """Whether nine digits end in the DUI's check digit (privacy.md): weights 9 to 2, mod 10."""
    if len(digits) != 9:
        return False
    total = sum(
        int(digit) * weight for digit, weight in zip(digits[:8], range(9, 1, -1), strict=True)
    )
    return (10 - total % 10) % 10 == int(digits[8])


def valid_luhn(digits: str) -> bool:
    """Whether 13 to 19 digits pass the Luhn sum of payment cards (ISO/IEC 7812-1)."""
    if not 13 <= len(digits) <= 19:
        return False
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (1 + place % 2)
        total += value - 9 if value > 9 else value
    return total % 10 == 0


def looks_like_nit(digits: str) -> bool:
    """Whether 14 digits hold a date where the NIT does: municipality, ddmmyy, three, one."""
    day, month = int(digits[4:6]), int(digits[6:8])
    return len(digits) == 14 and 1 <= day <= 31 and 1 <= month <= 12
