"""What a template may ask of a report: the shapes of its values.

A shape is a type as the view model declares it: `str`, `tuple[str, ...]`, a dataclass, `Part | None`.
`Any` is the shape of what cannot be known before a report is there; nothing is said against it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, is_dataclass
from functools import reduce
from operator import or_
from types import GenericAlias, NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from reports.render.environment import UNPRINTED


@dataclass(frozen=True)
class Loop:
    """What Jinja says of the loop at hand, as `loop`."""

    index: int
    index0: int
    revindex: int
    revindex0: int
    first: bool
    last: bool
    length: int
    depth: int
    depth0: int
    previtem: Any
    nextitem: Any
    cycle: Any
    changed: Any


def fields_given(model: type) -> dict[str, Any]:
    """The shapes of the fields of a view model that a template may use, by name."""
    return {name: shape for name, shape in _shapes(model).items() if name not in UNPRINTED}


def fields(shape: Any) -> dict[str, Any] | None:
    """The shapes of the fields of a part, by name; None for what has no fields."""
    return _shapes(shape) if isinstance(shape, type) and is_dataclass(shape) else None


def _shapes(part: type) -> dict[str, Any]:
    """The shapes of the fields of a dataclass; a word out of a fixed set is a text like any other."""
    hints = get_type_hints(part).items()
    return {n: str if isinstance(hint, type) and issubclass(hint, str) else hint for n, hint in hints}


def item(shape: Any) -> Any:
    """The shape of the items of a list or stream; None for what is neither."""
    return get_args(shape)[0] if get_origin(shape) in (tuple, Iterator) else None


def list_of(shape: Any) -> Any:
    """The shape of a list of such items."""
    return GenericAlias(tuple, (shape, ...))


def stream_of(shape: Any) -> Any:
    """The shape of what some filters make of a list: it can be gone through once, and not be counted."""
    return GenericAlias(Iterator, (shape,))


def is_stream(shape: Any) -> bool:
    """Whether a value of this shape is such a stream."""
    return get_origin(shape) is Iterator


def present(shape: Any) -> Any:
    """The shape of a value that is not None."""
    if not isinstance(shape, UnionType):
        return shape
    return reduce(or_, (part for part in get_args(shape) if part is not NoneType))


def common(*shapes: Any) -> Any:
    """The one shape of values of these shapes; `Any` when they differ by more than by being there."""
    there = {present(shape) for shape in shapes}
    if len(there) != 1 or Any in there:
        return Any
    (shape,) = there
    return shape if {*shapes} == {shape} else shape | None
