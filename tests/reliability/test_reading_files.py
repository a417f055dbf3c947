"""The door through which files are read: what never ends, is no file, or is too large, is told at once."""

import errno
import os
from hashlib import sha256
from pathlib import Path

import pytest

from reports import contents
from reports.build import build
from reports.causes import cause
from reports.contents import content_of, sum_of
from reports.deliver.files import SUMS, OutputFolder
from reports.deliver.ledger import NAME, Ledger, read_ledger
from reports.errors import DeliveryError, InputError, TemplateError
from reports.order import Order
from reports.render.templates import read_templates
from reports.survey import survey
from tests.reliability.office import Q1, opened_office
from tests.reliability.program import TRACEBACK, ldreport

DEVICE = "this is a pipe or a device, and no file"


def lead_to_nothing(path: Path, kind: str) -> None:
    """A pipe that nobody writes to, or a device that never ends."""
    path.unlink(missing_ok=True)
    os.mkfifo(path) if kind == "pipe" else path.symlink_to("/dev/zero")


kinds = pytest.mark.parametrize("kind", ["pipe", "device"])


@kinds
def test_what_never_ends_is_no_file(tmp_path, kind):
    path = tmp_path / "a.yaml"
    lead_to_nothing(path, kind)
    with pytest.raises(OSError, match="No such device") as caught:
        content_of(path)
    assert (str(cause(caught.value)), caught.value.filename) == (DEVICE, str(path))
    assert sum_of(path) == ""


def test_a_file_is_read_whole_and_its_sum_is_that_of_its_bytes(tmp_path):
    path = tmp_path / "a"
    path.write_bytes(b"\r\n\x1a\0x" * 100_000)
    assert content_of(path) == path.read_bytes()
    assert sum_of(path) == sha256(path.read_bytes()).hexdigest()


def test_a_file_that_is_too_large_is_not_read_but_has_a_sum(tmp_path, monkeypatch):
    path = tmp_path / "a"
    path.write_bytes(b"1234")
    monkeypatch.setattr(contents, "LARGEST", 3)
    with pytest.raises(OSError, match="too large") as caught:
        content_of(path)
    assert caught.value.errno == errno.EOVERFLOW
    assert str(cause(caught.value)) == "the file is too large to be read"
    assert sum_of(path) == sha256(b"1234").hexdigest()


@pytest.mark.parametrize("kind", ["folder", "nothing"])
def test_what_is_no_file_has_no_sum(tmp_path, kind):
    path = tmp_path / "a"
    if kind == "folder":
        path.mkdir()
    assert sum_of(path) == ""
    with pytest.raises(IsADirectoryError if kind == "folder" else FileNotFoundError):
        content_of(path)


def test_a_name_that_no_file_can_have_is_told(tmp_path):
    with pytest.raises(OSError, match="Invalid") as caught:
        content_of(tmp_path / "a\0b")
    assert str(cause(caught.value)) == "the name or the place cannot be used"


@kinds
def test_what_never_ends_in_a_folder_of_documents_is_a_person_s(tmp_path, kind):
    lead_to_nothing(tmp_path / "a.docx", kind)
    folder = OutputFolder(tmp_path)
    assert folder.free_name("a.docx", "0" * 64) == "a.new.docx"
    with pytest.raises(DeliveryError):
        folder.clear("*.docx", ())


@kinds
def test_a_list_of_sums_that_never_ends_is_told(tmp_path, kind):
    lead_to_nothing(tmp_path / SUMS, kind)
    with pytest.raises(DeliveryError) as caught:
        OutputFolder(tmp_path)
    (finding,) = caught.value.findings
    assert str(finding.problem) == f"the file cannot be read: {DEVICE}"


def test_only_lines_with_a_sum_and_a_name_make_a_file_ours(tmp_path):
    sum = "0" * 64
    (tmp_path / "a.docx").mkdir()
    lines = ["  a.docx", "sums", f"{sum}  ../b.docx", f"{sum}  /dev/zero", f"{sum}  ", "", f"{sum}  c.docx\r"]
    (tmp_path / SUMS).write_bytes("\n".join(lines).encode())
    folder = OutputFolder(tmp_path)
    assert folder.ours == {(sum, "c.docx")}
    assert folder.free_name("a.docx", sum) == "a.new.docx"


@kinds
@pytest.mark.parametrize("torn", ["never ends", "deep"])
def test_a_ledger_that_cannot_be_read_is_none(tmp_path, kind, torn):
    lead_to_nothing(tmp_path / NAME, kind)
    if torn == "deep":
        (tmp_path / NAME).unlink()
        (tmp_path / NAME).write_text("[" * 100_000)
    assert read_ledger(tmp_path) == Ledger()


@pytest.mark.parametrize("name", ["config.yaml", "seeds/2021Q1/huyen-a.yaml", "templates/x.html"])
def test_what_never_ends_in_a_workspace_is_told_by_its_name(tmp_path, name):
    workspace = opened_office(tmp_path / "office")
    lead_to_nothing(workspace / name, "pipe")
    assert survey(Order(workspace, Q1, tmp_path / "out", ("pdf",))).inputs[name] == ""
    with pytest.raises((InputError, TemplateError)) as caught:
        build(Order(workspace, Q1, tmp_path / "out", ("pdf",), jobs=1))
    told = [(str(finding.place), str(finding.problem)) for finding in caught.value.findings]
    assert any(place == name and problem.endswith(f" cannot be read: {DEVICE}") for place, problem in told)


@kinds
def test_a_template_that_never_ends_is_told(tmp_path, kind):
    lead_to_nothing(tmp_path / "a.docx", kind)
    with pytest.raises(TemplateError):
        read_templates(tmp_path, "templates")


def test_a_document_to_check_that_never_ends_is_told():
    done = ldreport("check", "/dev/zero")
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("/dev/zero: ")
    assert TRACEBACK not in done.err
