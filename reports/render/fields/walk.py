"""The walk through a template, statement by statement, as Jinja would run it.

In: the programs of a template, and those that it may include, extend or import. Out: `Checked`.
Each branch is walked through, each loop once for all its items, each macro with what it is given.
"""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from jinja2 import nodes

from reports.document.report import Report
from reports.errors import did_you_mean, message
from reports.render.fields.expressions import proved, value_of
from reports.render.fields.program import Program
from reports.render.fields.scope import Checked, Layers, Module, Notes, Routine, Scope, Value
from reports.render.fields.shapes import Loop, fields_given
from reports.render.fields.values import TEXT, UNKNOWN, items, printable


def walk(
    programs: Iterable[Program], file: str, others: Mapping[str, Program], model: type = Report
) -> Checked:
    """Look through the programs of one template, each of which is given a whole report.

    file: its name as shown; others: the templates that it may include, extend or import, by name; model: the
    type of what it is given, when that is no report.
    """
    walked = _Walk(others)
    for program in programs:
        names = ChainMap({}, {name: Value(shape, name) for name, shape in fields_given(model).items()})
        walked.template(Scope(names, program, walked.notes), {})
    walked.finish()
    findings = sorted(walked.notes.findings, key=lambda finding: finding.place)
    return Checked(file, walked.notes.fields, tuple(findings))


