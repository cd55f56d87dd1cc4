"""¿Me deben dinero?: what an employer may owe, line by line, each with its rule.

Recruitment fees: 20 CFR 655.135(j) (H-2A) and 655.20(o) (H-2B). Visa fees: 655.20(j)(2) (H-2B).
Trip: 655.122(h) and 655.20(j)(1). Three-fourths guarantee: 655.122(i) and 655.20(f).
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from bot.flows.conditions import amount
from bot.flows.findings import GRAVE, NOTEWORTHY, PLAIN, Finding, figures

_VISA_TEXTS = {"H-2A": "visa_h2a", "H-2B": "visa_h2b"}


def findings(answers: Mapping[str, str], guaranteed: Decimal) -> Iterator[Finding]:
    """What may be claimed; `guaranteed` is the share of hours (0 to 1) that must be offered."""
    fee = amount(answers, "deuda_cobro")
    if fee:
        yield Finding("cobro", GRAVE, figures(monto=fee), fee)
    visa = amount(answers, "deuda_visa")
    if visa:
        text = _VISA_TEXTS.get(answers.get("visa", ""), "visa_nose")
        yield Finding(text, GRAVE, figures(monto=visa), visa)
    trip = amount(answers, "deuda_viaje")
    if trip:
        if "si" in (answers.get("deuda_mitad"), answers.get("deuda_termino")):
            yield Finding("viaje", GRAVE, figures(monto=trip), trip)
        else:
            yield Finding("viaje_despues", NOTEWORTHY, figures(monto=trip))
    yield from _guarantee(answers, guaranteed)


def _guarantee(answers: Mapping[str, str], guaranteed: Decimal) -> Iterator[Finding]:
    told = [
        amount(answers, slot)
        for slot in ("deuda_semanas", "deuda_horas", "deuda_trabajadas", "deuda_tarifa")
    ]
    if answers.get("deuda_termino") != "si" or any(number is None for number in told):
        return
    weeks, weekly, worked, rate = (number or Decimal(0) for number in told)
    promised = weeks * weekly
    least = promised * guaranteed
    missing = least - worked
    if missing <= 0:
        yield Finding("sin_garantia", PLAIN, {})
        return
    due = missing * rate
    yield Finding(
        "garantia",
        GRAVE,
        figures(
            monto=due,
            prometidas=promised,
            garantia=least,
            trabajadas=worked,
            faltan=missing,
            tarifa=rate,
        ),
        due,
    )
    if answers.get("visa") != "H-2A":
        yield Finding("garantia_h2b", PLAIN, {})
