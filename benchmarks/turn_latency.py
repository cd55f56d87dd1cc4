"""Turn latency of a running service on loopback: with the brain, one conversation.

    .venv/bin/python benchmarks/turn_latency.py --turns 200

Machines are noisy: compare two runs on the same machine, not two machines.
Keep PIENSALO_MESSAGES_PER_MINUTE above the number of turns.
"""

import argparse
import statistics
import time
import uuid

import httpx

QUESTIONS = (
    "que es la visa h2a",
    "quien paga el viaje de ida",
    "me quitaron el pasaporte",
    "cuanto tarda el tramite",
    "gracias",
)


def main() -> None:
    """Send the questions in turn and print the percentiles in milliseconds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--url", default="http://127.0.0.1:8080")
    parser.add_argument("--turns", type=int, default=200)
    options = parser.parse_args()
    took: list[float] = []
    with httpx.Client(base_url=options.url, timeout=20) as client:
        for turn in range(options.turns):
            body = {"id": uuid.uuid4().hex, "text": QUESTIONS[turn % len(QUESTIONS)]}
            began = time.perf_counter()
            client.post("/chat/messages", json=body).raise_for_status()
            took.append((time.perf_counter() - began) * 1000)
    cuts = statistics.quantiles(took, n=100)
    print(
        f"{len(took)} turns: p50 {cuts[49]:.0f} ms, p95 {cuts[94]:.0f} ms, max {max(took):.0f} ms"
    )


if __name__ == "__main__":
    main()
