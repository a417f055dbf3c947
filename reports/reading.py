"""YAML files with places kept, and their check against a schema.

In: a path and a pydantic model. Out: the model, and a finding with file and line for every problem.
All scalars stay text: YAML's own guesses (1.000 is 1, no is False, 8:30 is 510) never happen.
Anchors, tags and doubled keys are refused. Knows nothing of what a field means.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import Annotated, Any, Generic, TypeVar, get_args

import yaml
from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    PlainValidator,
    StringConstraints,
    ValidationError,
)
from pydantic_core import ErrorDetails

from reports.causes import not_read, yaml_cause
from reports.cleaning import cleaned, faults, in_one_line, is_heaped, mended
from reports.contents import content_of
from reports.errors import (
    Finding,
    Message,
    NotUnderstoodError,
    Place,
    Severity,
    UnknownNameError,
    did_you_mean,
    message,
)
from reports.periods import Period, read_day

Key = tuple[str | int, ...]

MAX_BYTES = 5_000_000
MOST_VALUES = 300_000  # of one file
MOST_TOLD = 1_000  # problems of one file, for nobody reads more; and texts in it that may be mended
NEVER = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]|\r(?!\n)")
MORE, MENDING = "more-problems", message("Mend those that are shown first.")
LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

Text = Annotated[str, StringConstraints(min_length=1)]
ID, SHA256 = r"^[a-z0-9]+(-[a-z0-9]+)*$", r"^[0-9a-f]{64}$"
KEPT_BY_WINDOWS = re.compile(r"con|prn|aux|nul|(?:com|lpt)[0-9]")
LONGEST_ID = 60  # characters: ids become file names


def _file_name(id: str) -> str:
    if KEPT_BY_WINDOWS.fullmatch(id):
        raise NotUnderstoodError(message("Windows has no files of the name “{id}”", id=id))
    if len(id) > LONGEST_ID:
        problem = message("the id is longer than {limit} characters", limit=LONGEST_ID)
        raise NotUnderstoodError(problem)
    return id


Id = Annotated[str, StringConstraints(pattern=ID), AfterValidator(_file_name)]
Sha256 = Annotated[str, StringConstraints(pattern=SHA256)]


def _one_text(value: Any) -> str:
    """The value itself. Raises `NotUnderstoodError` for a list, or for keys with values."""
    if not isinstance(value, str):
        raise NotUnderstoodError(message("a text is expected here"))
    return value


OneText = BeforeValidator(_one_text)
Day = Annotated[date, PlainValidator(read_day), OneText]
PeriodText = Annotated[Period, PlainValidator(Period.parse), OneText]

AMOUNT = re.compile(r"([1-9][0-9]{0,2}(?:\.[0-9]{3}){1,3}|[1-9][0-9]{0,11})(?: ?(KB|MB|GB))?")
BYTES = {"KB": 1_000, "MB": 1_000_000, "GB": 1_000_000_000}


def _size(text: Any) -> int:
    """A size such as `50 MB`, in bytes. Raises `NotUnderstoodError`."""
    found = AMOUNT.fullmatch(str(text))
    if not found or not found[2]:
        raise NotUnderstoodError(message("“{text}” is no size", text=text), message("Write it as 50 MB."))
    return int(found[1].replace(".", "")) * BYTES[found[2]]


def _number(text: Any) -> int:
    """A whole number above 0, such as `1000` or `1.000`. Raises `NotUnderstoodError`."""
    found = AMOUNT.fullmatch(str(text))
    if not found or found[2]:
        problem = message("“{text}” is no whole number above 0", text=text)
        raise NotUnderstoodError(problem, message("Write it as 1000 or 1.000."))
    return int(found[1].replace(".", ""))


Size = Annotated[int, PlainValidator(_size)]
Number = Annotated[int, PlainValidator(_number)]


class Schema(BaseModel):
    """Base of everything that a YAML file of the workspace may hold."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


S = TypeVar("S", bound=Schema)


