"""Time of the scrubber on messages of 50 to 2,000 characters, and the ratio between them.

    .venv/bin/python benchmarks/scrub_speed.py

Linear growth shows as a ratio near the ratio of the lengths.
"""

import argparse
import statistics
import time

from bot.door.scrub import scrub

MESSAGE = (
    "hola buenas me llamo jose perez soy de chalate mi numero es 7070 1234 y mi dui 04567890-1 "
    "vivo en colonia escalon pasaje 3 y quiero saber cuanto pagan por hora en la finca con la "
    "visa h2a gracias "
)
LENGTHS = (50, 200, 2000)


def main() -> None:
    """Print the median milliseconds of each length, and each against the first."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=50)
    options = parser.parse_args()
    first = 0.0
    for length in LENGTHS:
        median = statistics.median(_took(MESSAGE * 12, length) for _ in range(options.rounds))
        first = first or median
        print(
            f"{length:5} characters: {median * 1000:.2f} ms, {median / first:.1f} times the first"
        )


def _took(text: str, length: int) -> float:
    began = time.perf_counter()
    scrub(text[:length])
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
