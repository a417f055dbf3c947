"""The templates of a workspace: read once, Word parts put in their places, looked through before use.

In: the folder of templates, or their bytes by name where they have travelled. Out: Word templates prepared
for use, pages as texts, and what each of them asks for. A link that leads out of the folder is not followed.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from reports.causes import cause
from reports.contents import content_of
from reports.document.letter import Letter
from reports.document.report import Report
from reports.errors import Finding, Message, Place, Severity, TemplateError, message

if TYPE_CHECKING:
    from reports.render.fields.program import Program
    from reports.render.fields.scope import Checked
    from reports.render.word_template import WordTemplate

FOLDER, PARTS = "templates", "parts"
WORD, PAGE, PLAIN = ".docx", ".html", ".txt"
PAGES = (PAGE, ".css", PLAIN)
WHOLE = (WORD, PAGE, PLAIN)
LETTERS = (LETTER_PAGE, LETTER_PLAIN) = ("bulletin.html", "bulletin.txt")


def read_templates(folder: Path, shown: str, suffixes: Collection[str] = (WORD, *PAGES)) -> dict[str, bytes]:
    """The templates in `folder`, which messages call `shown`, and their parts in the folder `parts`, by
    name; only files of these suffixes.

    Raises `TemplateError` when one cannot be read.
    """
    beside = (*folder.glob("*"), *folder.glob(f"{PARTS}/*"))
    paths = sorted(path for path in beside if path.suffix in suffixes)
    names = [path.relative_to(folder).as_posix() for path in paths]
    # A Word file that somebody has open leaves a lock file of the same suffix.
    return {name: _read(folder, name, shown) for name in names if "~$" not in name}


def _read(folder: Path, name: str, shown: str) -> bytes:
    path = folder / name
    if not path.resolve().is_relative_to(folder.resolve()):
        raise _error(_named(shown, name), message("the template is a link to another folder"))
    try:
        return content_of(path)
    except OSError as error:
        problem = message("the template cannot be read: {detail}", detail=cause(error))
        raise _error(_named(shown, name), problem) from error


class Templates:
    """Templates and their parts. sources: their bytes by name; shown: what messages call their folder."""

    def __init__(self, sources: Mapping[str, bytes], shown: str) -> None:
        self.sources, self.shown = sources, shown
        self.pages = {
            name: content.decode("utf-8", "replace")
            for name, content in self.sources.items()
            if name.endswith(PAGES)
        }
        self.word, self.word_parts = cache(self._word), cache(self._word_parts)

    @property
    def digests(self) -> dict[str, str]:
        """The sha256 of each file, by its name in messages."""
        return {self.named(name): sha256(content).hexdigest() for name, content in self.sources.items()}

    @property
    def whole(self) -> tuple[str, ...]:
        """The templates of reports and messages: all but the parts."""
        return tuple(name for name in self.sources if "/" not in name and name.endswith(WHOLE))

    def named(self, name: str) -> str:
        """What messages call a template."""
        return _named(self.shown, name)

    def known(self, name: str) -> str:
        """The name itself. Raises `TemplateError` when there is no such template."""
        if name not in self.sources:
            raise _error(self.named(name), message("the template for this form of report is missing"))
        return name

    def needs(self, name: str) -> tuple[str, ...]:
        """The template and all that it can take in, directly or through others: every name that one holds."""
        found, new = [name], [name]
        while new:
            text = self._text(new.pop())
            taken = [other for other in self.sources if other not in found and other in text]
            found, new = found + taken, new + taken
        return tuple(found)

    def _text(self, name: str) -> str:
        if name in self.pages:
            return self.pages[name]
        from reports.render.word_parts import opened

        return "".join(opened(self.sources[name], self.named(name)).element.body.itertext())

    def check(self, names: Iterable[str]) -> tuple[Checked, ...]:
        """What these templates ask for, and what is wrong with them. Raises `TemplateError` for a file that
        is no template at all.
        """
        return tuple(self._checked(name) for name in names)

    def _checked(self, name: str) -> Checked:
        if name.endswith(WORD):
            from reports.render.fields.word import check_word

            return check_word(self.sources[name], self.named(name), self.word_parts())
        from reports.render.fields.pages import check_pages

        model = Letter if name in LETTERS else Report
        return check_pages(self.pages, name, self.named(name), model)

    def _word_parts(self) -> dict[str, Program]:
        from reports.render.fields.word import read_shared

        parts = {n: content for n, content in self.sources.items() if "/" in n and n.endswith(WORD)}
        return {name: read_shared(content, self.named(name)) for name, content in parts.items()}

    def _word(self, name: str) -> WordTemplate:
        from reports.render.word_parts import assembled
        from reports.render.word_template import WordTemplate

        parts = {n: content for n, content in self.sources.items() if n.endswith(WORD)}
        return WordTemplate.compiled(assembled(name, parts, self.shown), self.named(name))


def _named(shown: str, name: str) -> str:
    return f"{shown}/{name}" if shown else name


def _error(named: str, problem: Message) -> TemplateError:
    return TemplateError([Finding(Severity.ERROR, "no-template", Place(named), problem)])


def check_one(sources: tuple[tuple[str, bytes], ...], shown: str, name: str) -> Checked:
    """What one of these templates asks for, see `Templates.check`; for a process that has none yet."""
    (checked,) = Templates(dict(sources), shown).check([name])
    return checked