class _Walk:
    def __init__(self, others: Mapping[str, Program]) -> None:
        self.others, self.notes = others, Notes()
        self.programs: list[Program] = []
        self.macros: list[tuple[nodes.Macro, Scope]] = []
        self.called: set[int] = set()
        self.running: list[int] = []
        self.statements: dict[type[nodes.Node], Callable[[Any, Scope], None]] = {
            nodes.Output: self._output,
            nodes.For: self._for,
            nodes.If: self._if,
            nodes.Assign: self._assign,
            nodes.AssignBlock: self._assign_block,
            nodes.With: self._with,
            nodes.Macro: self._macro,
            nodes.CallBlock: self._call_block,
            nodes.FilterBlock: self._filter_block,
            nodes.Block: self._block,
            nodes.Include: self._include,
            nodes.Import: self._import,
            nodes.FromImport: self._from_import,
        }

    def template(self, scope: Scope, derived: Mapping[str, Layers]) -> None:
        """Walk through the program of `scope`. derived: the blocks of the templates that extend it."""
        program = scope.program
        self.programs.append(program)
        self.notes.findings.update(dict.fromkeys(program.findings))
        own = {block.name: ((block, program),) for block in program.tree.find_all(nodes.Block)}
        blocks = {name: (*derived.get(name, ()), *own.get(name, ())) for name in {**derived, **own}}
        scope = replace(scope, blocks=blocks, top=scope.names)
        extends = program.tree.find(nodes.Extends)
        parents = self._asked(extends, scope) if extends else []
        silent = (nodes.Output, nodes.Block, nodes.Extends) if parents else ()
        self.run((node for node in program.tree.body if not isinstance(node, silent)), scope)
        for parent in parents:
            self.template(parent, blocks)

    def finish(self) -> None:
        """Walk through the macros that nobody has called; then let Jinja say what else it refuses."""
        for macro, scope in self.macros:
            if id(macro) not in self.called:
                self._body(macro, scope, {}, frozenset())
        if not self.notes.findings:
            refused = (program.refused() for program in self.programs)
            self.notes.findings.update({finding: None for finding in refused if finding})

    def run(self, body: Iterable[nodes.Node], scope: Scope) -> None:
        """Walk through statements."""
        for node in body:
            if isinstance(node, nodes.Expr):
                value_of(node, scope)
            else:
                self.statements.get(type(node), self._others)(node, scope)

    def _others(self, node: nodes.Node, scope: Scope) -> None:
        self.run(node.iter_child_nodes(), scope)

    def _output(self, node: nodes.Output, scope: Scope) -> None:
        for child in node.nodes:
            printable(value_of(child, scope), child, scope)
            if isinstance(child, nodes.CondExpr) and child.expr2 is None:
                problem = message("in “{quote}”: it is not said what is printed when the condition fails")
                hint = message("Write {tag}.", tag="{{ … if … else '' }}")
                scope.tell(child, "no-else", problem, hint)

    def _for(self, node: nodes.For, scope: Scope) -> None:
        for value in items(value_of(node.iter, scope), node.iter, scope):
            inner = scope.inner({**_named(node.target, value), "loop": Value(Loop)})
            if node.test:
                value_of(node.test, inner)
                inner = inner.where(proved(node.test, inner))
            self.run(node.body, inner)
        self.run(node.else_, scope.inner({}))

    def _if(self, node: nodes.If, scope: Scope) -> None:
        for choice in (node, *node.elif_):
            value_of(choice.test, scope)
            self.run(choice.body, scope.where(proved(choice.test, scope)))
            scope = scope.where(proved(choice.test, scope, holds=False))
        self.run(node.else_, scope)

    def _assign(self, node: nodes.Assign, scope: Scope) -> None:
        scope.names.update(_named(node.target, value_of(node.node, scope)))

    def _assign_block(self, node: nodes.AssignBlock, scope: Scope) -> None:
        self.run(node.body, scope.inner({}))
        if node.filter:
            value_of(node.filter, scope)
        scope.names.update(_named(node.target, TEXT))

    def _with(self, node: nodes.With, scope: Scope) -> None:
        inner = scope.inner({})
        for target, value in zip(node.targets, node.values, strict=True):
            inner.names.update(_named(target, value_of(value, scope)))
        self.run(node.body, inner)

    def _macro(self, node: nodes.Macro, scope: Scope) -> None:
        names = tuple(argument.name for argument in node.args)
        more = any(name.name in ("varargs", "kwargs") for name in node.find_all(nodes.Name))
        run = partial(self._body, node, scope)
        scope.names[node.name] = Value(Routine(node.name, names, len(node.defaults), more, run))
        self.macros.append((node, scope))

    def _body(
        self, node: nodes.Macro, scope: Scope, arguments: Mapping[str, Value], given: frozenset[str]
    ) -> None:
        """Walk through a macro with these arguments, in the scope in which it was written."""
        self.called.add(id(node))
        if id(node) in self.running:
            return
        names = dict.fromkeys(("caller", "varargs", "kwargs", *(a.name for a in node.args)), UNKNOWN)
        optional = node.args[len(node.args) - len(node.defaults) :]
        defaults = {a.name: value_of(d, scope) for a, d in zip(optional, node.defaults, strict=True)}
        self.running.append(id(node))
        self.run(node.body, scope.where(given).inner({**names, **defaults, **arguments}))
        self.running.remove(id(node))

    def _call_block(self, node: nodes.CallBlock, scope: Scope) -> None:
        value_of(node.call, scope)
        self.run(node.body, scope.inner({argument.name: UNKNOWN for argument in node.args}))

    def _filter_block(self, node: nodes.FilterBlock, scope: Scope) -> None:
        value_of(node.filter, scope)
        self.run(node.body, scope.inner({}))

    def _block(self, node: nodes.Block, scope: Scope) -> None:
        layers = scope.blocks.get(node.name, ((node, scope.program),))
        self._layers(layers, scope if node.scoped else replace(scope, names=scope.top))

    def _layers(self, layers: Layers, scope: Scope) -> None:
        """Walk through a block as the first of these has it; `super` is the next one."""
        (block, program), *rest = layers
        above = Routine("super", (), 0, more=False, run=lambda *_: self._layers(tuple(rest), scope))
        names = {"self": UNKNOWN, **({"super": Value(above)} if rest else {})}
        self.run(block.body, replace(scope, program=program).inner(names))

    def _include(self, node: nodes.Include, scope: Scope) -> None:
        for asked in self._asked(node, scope):
            names = scope.names.new_child() if node.with_context else ChainMap({})
            self.template(replace(asked, names=names), {})

    def _import(self, node: nodes.Import, scope: Scope) -> None:
        names = self._module(node, scope)
        scope.names[node.target] = UNKNOWN if names is None else Value(Module(names))

    def _from_import(self, node: nodes.FromImport, scope: Scope) -> None:
        names = self._module(node, scope)
        for wanted in node.names:
            name, known_as = wanted if isinstance(wanted, tuple) else (wanted, wanted)
            scope.names[known_as] = UNKNOWN if names is None else names.get(name, UNKNOWN)
            if names is not None and name not in names:
                problem = message("in “{quote}”: the imported template has no macro “{name}”", name=name)
                scope.tell(node, "unknown-macro", problem, did_you_mean(name, names))

    def _module(self, node: nodes.Import | nodes.FromImport, scope: Scope) -> Mapping[str, Value] | None:
        """The names that the imported template makes; None when it is not known."""
        names: dict[str, Value] = {}
        asked = self._asked(node, scope)
        for other in asked:
            around = scope.names.maps if node.with_context else ()
            self.template(replace(other, names=ChainMap(names, *around)), {})
        return names if asked else None

    def _asked(self, node: Any, scope: Scope) -> list[Scope]:
        """The template that a statement asks for, as a scope to walk through it; none when its name
        is only known later, and when there is none (which is told).
        """
        value_of(node.template, scope)
        asked = node.template
        choices = asked.items if isinstance(asked, nodes.List | nodes.Tuple) else [asked]
        names = [choice.value for choice in choices if isinstance(choice, nodes.Const)]
        if len(names) < len(choices):
            return []
        name = next((name for name in names if name in self.others), None)
        if name is None:
            if not getattr(node, "ignore_missing", False):
                problem = message("in “{quote}”: there is no template “{name}”", name=", ".join(names))
                scope.tell(node, "unknown-template", problem, did_you_mean(names[0], self.others))
            return []
        if name in scope.within:
            problem = message("in “{quote}”: the template “{name}” asks for itself", name=name)
            scope.tell(node, "endless-template", problem)
            return []
        return [replace(scope, program=self.others[name], within=(*scope.within, name))]


def _named(target: nodes.Node, value: Value) -> dict[str, Value]:
    """The names that an assignment makes; of several at once nothing more is known."""
    if isinstance(target, nodes.Name):
        return {target.name: value}
    return {name.name: UNKNOWN for name in target.find_all(nodes.Name)}
