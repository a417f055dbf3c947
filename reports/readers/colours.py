"""Colours as files write them: whether letters in one can be told from white paper."""

from __future__ import annotations

import re

LIGHT = 0xF0
"""Of each light, from 0 to 255, a colour has so much at least that cannot be told from white."""
SHORT, LONG = (
    re.compile(r"#([0-9a-f])([0-9a-f])([0-9a-f])"),
    re.compile(r"#?([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})"),
)
LIGHTS = re.compile(r"rgba?\(\s*(\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})")
CLEAR = re.compile(r"transparent|rgba\(.*[,/]\s*0?\.?0+\s*\)")


def is_light(colour: str) -> bool:
    """Whether nobody sees letters of a colour on white, or a ground of it: FFFFFF, #fff, white, rgb(255, 255,
    255), transparent. Of a colour in any other form it is not known.
    """
    said = colour.strip().casefold()
    if said == "white" or CLEAR.fullmatch(said):
        return True
    if short := SHORT.fullmatch(said):
        return all(int(digit * 2, 16) >= LIGHT for digit in short.groups())
    if long := LONG.fullmatch(said):
        return all(int(part, 16) >= LIGHT for part in long.groups())
    lights = LIGHTS.match(said)
    return lights is not None and all(int(part) >= LIGHT for part in lights.groups())
