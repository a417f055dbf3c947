"""Reports of chance: every field of the view model with texts that are hard on a template."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, is_dataclass
from decimal import Decimal
from enum import Enum
from random import Random
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

from reports.document.marks import marked
from reports.document.report import Bar, Figure, Report

PIECES = (
    *("Công đoàn", "đoàn viên", "quý I/2021", "15 tỷ 220 triệu đồng", "đạt 25,16% kế hoạch", "số 12/KH-LĐLĐ"),
    *("A & B <TNHH>", "“x” 'y' \"z\"", "</w:t></w:r></w:p>", "&lt;b&gt; &amp;", "{{ 7 * 7 }}", "{% if x %} {# c #}"),
    *("hai\ndòng", "một\tcột", "n\u0303ga\u0303", "  hai khoảng trắng ", "{ x }", "\\1 %s {0}"),
)  # fmt: skip
FIGURES = 5


def random_report(seed: int) -> Report:
    """The report of this number."""
    return _made(Report, Random(seed), "")


def _made(shape: Any, dice: Random, name: str) -> Any:
    if name in SPECIAL:
        return SPECIAL[name](dice)
    if isinstance(shape, UnionType):
        return _made(get_args(shape)[0], dice, name) if dice.random() < 0.8 else None
    if get_origin(shape) is tuple:
        return tuple(_made(get_args(shape)[0], dice, name) for _ in range(dice.randrange(5)))
    if is_dataclass(shape):
        hints = get_type_hints(shape)
        return shape(**{field.name: _made(hints[field.name], dice, field.name) for field in fields(shape)})
    if issubclass(shape, Enum | bool):
        return dice.choice([*shape] if issubclass(shape, Enum) else (True, False))
    return _text(dice)


def _text(dice: Random) -> str:
    words = dice.choices(PIECES, k=dice.randrange(4))
    if dice.random() < 0.4:
        number = dice.randrange(FIGURES)
        words.append(marked(_amount(number), number))
    return " ".join(words)


def _bars(dice: Random) -> tuple[Bar, ...]:
    return tuple(Bar(f"Cụm {n}", str(n), dice.choice(("", "0.0", "100.0"))) for n in range(1, 4))


def _description(dice: Random) -> str:
    return f"Biểu đồ {dice.randrange(10**9)}: Cụm 1: 1; Cụm 2: 2; Cụm 3: 3"


def _figures(_dice: Random) -> tuple[Figure, ...]:
    return tuple(_figure(number) for number in range(FIGURES))


def _figure(number: int) -> Figure:
    account = f"Nguồn {number} & “trích”\n(seeds/{number}.yaml:1)"
    return Figure(_amount(number), "money", "a", "2021Q1", Decimal(number), "more_than", (), account)


def _amount(number: int) -> str:
    return f"hơn {number} tỷ đồng"


SPECIAL: dict[str, Callable[[Random], Any]] = {
    "bars": _bars,
    "alt": _description,
    "figures": _figures,
    "findings": lambda _: (),
    "tasks": lambda _: (),
}
