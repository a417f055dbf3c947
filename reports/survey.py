"""Everything that a build reads, as digests, before it reads any of it.

In: an order. Out: a `Survey`. What was built from an equal survey need not be built again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from os.path import realpath
from pathlib import Path

from reports.contents import content_of, sum_of
from reports.errors import Finding, InputError, Place, Severity, message
from reports.machine import Machine, machine
from reports.order import Order
from reports.periods import Period

INPUTS = ("config.yaml", "seeds", "templates")
KEPT = (*INPUTS, "sources", "sent")  # what a person or another command keeps in a workspace
PAGES = (".html", ".css")


@dataclass(frozen=True)
class Survey:
    """What lies in a workspace, and what makes documents of it. inputs: sha256 by path, of every file;
    pages: the texts of the templates whose fonts count.
    """

    inputs: Mapping[str, str]
    pages: tuple[str, ...]
    machine: Machine

    def holds(self, digests: Mapping[str, str]) -> bool:
        """Whether what was read since, by the same paths, is what was seen here."""
        return digests.items() <= self.inputs.items()

    def digest(self, order: Order) -> str:
        """All of it and what is asked for, in one. Empty when not everything is known: never equal."""
        asked = (str(order.period), sorted(order.formats), sorted(order.only), str(order.copy))
        told = repr((sorted(self.inputs.items()), self.machine, asked))
        return sha256(told.encode()).hexdigest() if self.machine.fonts else ""


def see_apart(out: Path, period: Period, workspace: Path) -> None:
    """See that outputs would not lie among what a workspace keeps: those of the period have a folder of their
    own in `out`, which may be a link, or the workspace itself. Raises `InputError`.
    """
    home, *kept = (Path(realpath(path)) for path in (workspace, *map(workspace.joinpath, KEPT)))
    folders = [Path(realpath(path)) for path in (out, out / str(period))]
    if home in folders or any(folder.is_relative_to(one) for folder in folders for one in kept):
        problem = message("this folder is for what the workspace keeps, and not for what is made of it")
        hint = message("Name another folder, such as {name}.", name="build")
        raise InputError([Finding(Severity.ERROR, "out-among-inputs", Place(f"--out {out}"), problem, hint)])


def survey(order: Order) -> Survey:
    """What there is now. A file that cannot be read has no digest; the build says what is wrong.

    Raises `InputError` when the outputs would lie among the inputs: no survey would ever equal the next.
    """
    see_apart(order.out, order.period, order.workspace)
    inputs, pages = {}, []
    for name in _names(order.workspace):
        inputs[name] = sum_of(order.workspace / name)
        if name.endswith(PAGES) and {*order.formats} - {"docx"}:
            pages.append(_content(order.workspace / name).decode("utf-8", "replace"))
    return Survey(inputs, tuple(pages), machine(pages))


def _names(workspace: Path) -> Iterator[str]:
    for name in INPUTS:
        path = workspace / name
        files = sorted(path.rglob("*")) if path.is_dir() else [path]
        yield from (file.relative_to(workspace).as_posix() for file in files if not file.is_dir())


def _content(path: Path) -> bytes:
    try:
        return content_of(path)
    except OSError:
        return b""
