"""The time, as files are dated."""

from __future__ import annotations

import os
from datetime import UTC, datetime


def dated() -> datetime:
    """The time that SOURCE_DATE_EPOCH names, so that a build can be repeated byte for byte; else the time."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isascii() and epoch.isdecimal() and len(epoch) < 12:  # longer is beyond the year 9999
        return datetime.fromtimestamp(int(epoch), UTC)
    return now()


def now() -> datetime:
    """The time, whatever any variable says: whether an issue is too old is not to be set from outside."""
    return datetime.now().astimezone()
