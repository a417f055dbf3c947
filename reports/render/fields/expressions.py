"""What an expression of a template gives, and what is wrong with it.

In: a node of Jinja's tree and the scope it stands in. Out: a `Value`; fields and findings are noted
in the scope.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from jinja2 import nodes

from reports.errors import did_you_mean, message
from reports.render.fields.filters import filtered
from reports.render.fields.scope import Routine, Scope, Value
from reports.render.fields.shapes import Loop, common, fields, item, list_of, present
from reports.render.fields.tags import ENVIRONMENT, nearest
from reports.render.fields.values import (
    NUMBER,
    TEXT,
    UNKNOWN,
    field_of,
    items,
    merged,
    printable,
    whole,
    written,
)


def value_of(node: nodes.Node, scope: Scope) -> Value:
    """What the expression gives in this scope."""
    return READERS.get(type(node), _others)(node, scope)


def proved(test: nodes.Node, scope: Scope, *, holds: bool = True) -> frozenset[str]:
    """The values that are known to be there when the test holds, or when it does not."""
    match test:
        case nodes.Not():
            return proved(test.node, scope, holds=not holds)
        case nodes.And() | nodes.Or():
            both = proved(test.left, scope, holds=holds), proved(test.right, scope, holds=holds)
            return both[0] | both[1] if isinstance(test, nodes.And) is holds else both[0] & both[1]
        case nodes.Test(name="none"):
            return frozenset() if holds else _keys(test.node, scope)
        case nodes.Compare(ops=[nodes.Operand(op="ne" | "eq" as op, expr=nodes.Const(value=None))]):
            return _keys(test.expr, scope) if holds is (op == "ne") else frozenset()
    return _keys(test, scope) if holds else frozenset()


def _keys(node: nodes.Node, scope: Scope) -> frozenset[str]:
    """What `Scope.given` calls the value of this node; a name that is misspelt is read as it was meant."""
    name = node.name if isinstance(node, nodes.Name) else ""
    if name and name not in scope.names:
        name = nearest(name, scope.names)
    return frozenset({value_of(node, scope.quiet()).path or name} - {""})


def _others(node: nodes.Node, scope: Scope) -> Value:
    for child in node.iter_child_nodes():
        value_of(child, scope)
    return UNKNOWN


def _name(node: Any, scope: Scope) -> Value:
    found = scope.names.get(node.name)
    if found is None and "for" in scope.program.missing:
        return UNKNOWN
    if found is None:
        problem = message("in “{quote}”: there is no field “{name}”", name=node.name)
        known = message("Known: {names}.", names=", ".join(sorted(scope.names)))
        scope.tell(node, "unknown-field", problem, did_you_mean(node.name, scope.names) or known)
        return UNKNOWN
    return scope.met(found, node.name)


def _getattr(node: Any, scope: Scope) -> Value:
    return field_of(value_of(node.node, scope), node.attr, node.node, scope)


def _getitem(node: Any, scope: Scope) -> Value:
    owner = value_of(node.node, scope)
    whole(owner, node.node, scope)
    if isinstance(node.arg, nodes.Slice):
        value_of(node.arg, scope)
        if fields(present(owner.shape)):
            items(owner, node.node, scope)
        return replace(owner, each=())
    index = node.arg.value if isinstance(node.arg, nodes.Const) else None
    if isinstance(index, str) or (index is not None and fields(present(owner.shape))):
        return field_of(owner, str(index), node.node, scope)
    value_of(node.arg, scope)
    if owner.shape is str:
        return TEXT
    return merged(items(owner, node.node, scope)) if item(present(owner.shape)) else UNKNOWN


def _call(node: Any, scope: Scope) -> Value:
    arguments = [value_of(argument, scope) for argument in node.args]
    named = {pair.key: value_of(pair.value, scope) for pair in node.kwargs}
    spread = bool(node.dyn_args or node.dyn_kwargs)
    if isinstance(node.node, nodes.Getattr) and _is_method(node.node, scope):
        return UNKNOWN
    called = value_of(node.node, scope).shape
    if isinstance(called, Routine):
        given = {**dict(zip(called.parameters, arguments, strict=False)), **named}
        if not spread:
            _fits(called, len(arguments), given, node, scope)
        called.run(given, scope.given)
        return TEXT
    if called not in (Any, Loop):  # a loop that is marked `recursive` may call itself
        problem = message("in “{quote}”: “{owner}” is not a macro", owner=written(node.node))
        scope.tell(node, "not-a-macro", problem)
    return UNKNOWN


def _is_method(node: nodes.Getattr, scope: Scope) -> bool:
    """Whether this is a method of a text, a list or a part that a template is allowed to call."""
    shape = value_of(node.node, scope.quiet()).shape
    sample: Any = "" if shape is str else [] if item(shape) is not None else {} if fields(shape) else None
    method = getattr(sample, node.attr, None)
    return callable(method) and ENVIRONMENT.is_safe_attribute(sample, node.attr, method)


def _fits(routine: Routine, count: int, given: Mapping[str, Value], node: nodes.Node, scope: Scope) -> None:
    needed = routine.parameters[: len(routine.parameters) - routine.optional]
    fits = {*needed} <= {*given} and (
        routine.more or (count <= len(routine.parameters) and {*given} <= {*routine.parameters})
    )
    if not fits:
        call = f"{routine.name}({', '.join(routine.parameters)})"
        problem = message("in “{quote}”: the macro is called with other arguments than {call}", call=call)
        scope.tell(node, "macro-arguments", problem)


def _filter(node: Any, scope: Scope) -> Value:
    for argument in (*node.args, *(pair.value for pair in node.kwargs)):
        value_of(argument, scope)
    unsure = scope.where(_on_the_way(node.node, scope)) if node.name in ("d", "default") else scope
    return filtered(node, value_of(node.node, unsure) if node.node else TEXT, scope)


def _test(node: Any, scope: Scope) -> Value:
    if node.name not in ENVIRONMENT.tests:
        problem = message("in “{quote}”: there is no test “{name}”", name=node.name)
        scope.tell(node, "unknown-test", problem, did_you_mean(node.name, ENVIRONMENT.tests))
    unsure = scope.where(_on_the_way(node.node, scope)) if node.name in ("defined", "undefined") else scope
    value_of(node.node, unsure)
    for argument in node.args or ():
        value_of(argument, scope)
    return NUMBER


def _on_the_way(node: nodes.Node, scope: Scope) -> frozenset[str]:
    """The values that lead to the one that is asked for, of which Jinja allows any to be missing."""
    steps: frozenset[str] = frozenset()
    while isinstance(node, nodes.Getattr | nodes.Getitem):
        node = node.node
        steps |= _keys(node, scope)
    return steps


def _either(node: Any, scope: Scope) -> Value:
    left = value_of(node.left, scope)
    right = value_of(node.right, scope.where(proved(node.left, scope, holds=isinstance(node, nodes.And))))
    if isinstance(node, nodes.Or):
        left = replace(left, shape=present(left.shape))
    return merged((left, right))


def _chosen(node: Any, scope: Scope) -> Value:
    value_of(node.test, scope)
    one = value_of(node.expr1, scope.where(proved(node.test, scope)))
    if node.expr2 is None:
        return one
    return merged((one, value_of(node.expr2, scope.where(proved(node.test, scope, holds=False)))))


def _operation(node: Any, scope: Scope) -> Value:
    return Value(common(*(value_of(child, scope).shape for child in node.iter_child_nodes())))


def _joined(node: Any, scope: Scope) -> Value:
    for child in node.nodes:
        printable(value_of(child, scope), child, scope)
    return TEXT


def _truth(node: Any, scope: Scope) -> Value:
    _others(node, scope)
    return NUMBER


def _constant(node: Any, scope: Scope) -> Value:  # noqa: ARG001
    return Value(type(node.value)) if node.value is not None else UNKNOWN


def _literal(node: Any, scope: Scope) -> Value:
    each = tuple(value_of(child, scope) for child in node.items)
    return Value(list_of(common(*(value.shape for value in each))), each=each)


READERS: dict[type[nodes.Node], Callable[[Any, Scope], Value]] = {
    nodes.Name: _name,
    nodes.Getattr: _getattr,
    nodes.Getitem: _getitem,
    nodes.Call: _call,
    nodes.Filter: _filter,
    nodes.Test: _test,
    nodes.And: _either,
    nodes.Or: _either,
    nodes.CondExpr: _chosen,
    nodes.Concat: _joined,
    nodes.Not: _truth,
    nodes.Compare: _truth,
    nodes.Const: _constant,
    nodes.List: _literal,
    nodes.Tuple: _literal,
    **dict.fromkeys((nodes.Add, nodes.Sub, nodes.Mul, nodes.Div, nodes.FloorDiv, nodes.Mod), _operation),
}
