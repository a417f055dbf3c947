"""Files that are larger than what is read: how much there is room for, and what is said beyond that."""

from __future__ import annotations

from reports.errors import Message, NotUnderstoodError, message
from reports.readers.model import Limits

SMALLER = message("Save it in several smaller files, or raise the limit (reading) in config.yaml.")


def too_large(problem: Message) -> NotUnderstoodError:
    """What is said of a file beyond a limit of the config."""
    return NotUnderstoodError(problem, SMALLER, code="file-too-large")


def unpacks_to_more(limit: int) -> NotUnderstoodError:
    """What is said of a file that unpacks to more than `limit` bytes."""
    return too_large(message("the file unpacks to more than {size} MB", size=megabytes(limit)))


def refuse_large(size: int, limits: Limits) -> None:
    """Raises `NotUnderstoodError` for a file of `size` bytes when that is more than is read."""
    if size > limits.size:
        raise too_large(message("the file is larger than {size} MB", size=megabytes(limits.size)))


def megabytes(size: int) -> str:
    """Bytes as they are told to people."""
    return f"{size / 1_000_000:g}"


CHARACTERS = 20  # for each cell that a file may have, all in all


class Room:
    """How many cells a file may still have, and how many characters in them."""

    def __init__(self, most: int) -> None:
        self.most = self.left = most
        self.characters = most * CHARACTERS

    def fill(self, number: int) -> None:
        """Room for so many more characters: one text can be repeated in many cells. Raises
        `NotUnderstoodError`.
        """
        self.characters -= number
        if self.characters < 0:
            most = megabytes(self.most * CHARACTERS)
            raise too_large(message("the cells of the file have more than {most} million letters", most=most))

    def take(self, number: int) -> None:
        """Room for so many more cells. Raises `NotUnderstoodError`."""
        self.left -= number
        if self.left < 0:
            most = f"{self.most:,}".replace(",", ".")
            raise too_large(message("the file has more than {most} cells", most=most))
