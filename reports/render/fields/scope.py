"""Where a walk through a template stands: the names that are known there, and what was noted so far."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from jinja2 import nodes

from reports.errors import Finding, Message
from reports.render.fields.program import Program
from reports.render.fields.shapes import present


@dataclass(frozen=True)
class Checked:
    """A template that was looked through. fields: those it uses, as `plan.groups.rows.text`, each once
    and in the order of their first use; a part is named only when none of its fields is used.
    """

    file: str
    fields: tuple[str, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class Value:
    """What an expression gives. path: the field of the report it comes from, empty for none;
    each: the items of a list that is written in the template itself.
    """

    shape: Any = Any
    path: str = ""
    each: tuple[Value, ...] = ()


@dataclass(eq=False)
class Routine:
    """The shape of a macro. parameters: their names, the last `optional` of which may be left out;
    more: whether it takes further arguments; run: walks through its body.
    """

    name: str
    parameters: tuple[str, ...]
    optional: int
    more: bool
    run: Callable[[Mapping[str, Value], frozenset[str]], None]


@dataclass(eq=False)
class Module:
    """The shape of an imported template: its macros and other names."""

    names: Mapping[str, Value]


@dataclass
class Notes:
    """What a walk has met: the fields that were used, and the findings; in order, each once."""

    used: dict[str, None] = field(default_factory=dict)
    findings: dict[Finding, None] = field(default_factory=dict)

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields that were used, without the parts that are only on the way to one."""
        return tuple(path for path in self.used if not any(p.startswith(f"{path}.") for p in self.used))


Layers = tuple[tuple[nodes.Block, Program], ...]


@dataclass(frozen=True)
class Scope:
    """Names and what they stand for. program: the one whose tree is walked through; given: the paths,
    or names, of values known to be there; blocks: each with those of its name in the templates it
    extends; top: the names outside of all blocks; within: the templates at work, the innermost last.
    """

    names: ChainMap[str, Value]
    program: Program
    notes: Notes
    given: frozenset[str] = frozenset()
    blocks: Mapping[str, Layers] = field(default_factory=dict)
    top: ChainMap[str, Value] = field(default_factory=ChainMap)
    within: tuple[str, ...] = ()

    def inner(self, names: Mapping[str, Value]) -> Scope:
        """A scope in this one in which these names are known as well."""
        return replace(self, names=self.names.new_child(dict(names)))

    def where(self, given: Iterable[str]) -> Scope:
        """The scope where these values are known to be there."""
        return replace(self, given=self.given.union(given))

    def quiet(self) -> Scope:
        """The scope for a look that leaves no note."""
        return replace(self, notes=Notes())

    def met(self, value: Value, name: str = "") -> Value:
        """Note that a value is used; without its None where it is known to be there."""
        if value.path:
            self.notes.used[value.path] = None
        known = (value.path or name) in self.given
        return replace(value, shape=present(value.shape)) if known else value

    def tell(self, node: nodes.Node, code: str, problem: Message, hint: Message | None = None) -> None:
        """Note a finding about the tag in which `node` stands."""
        self.notes.findings[self.program.tag(node).finding(code, problem, hint)] = None
