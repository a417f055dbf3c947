"""What the filters of Jinja make of a value.

In: a filter, the value that it is given, and the scope it stands in. Out: the value it gives.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from jinja2 import nodes

from reports.errors import did_you_mean, message
from reports.render.fields.scope import Scope, Value
from reports.render.fields.shapes import item, list_of, stream_of
from reports.render.fields.tags import ENVIRONMENT
from reports.render.fields.values import (
    NUMBER,
    TEXT,
    UNKNOWN,
    field_of,
    items,
    merged,
    no_number,
    printable,
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
OTHERS_OF_LISTS = frozenset({"batch", "groupby", "join", "map", "slice", "sort", "sum"})
OF_WHOLE_LISTS = frozenset({"count", "last", "length", "random"})
FIELD_FIRST = frozenset({"groupby", "rejectattr", "selectattr", "sum"})


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
    return Value(stream_of(one), given.path) if one is not None else given


def _item(node: Any, given: Value, scope: Scope) -> Any:
    value = there(given, node.node or node, scope)
    no_number(value, node.node or node, scope)
    return item(value.shape)


def _attr(node: Any, given: Value, scope: Scope) -> Value:
    asked = _constant(node.args)
    return field_of(given, asked, node.node or node, scope) if asked else UNKNOWN


def _of_list(node: Any, given: Value, scope: Scope) -> Value:
    if not node.node:
        return UNKNOWN
    one = merged(items(given, node.node, scope))
    asked = _field(node)
    field = one
    for name in asked.split(".") if asked else ():
        field = field_of(field, name, node.node, scope)
    if node.name == "join":
        printable(field, node.node, scope)
        return TEXT
    if node.name in SELECTIONS:
        return Value(stream_of(one.shape), one.path)
    if node.name == "map":
        return Value(stream_of(field.shape if asked else Any), field.path if asked else "")
    if node.name == "sort":
        return Value(list_of(one.shape), one.path)
    return one if node.name in ONE_ITEM else UNKNOWN


def _field(node: Any) -> str:
    """The field of the items that a filter is told to look at; empty for none."""
    named = [pair.value for pair in node.kwargs if pair.key == "attribute"]
    placed = node.args if node.name in FIELD_FIRST else node.args[1:] if node.name == "join" else []
    return _constant([*named, *placed])


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
    SELECTIONS | ONE_ITEM | OTHERS_OF_LISTS: _of_list,
}