@dataclass(frozen=True)
class Tree:
    """A YAML file as plain data (dict, list, str), with the line of every value.

    mended: what was changed in texts before they were taken, each with the key of the text.
    """

    file: str
    digest: str = ""
    data: Any = None
    lines: Mapping[Key, int] | None = None
    mended: tuple[tuple[Key, Finding], ...] = ()

    @property
    def notes(self) -> tuple[Finding, ...]:
        """What was changed in its texts."""
        return tuple(finding for _, finding in self.mended)

    def place(self, *key: str | int) -> Place:
        """Where the value at `key` stands, or the nearest value around it."""
        lines = self.lines or {}
        while key and key not in lines:
            key = key[:-1]
        return Place(self.file, lines.get(key, 0))

    def error(self, code: str, key: Key, problem: Message, hint: Message | None = None) -> Finding:
        """A finding of severity error at the value at `key`."""
        return Finding(Severity.ERROR, code, self.place(*key), problem, hint)


@dataclass(frozen=True)
class Loaded(Generic[S]):
    """A file after its check: its value unless the schema refused it, and every problem found.

    Notes of the tree are among them when the schema refused it: they may say why.
    """

    value: S | None
    tree: Tree
    problems: tuple[Finding, ...]


def load(path: Path, shown: str, schema: type[S], context: object = None) -> Loaded[S]:
    """Read the YAML file at `path` as `schema`; `shown` is its name in messages. Never raises.

    context: what the validators of the schema look things up in.
    """
    if in_one_line(shown) != shown or any(faults(shown)):
        problem = message("the name of the file has a character that is not seen, or looks like another one")
        finding = Finding(Severity.ERROR, "odd-name", Place(shown), problem, message("Rename the file."))
        return Loaded(None, Tree(shown), (finding,))
    tree, problems = read_tree(path, shown)
    if tree.lines is None:
        return Loaded(None, tree, tuple(problems))
    try:
        return Loaded(schema.model_validate(tree.data, context=context), tree, tuple(problems))
    except ValidationError as error:
        problems += _schema_findings(schema, tree, error.errors(include_url=False))
        return Loaded(None, tree, (*problems, *tree.notes))


def read_tree(path: Path, shown: str) -> tuple[Tree, list[Finding]]:
    """The plain data of a YAML file and its problems; a file that cannot be read has no `lines`."""
    tree = Tree(shown)
    try:
        raw = content_of(path)
    except OSError as error:
        return tree, [not_read(error, shown)]
    if len(raw) > MAX_BYTES:
        problem = message("the file is larger than {limit} bytes", limit=MAX_BYTES)
        return tree, [tree.error("file-too-large", (), problem)]
    return _tree_of(raw, tree)


