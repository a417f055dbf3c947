"""Roman digits, as headings, annexes, quarters and automatic lists have them."""

from __future__ import annotations

DIGITS = (
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL")),
    *((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)


def roman(number: int) -> str:
    """A number in Roman digits; empty for 0."""
    digits = ""
    for value, digit in DIGITS:
        count, number = divmod(number, value)
        digits += digit * count
    return digits
