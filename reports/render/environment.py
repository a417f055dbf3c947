"""The one way in which templates are filled: strict, escaping, sandboxed, with plain text only.

In: a `Report` or a `Letter`. Out: a context of dicts, lists and NFC texts with their no-break spaces, and
the Jinja environment for it.
"""

from __future__ import annotations

import re
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import fields, is_dataclass
from functools import cache, lru_cache
from typing import Any

import jinja2
from jinja2.sandbox import ImmutableSandboxedEnvironment

from reports.cleaning import composed, faults
from reports.document.letter import Letter
from reports.document.marks import plain
from reports.document.report import Report
from reports.errors import Finding, Place, RenderError, Severity, TemplateError, message
from reports.typography import bound

UNPRINTED = ("figures", "findings")  # fields of a report that are not for templates
IN_MEMORY = "<template>"  # what Jinja calls a template that comes from no file


def environment(loader: jinja2.BaseLoader | None = None) -> ImmutableSandboxedEnvironment:
    """A Jinja environment that escapes every value, refuses unknown names, and runs no code. Only a file
    whose name ends with .txt is plain text, where nothing is to be escaped.
    """
    made = ImmutableSandboxedEnvironment(
        loader=loader,
        autoescape=jinja2.select_autoescape(
            disabled_extensions=("txt",), default_for_string=True, default=True
        ),
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals.clear()
    return made


def context(model: Report | Letter) -> dict[str, Any]:
    """The view model as plain data; what the templates print are texts and nothing else.

    Figures are still marked: whoever finishes the document takes the marks out. Raises `RenderError` for
    texts that must not be printed, each with the field where it stands.
    """
    names = [field.name for field in fields(model) if field.name not in UNPRINTED]
    try:
        return {name: _plain(getattr(model, name)) for name in names}
    except _UnfitError:
        of = model.id if isinstance(model, Report) else "bulletin"
        told = (finding for name in names for finding in _unfit(getattr(model, name), f"{of}.{name}"))
        raise RenderError(told) from None


class _UnfitError(Exception):
    """A text that must not be printed."""


def _plain(value: Any) -> Any:
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if is_dataclass(value):
        return {name: _plain(getattr(value, name)) for name in _names(value.__class__)}
    if value is None or isinstance(value, bool):
        return value
    raise TypeError(f"a template gets texts only, not {value!r}")


@cache
def _names(model: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(model))


@lru_cache(maxsize=10_000)  # the same texts stand in each format of a report, and units in each of its rows
def _text(text: str) -> str:
    if any(faults(plain(text))):
        raise _UnfitError
    return bound(composed(text))


def _unfit(value: Any, at: str) -> Iterator[Finding]:
    """What must not be printed of a value of the field `at`."""
    if isinstance(value, str):
        for fault in faults(plain(value)):
            yield Finding(Severity.ERROR, fault.code, Place(at), fault.problem, fault.hint)
    elif isinstance(value, tuple):
        for number, item in enumerate(value):
            yield from _unfit(item, f"{at}[{number}]")
    elif is_dataclass(value):
        for name in _names(value.__class__):
            yield from _unfit(getattr(value, name), f"{at}.{name}")


@contextmanager
def template_errors(template: str, paragraphs: str = "") -> Iterator[None]:
    """Turn what goes wrong while the template shown as `template` is compiled or runs into a `TemplateError`.

    paragraphs: the XML that Jinja reads, a paragraph a line, of a template in which people see no lines.
    """
    try:
        yield
    except MemoryError:  # whoever set the limit says so
        raise
    except Exception as error:
        line = getattr(error, "lineno", None) or 0
        near = _text_near(line or _line_reached(error), paragraphs)
        detail = getattr(error, "message", None) or str(error) or type(error).__name__
        problem = message("the template cannot be filled: {detail}", detail=detail)
        hint = message("Look near: {text}", text=near) if near else None
        finding = Finding(
            Severity.ERROR, "template", Place(template, 0 if paragraphs else line), problem, hint
        )
        raise TemplateError([finding]) from error


def _line_reached(error: Exception) -> int:
    """The line of the template that was running; 0 when none was."""
    frames = traceback.walk_tb(error.__traceback__)
    return next((line for frame, line in [*frames][::-1] if frame.f_code.co_filename == IN_MEMORY), 0)


def _text_near(line: int, paragraphs: str) -> str:
    """The words of the paragraph in this line and of three on each side."""
    near = paragraphs.split("\n")[max(line - 4, 0) : line + 3] if line else ()
    words = (re.sub(r"<[^>]+>", "", paragraph).strip() for paragraph in near)
    return " / ".join(word for word in words if word)