def _tree_of(raw: bytes, tree: Tree) -> tuple[Tree, list[Finding]]:
    """What is in the bytes of a file; `tree` has its name."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        hint = message("Save it again with the encoding UTF-8.")
        return tree, [tree.error("not-utf8", (), message("the file is not UTF-8 text"), hint)]
    if found := [*islice(_never_yaml(text, tree.file), MOST_TOLD)]:
        return tree, found
    builder = _Builder(tree.file, text)
    try:
        data = builder.document()
    except yaml.YAMLError as error:
        return tree, [_syntax_finding(tree.file, error)]
    except NotUnderstoodError as error:
        return tree, [*builder.problems, tree.error(error.code, (), error.problem, error.hint)]
    except RecursionError:
        return tree, [tree.error("not-yaml", (), message("the file is nested too deeply"))]
    digest = sha256(raw).hexdigest()
    return Tree(tree.file, digest, data, builder.lines, tuple(builder.mended)), builder.problems


def _never_yaml(text: str, shown: str) -> Iterator[Finding]:
    """The lines with characters that YAML has no place for, or takes for the end of a line."""
    for number, line in enumerate(text.split("\n") if NEVER.search(text) else (), 1):
        if NEVER.search(line):
            for code, problem, hint in faults(line):
                yield Finding(Severity.ERROR, code, Place(shown, number), problem, hint)


class _Builder:
    """Builds plain data from the parser's events, noting lines and refusing YAML's odd corners."""

    def __init__(self, file: str, text: str) -> None:
        self.file, self.lines, self.problems = file, dict[Key, int](), list[Finding]()
        self.mended, self.values = list[tuple[Key, Finding]](), 0
        self.events: Iterator[yaml.Event] = iter(yaml.parse(text, Loader=LOADER))

    def document(self) -> Any:
        data: Any = ""
        self.lines[()] = 1
        documents = 0
        for event in self.events:
            if isinstance(event, yaml.NodeEvent):
                documents += 1
                data = self.node(event, ()) if documents == 1 else self.node(event, ("",))
                if documents == 2:
                    self.refuse("two-documents", event, message("a second document begins here"))
        return data

    def node(self, event: yaml.Event, key: Key) -> Any:
        self.values += 1
        if self.values > MOST_VALUES:
            problem = message("the file has more than {limit} values", limit=MOST_VALUES)
            raise NotUnderstoodError(problem, code="file-too-large")
        self.lines[key] = _line(event)
        self.check_plain(event)
        if isinstance(event, yaml.SequenceStartEvent):
            items = enumerate(_until(self.events, yaml.SequenceEndEvent))
            return [self.node(item, (*key, index)) for index, item in items]
        if isinstance(event, yaml.MappingStartEvent):
            return self.mapping(key)
        return self.text(event, key)

    def text(self, event: yaml.Event, key: Key) -> str:
        """A scalar as text, cleaned, which is told; what must not be printed in it is refused."""
        text, told = mended(getattr(event, "value", ""))
        place = Place(self.file, _line(event))
        for one in told:
            if len(self.mended) < MOST_TOLD:
                self.mended.append((key, Finding(Severity.WARNING, one.code, place, one.problem, one.hint)))
            else:  # a text that nobody hears of is not changed
                self.refuse(one.code, event, one.problem)
        for fault in faults(text):
            self.refuse(fault.code, event, fault.problem, fault.hint)
        return "" if is_heaped(text) else cleaned(text)

    def mapping(self, key: Key) -> dict[str, Any]:
        data: dict[str, Any] = {}
        for event in _until(self.events, yaml.MappingEndEvent):
            name = self.node(event, (*key, ""))
            if not isinstance(name, str):
                self.refuse("odd-key", event, message("a key must be a plain text"))
                name = ""
            if name in data:
                first = self.lines[(*key, name)]
                problem = message("the key “{key}” stands here a second time", key=name)
                hint = message("It stands first on line {line}; keep one.", line=first)
                self.refuse("doubled-key", event, problem, hint)
            line = _line(event)
            data[name] = self.node(next(self.events), (*key, name))
            self.lines[(*key, name)] = line
        return data

    def check_plain(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            hint = message("Put a text that begins with & or * in quotation marks.")
            self.refuse("yaml-anchor", event, message("YAML anchors (& and *) are not used here"), hint)
        elif getattr(event, "tag", None) not in (None, "!"):
            hint = message("Put a text that begins with ! in quotation marks.")
            self.refuse("yaml-tag", event, message("YAML tags (!) are not used here"), hint)

    def refuse(self, code: str, event: yaml.Event, problem: Message, hint: Message | None = None) -> None:
        """Note a problem. Raises `NotUnderstoodError` when there are more than anybody would read."""
        if len(self.problems) == MOST_TOLD:
            more = message("the file has more problems, and was read no further")
            raise NotUnderstoodError(more, MENDING, code=MORE)
        self.problems.append(Finding(Severity.ERROR, code, Place(self.file, _line(event)), problem, hint))


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 0


def _until(events: Iterator[yaml.Event], end: type[yaml.Event]) -> Iterator[yaml.Event]:
    for event in events:
        if isinstance(event, end):
            return
        yield event


def _syntax_finding(file: str, error: yaml.YAMLError) -> Finding:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    detail = getattr(error, "problem", None) or ""
    return Finding(
        Severity.ERROR,
        "not-yaml",
        Place(file, mark.line + 1 if mark else 0),
        message("the file cannot be read as YAML: {detail}", detail=yaml_cause(detail)),
        message("Often a text with a colon or a leading symbol needs quotation marks."),
    )


def slips_told(tree: Tree, slips: Iterable[tuple[Key, NotUnderstoodError]]) -> Iterator[Finding]:
    """A finding for each slip of a file at its key, as many as anybody would read."""
    left = iter(slips)
    for key, slip in islice(left, MOST_TOLD):
        yield _slip_finding(tree, key, slip)
    yield from _more(tree, sum(1 for _ in left))


def _slip_finding(tree: Tree, key: Key, slip: NotUnderstoodError) -> Finding:
    hint = did_you_mean(slip.name, slip.known) if isinstance(slip, UnknownNameError) else slip.hint
    return tree.error(slip.code, (*key, *slip.key), slip.problem, hint)


def _schema_findings(schema: type[Schema], tree: Tree, errors: Sequence[ErrorDetails]) -> Iterator[Finding]:
    """Our findings for pydantic's errors, as many as anybody would read."""
    short = {one["loc"] for one in errors if one["type"] == "too_short"}
    around = {one["loc"][:end] for one in errors for end in range(len(one["loc"]))} if short else ()
    # A list may be too short only because items of it are wrong, which is told by itself.
    own = [one for one in errors if not (one["type"] == "too_short" and one["loc"] in around)]
    for one in own[:MOST_TOLD]:
        yield _schema_finding(schema, tree, one)
    yield from _more(tree, len(own[MOST_TOLD:]))


