"""How fast `ldreport extract` reads, on one core: articles a second, and time against length.

    python bench/extraction.py

The peer, in the same run, is the plain search of every number by one regular expression, which knows
nothing of Vietnamese: it tells how fast the machine is, so ratios can be compared between machines.
"""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path

from measuring import rounds, timed

from reports.config import read_config
from reports.deliver.intake import read_documents
from reports.extract.document import extract
from reports.readers.opening import document_of

ROOT = Path(__file__).parent.parent
ARTICLES = sorted((ROOT / "tests/extract/corpus/articles").glob("*.txt"))
ROUNDS = 9
ENDLESS = (
    "1.1.1.1",
    "(((((",
    "hơn hơn hơn ",
    "từ 1 đến ",
    "mười ",
    "ngày 1, ",
    "đạt 5% kế hoạch, ",
    "sẽ mở 9 lớp, đến nay ",
    "a\n",
)


def main() -> None:
    """Measure and print."""
    config = read_config(ROOT)
    texts = [path.read_bytes() for path in ARTICLES]
    number = re.compile(r"\d+(?:[.,]\d+)*")
    words = [text.decode() for text in texts]

    def read() -> None:
        read_documents(ARTICLES, config)

    def read_one(content: bytes) -> None:
        extract(document_of(content, "x"), config)

    def search() -> None:
        for text in words:
            for _ in range(100):
                number.findall(text)

    read()
    ours, peer = rounds({"extract": timed(read), "search": timed(search)}, ROUNDS)
    times = {"max": min(ours.seconds), "median": ours.median, "min": max(ours.seconds)}
    rates = ", ".join(f"{name} {len(texts) / seconds:.0f}" for name, seconds in times.items())
    print(f"{len(texts)} articles of {sum(map(len, texts)) // len(texts)} bytes; articles a second: {rates}")
    print(f"ratio to 100 plain searches for numbers: {ours.median / peer.median:.2f}")
    print("four times the length takes, times as long (linear: 4):")
    for piece in ENDLESS:
        lengths = {str(n): timed(partial(read_one, piece.encode() * n)) for n in (5_000, 20_000)}
        short, long = rounds(lengths, ROUNDS)
        print(f"  {piece!r}: {long.median / short.median:.1f}")


if __name__ == "__main__":
    main()
