"""What may be done with a value of a template, and what is told when it may not.

In: a `Value`, the node that gives it, and the scope it stands in. Out: another value; findings are
noted in the scope.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from jinja2 import nodes

from reports.errors import did_you_mean, message
from reports.render.fields.scope import Module, Routine, Scope, Value
from reports.render.fields.shapes import common, fields, is_stream, item, present

TEXT, NUMBER, UNKNOWN = Value(str), Value(int), Value()


def written(node: nodes.Node | None) -> str:
    """An expression as it is written in the template, in short."""
    match node:
        case nodes.Name():
            return str(node.name)
        case nodes.Getattr():
            return f"{written(node.node)}.{node.attr}"
        case nodes.Getitem():
            return f"{written(node.node)}[…]"
        case nodes.Call():
            return f"{written(node.node)}(…)"
        case nodes.Filter():
            return f"{written(node.node)} | {node.name}"
    return "…"


def merged(values: tuple[Value, ...]) -> Value:
    """One value that stands for all of these."""
    paths = {value.path for value in values}
    return Value(common(*(value.shape for value in values)), paths.pop() if len(paths) == 1 else "")


def there(value: Value, node: nodes.Node, scope: Scope) -> Value:
    """The value where it is not None; tells when it may be."""
    shape = present(value.shape)
    if shape != value.shape and "if" not in scope.program.missing:
        owner = written(node)
        problem = message("in “{quote}”: “{owner}” is missing in some reports", owner=owner)
        hint = message("Put it between {start} and {end}.", start=f"{{% if {owner} %}}", end="{% endif %}")
        scope.tell(node, "may-be-missing", problem, hint)
    return replace(value, shape=shape)


def items(value: Value, node: nodes.Node, scope: Scope) -> tuple[Value, ...]:
    """The items of a list, or one that stands for all of them; tells when it is no list."""
    if value.each:
        return value.each
    value = there(value, node, scope)
    if item(value.shape) is not None:
        return (Value(item(value.shape), value.path),)
    if value.shape is not Any:
        _not_a_list(node, scope)
    return (UNKNOWN,)


def _not_a_list(node: nodes.Node, scope: Scope) -> None:
    problem = message("in “{quote}”: “{owner}” is not a list", owner=written(node))
    scope.tell(node, "not-a-list", problem)


def several(value: Value, node: nodes.Node, scope: Scope) -> None:
    """Tell when a number or a macro is treated as a list."""
    if value.shape in (int, float, bool) or isinstance(value.shape, Routine):
        _not_a_list(node, scope)


def whole(value: Value, node: nodes.Node, scope: Scope) -> None:
    """Tell when what is counted, or asked for one of its items, is no list or only a stream of items."""
    several(value, node, scope)
    if is_stream(value.shape):
        owner = written(node)
        problem = message("in “{quote}”: “{owner}” is not yet a list", owner=owner)
        scope.tell(node, "not-a-list", problem, message("Write {tag}.", tag=f"({owner} | list)"))


def comparable(value: Value, node: nodes.Filter, scope: Scope) -> None:
    """Tell when the items that a filter compares, of which `value` is one, are parts."""
    if known := fields(present(value.shape)):
        owner = written(node.node)
        problem = message(
            "in “{quote}”: the items of “{owner}” are parts and cannot be compared", owner=owner
        )
        tag = f"{owner} | {node.name}(attribute='{next(iter(known))}')"
        scope.tell(node, "not-a-text", problem, message("Write {tag}.", tag=tag))


def field_of(owner: Value, name: str, node: nodes.Node, scope: Scope) -> Value:
    """The field of this name; tells when there is none."""
    if isinstance(owner.shape, Module) and name in owner.shape.names:
        return owner.shape.names[name]
    shape = there(owner, node, scope).shape
    known = fields(shape)
    if known and name in known:
        return scope.met(Value(known[name], owner.path and f"{owner.path}.{name}"))
    if shape is not Any:
        _no_field(shape, name, node, scope)
    return UNKNOWN


def _no_field(shape: Any, name: str, node: nodes.Node, scope: Scope) -> None:
    owner, known = written(node), fields(shape)
    if item(shape) is not None:
        problem = message(
            "in “{quote}”: “{owner}” is a list and has no field “{name}”", owner=owner, name=name
        )
        hint = message("Go through it in a loop: {tag}.", tag=f"{{% for item in {owner} %}}")
        scope.tell(node, "field-of-list", problem, hint)
    elif known or isinstance(shape, Module):
        problem = message("in “{quote}”: “{owner}” has no field “{name}”", owner=owner, name=name)
        names = known or shape.names
        hint = did_you_mean(name, names) or message("Its fields: {names}.", names=", ".join(names))
        scope.tell(node, "unknown-field", problem, hint)
    else:
        problem = message(
            "in “{quote}”: “{owner}” is a text and has no field “{name}”", owner=owner, name=name
        )
        scope.tell(node, "field-of-text", problem)


def printable(value: Value, node: nodes.Node, scope: Scope) -> None:
    """Tell when what is printed is no text."""
    owner = written(node)
    if item(present(value.shape)) is not None:
        problem = message("in “{quote}”: “{owner}” is a list and cannot be printed", owner=owner)
        loop, joined = f"{{% for item in {owner} %}}", f"{{{{ {owner} | join(', ') }}}}"
        plain = item(present(value.shape)) is str
        hint = (
            message("Write {tag}.", tag=joined)
            if plain
            else message("Go through it in a loop: {tag}.", tag=loop)
        )
    elif known := fields(present(value.shape)):
        problem = message("in “{quote}”: “{owner}” is a part and cannot be printed", owner=owner)
        hint = message("Its fields: {names}.", names=", ".join(known))
    elif isinstance(value.shape, Routine | Module):
        problem = message("in “{quote}”: “{owner}” is a macro and cannot be printed", owner=owner)
        hint = message("Write {tag}.", tag=f"{{{{ {owner}(…) }}}}")
    else:
        return
    scope.tell(node, "not-a-text", problem, hint)