def _more(tree: Tree, number: int) -> Iterator[Finding]:
    """That so many problems are not told, when there are any."""
    if number:
        problem = message("{number} more problems of this file are not shown", number=number)
        yield tree.error(MORE, (), problem, MENDING)


WRONG_SHAPE = {
    "model_type": message("a list of “key: value” lines is expected here"),
    "list_type": message("a list, each item after “- ”, is expected here"),
    "tuple_type": message("a list, each item after “- ”, is expected here"),
    "string_type": message("a text is expected here"),
    "string_too_short": message("the value is empty"),
    "int_parsing": message("a whole number is expected here"),
    "int_parsing_size": message("the number is too large"),
    "bool_parsing": message("true or false is expected here"),
    "string_pattern_mismatch": message("“{value}” does not have the form that is needed here"),
    "greater_than_equal": message("the number is too small"),
    "less_than_equal": message("the number is too large"),
    "too_long": message("the list has too many items"),
    "too_short": message("the list has too few items"),
}
ELSE = message("the value does not have the form that is needed here")
HINTS = {
    ID: message("Use small letters a-z, digits and single hyphens."),
    SHA256: message("A sha256 has 64 digits, 0-9 and a-f."),
}


def _schema_finding(schema: type[Schema], tree: Tree, error: ErrorDetails) -> Finding:
    """Our finding for one of pydantic's errors."""
    kind, key = error["type"], tuple(error["loc"])
    cause = error.get("ctx", {}).get("error")
    if isinstance(cause, NotUnderstoodError):
        return _slip_finding(tree, key, cause)
    if kind == "missing" and isinstance(key[-1], int):
        return tree.error("wrong-shape", key[:-1], message("the list has too few items"))
    if kind == "missing":
        problem = message("the key “{key}” is missing", key=key[-1])
        return tree.error("missing-key", key[:-1], problem)
    if kind == "extra_forbidden":
        problem = message("unknown key “{key}”", key=key[-1])
        known = _keys_known_at(schema, key[:-1])
        hint = did_you_mean(str(key[-1]), known) or message("Known: {names}.", names=", ".join(known))
        return tree.error("unknown-key", key, problem, hint)
    if kind == "enum":
        problem = message("“{value}” is not allowed here", value=error["input"])
        names = error["ctx"]["expected"].replace("'", "").replace(" or ", ", ")
        return tree.error("unknown-value", key, problem, message("Known: {names}.", names=names))
    problem = WRONG_SHAPE.get(kind, ELSE)
    if "{value}" in problem.pattern:
        problem = message(problem.pattern, value=error["input"])
    return tree.error("wrong-shape", key, problem, HINTS.get(error.get("ctx", {}).get("pattern", "")))


def _keys_known_at(schema: type[Schema], key: Key) -> tuple[str, ...]:
    for name in key:
        if isinstance(name, str):
            schema = _schema_within(schema.model_fields[name].annotation)
    return tuple(schema.model_fields)


def _schema_within(annotation: Any) -> Any:
    """The schema that an annotation such as `tuple[X, ...]` or `X | None` speaks of."""
    parts = get_args(annotation)
    return next((_schema_within(part) for part in parts if part not in (..., type(None))), annotation)
