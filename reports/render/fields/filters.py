"""What the filters of Jinja make of a value.

In: a filter, the value that it is given, and the scope it stands in. Out: the value it gives.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from jinja2 import nodes

from reports.errors import did_you_mean, message
from reports.render.fields.scope import Scope, Value
from reports.render.fields.shapes import fields, item, list_of, stream_of
from reports.render.fields.tags import ENVIRONMENT
from reports.render.fields.values import (
    NUMBER,
    TEXT,
    UNKNOWN,
    comparable,
    field_of,
    items,
    merged,
    printable,
    several,
    there,
    whole,
)

TEXTS = frozenset(
    {"capitalize", "center", "e", "escape", "forceescape", "format", "indent", "lower", "replace", "safe"}
    | {"striptags", "title", "trim", "truncate", "upper", "urlencode", "urlize", "wordwrap"}
)
NUMBERS = frozenset({"abs", "count", "float", "int", "length", "round", "wordcount"})
UNCHANGED = frozenset({"d", "default"})
SELECTIONS = frozenset({"reject", "rejectattr", "select", "selectattr", "unique"})
ONE_ITEM = frozenset({"first", "last", "max", "min", "random"})
PIECES = frozenset({"batch", "slice"})
COMPARING = frozenset({"groupby", "max", "min", "sort", "unique"})
OTHERS_OF_LISTS = frozenset({"groupby", "join", "map", "sort", "sum"})
OF_WHOLE_LISTS = frozenset({"count", "last", "length", "random"})
# How many other arguments may stand before the one that names the field of the items.
FIELD_AFTER = {
    **dict.fromkeys(("groupby", "rejectattr", "selectattr", "sum"), 0),
    **dict.fromkeys(("join", "max", "min", "unique"), 1),
    "sort": 2,
}


def filtered(node: nodes.Filter, given: Value, scope: Scope) -> Value:
    """What the filter gives; tells when there is none of this name, or it wants something else."""
    name = node.name
    if name not in ENVIRONMENT.filters:
        problem = message("in “{quote}”: there is no filter “{name}”", name=name)
        scope.tell(node, "unknown-filter", problem, did_you_mean(name, ENVIRONMENT.filters))
        return UNKNOWN
    if name in OF_WHOLE_LISTS:
        whole(given, node.node or node, scope)
    given_by = next((made for names, made in MAKERS.items() if name in names), _unknown)
    return given_by(node, given, scope)


def _text(node: Any, given: Value, scope: Scope) -> Value:
    if node.node:
        printable(given, node.node, scope)
    return TEXT


def _number(node: Any, given: Value, scope: Scope) -> Value:
    there(given, node.node or node, scope)
    return NUMBER


def _same(_node: Any, given: Value, _scope: Scope) -> Value:
    return given


def _unknown(_node: Any, _given: Value, _scope: Scope) -> Value:
    return UNKNOWN


def _list(node: Any, given: Value, scope: Scope) -> Value:
    one = _item(node, given, scope)
    return Value(list_of(one), given.path) if one is not None else UNKNOWN


def _reversed(node: Any, given: Value, scope: Scope) -> Value:
    one = _item(node, given, scope)
    if given.shape is str or one is None:
        return given
    return Value(stream_of(one), given.path)


def _item(node: Any, given: Value, scope: Scope) -> Any:
    """The shape of what is gone through: of a record its names, of a text its letters; None where unknown."""
    value = there(given, node.node or node, scope)
    several(value, node.node or node, scope)
    return str if value.shape is str or fields(value.shape) else item(value.shape)


def _attr(node: Any, given: Value, scope: Scope) -> Value:
    asked = _constant(node.args)
    return field_of(given, asked, node.node or node, scope) if asked else UNKNOWN


def _pieces(node: Any, given: Value, scope: Scope) -> Value:
    one = _item(node, given, scope)
    return Value(stream_of(list_of(Any if one is None else one)), given.path)


def _of_list(node: Any, given: Value, scope: Scope) -> Value:
    if not node.node:
        return UNKNOWN
    one = merged(items(given, node.node, scope))
    asked = _field(node)
    if node.name in COMPARING and not asked:
        comparable(one, node, scope)
    name = _constant(asked)
    field = one
    for step in name.split(".") if name else ():
        field = field_of(field, step, node.node, scope)
    if node.name == "join":
        printable(field, node.node, scope)
        return TEXT
    if node.name in SELECTIONS:
        return Value(stream_of(one.shape), one.path)
    if node.name == "map":
        return Value(stream_of(field.shape), field.path) if name else Value(stream_of(_mapped(node)))
    if node.name == "sort":
        return Value(list_of(one.shape), one.path)
    return one if node.name in ONE_ITEM else UNKNOWN


def _field(node: Any) -> Sequence[nodes.Expr]:
    """What says at which field of the items a filter is to look; empty for none."""
    named = [pair.value for pair in node.kwargs if pair.key == "attribute"]
    return [*named, *node.args[FIELD_AFTER.get(node.name, len(node.args)) :]]


def _mapped(node: Any) -> Any:
    """The shape that the filter gives that is run over all items."""
    name = _constant(node.args)
    return str if name in TEXTS else int if name in NUMBERS else Any


def _constant(arguments: Sequence[nodes.Expr]) -> str:
    """The first argument, where it is a text that is written out; else empty."""
    first = arguments[0] if arguments else None
    return first.value if isinstance(first, nodes.Const) and isinstance(first.value, str) else ""


MAKERS: dict[frozenset[str], Callable[[Any, Value, Scope], Value]] = {
    TEXTS: _text,
    NUMBERS: _number,
    UNCHANGED: _same,
    frozenset({"list"}): _list,
    frozenset({"reverse"}): _reversed,
    frozenset({"attr"}): _attr,
    PIECES: _pieces,
    SELECTIONS | ONE_ITEM | OTHERS_OF_LISTS: _of_list,
}
