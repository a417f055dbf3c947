"""Sends an issue in a process that a test can kill: python -m tests.bulletin.sender WORKSPACE SMTP COUNT"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from tests.bulletin.making import issue, mailing, sent


def addresses(count):
    """Names that the server refuses, puts off twice, or takes."""
    kinds = {3: "refused", 5: "later", 8: "busy", 11: "rejected"}
    return [f"{kinds.get(n % 20, 'unit')}-{n}@example.org" for n in range(count)]


if __name__ == "__main__":
    workspace, smtp, count = Path(sys.argv[1]), json.loads(sys.argv[2]), int(sys.argv[3])
    told = issue(mailing(addresses(count), smtp=smtp))
    print("ready", flush=True)
    print(sent(told, workspace).purpose)
