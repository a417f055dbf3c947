"""Records that are filed by their period and organisation: what a person has changed or reviewed is never written over."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest
import yaml
from click.testing import Result

from reports.config import Config
from reports.deliver import locks
from reports.deliver.filing import Filed, file_record, stamped
from reports.extract.document import extract
from reports.readers.opening import document_of
from tests.extract.command import ARTICLE, lines, run

NAME = "2021Q1/hoang-mai.yaml"


def file(office: Path, name: str = "tin.txt") -> Result:
    return run(office, office / name, "--into", office / "in")


def test_a_record_is_filed_by_its_period_and_organisation(office):
    done = file(office)
    assert done.exit_code == 0
    assert done.stdout == f"{office / 'in' / NAME}\n"
    assert "organisation: hoang-mai" in (office / "in" / NAME).read_text(encoding="utf-8")


def test_filing_twice_changes_nothing_and_says_so(office):
    file(office)
    (office / "in" / NAME).read_bytes()  # the first reading since it was written moves its time of access
    before = (office / "in" / NAME).stat()
    done = file(office)
    assert (done.exit_code, done.stdout) == (0, "")
    assert lines(done) == [
        f"{office / 'in' / NAME}: the record is filed here already, with the same content."
    ]
    assert names(office / "in") == [NAME]
    assert (office / "in" / NAME).stat() == before


def test_a_record_that_nobody_touched_is_replaced(office):
    file(office)
    path = office / "in" / NAME
    now = path.read_text(encoding="utf-8")
    older = now.partition("\n")[2].replace("members-recruited", "an-older-indicator")
    path.write_text(stamped(older), encoding="utf-8")
    assert file(office).stdout == f"{path}\n"
    assert path.read_text(encoding="utf-8") == now


def names(folder: Path) -> list[str]:
    files = (path for path in folder.rglob("*") if path.is_file() and path.name != locks.NAME)
    return sorted(str(path.relative_to(folder)) for path in files)


def test_a_record_that_somebody_changed_is_kept_and_compared(office):
    file(office)
    path = office / "in" / NAME
    changed = path.read_text(encoding="utf-8").replace("hội thao", "Hội thao quận")
    path.write_text(changed, encoding="utf-8")
    done = file(office)
    assert done.exit_code == 0
    assert path.read_text(encoding="utf-8") == changed
    assert names(office / "in") == [NAME]
    assert [line for line in done.stdout.splitlines() if line[1:2] != line[:1] and line[:1] in "+-"] == [
        "-  - text: tổ chức Hội thao quận",
        "+  - text: tổ chức hội thao",
    ]
    assert lines(done) == [
        (
            f"{path}: the record was changed by hand and is kept; nothing was written. "
            "Lines with + are new: take over by hand what is right."
        )
    ]


def reviewed(office: Path, name: str = NAME, *changes: tuple[str, str]) -> Path:
    """A record of the article that a person has reviewed and changed, filed under `name`."""
    file(office)
    record = (office / "in" / NAME).read_text(encoding="utf-8")
    (office / "in" / NAME).unlink()
    for old, new in (("reviewed: false", "reviewed: true"), ("350", "351"), *changes):
        assert old in record
        record = record.replace(old, new)
    path = office / "in" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(record, encoding="utf-8")
    return path


def assert_kept(office: Path, path: Path, document: str = "tin.txt") -> Result:
    """Filing the document leaves the folder as it was, and shows the difference."""
    before, folder = path.read_bytes(), names(office / "in")
    done = file(office, document)
    assert (path.read_bytes(), names(office / "in")) == (before, folder)
    assert done.stdout.startswith(f"--- {path}\n+++ ")
    assert "-    value: 351 đoàn viên" in done.stdout
    assert done.exit_code == 0
    return done


@pytest.mark.parametrize("yes", ["true", "True", "yes"])
def test_a_reviewed_record_is_never_overwritten_but_compared(office, yes):
    path = reviewed(office, NAME, ("reviewed: true", f"reviewed: {yes}"))
    done = assert_kept(office, path)
    assert "+    value: 350 đoàn viên" in done.stdout
    assert f"{path}: the record was reviewed and is kept; nothing was written." in done.stderr


@pytest.mark.parametrize(
    ("name", "changes"),
    [
        ("2021Q1/quan-hoang-mai.yaml", ()),
        ("2021Q1/hoang-mai-7.yaml", ()),
        ("2021/hoang-mai.yaml", (('period: "2021Q1"', 'period: "2021"'),)),
        ("2021Q1/cum-1.yaml", (("organisation: hoang-mai", "organisation: cum-1"),)),
    ],
)
def test_a_document_is_known_wherever_a_person_has_put_its_record(office, name, changes):
    assert_kept(office, reviewed(office, name, *changes))


def test_of_two_records_of_a_document_the_one_of_a_person_counts(office):
    path = reviewed(office, "2021Q1/z.yaml")
    draft = stamped(path.read_text(encoding="utf-8").replace("351", "352"))
    (office / "in" / NAME).write_text(draft, encoding="utf-8")
    assert_kept(office, path)
    assert (office / "in" / NAME).read_text(encoding="utf-8") == draft


def test_a_reviewed_record_without_a_document_stands_for_its_organisation_and_period(office):
    path = reviewed(office, "2021Q1/tay.yaml")
    digest = yaml.safe_load(path.read_text(encoding="utf-8"))["source"]["sha256"]
    path.write_text(path.read_text(encoding="utf-8").replace(f"  sha256: {digest}\n", ""), encoding="utf-8")
    assert_kept(office, path)


def test_no_other_document_gets_past_a_reviewed_record_unseen(office):
    (office / "tin-2.txt").write_text(ARTICLE.replace("350", "360"), encoding="utf-8")
    done = assert_kept(office, reviewed(office, "2021Q1/tay.yaml"), "tin-2.txt")
    assert "It is of another document: to have both, print the new one and save it beside it." in done.stderr


def test_a_record_that_cannot_be_read_as_yaml_is_kept_as_well(office):
    assert_kept(office, reviewed(office, "2021Q1/tay.yaml", ("reviewed: true", "reviewed: [true")))


def test_a_draft_that_lies_under_another_period_is_not_doubled(office):
    file(office)
    moved = office / "in/2021Q2/hoang-mai.yaml"
    moved.parent.mkdir()
    (office / "in" / NAME).rename(moved)
    done = file(office)
    assert names(office / "in") == ["2021Q2/hoang-mai.yaml"]
    assert lines(done) == [f"{moved}: the record is filed here already, with the same content."]
    moved.write_text(stamped(moved.read_text(encoding="utf-8") + "# older"), encoding="utf-8")
    done = file(office)
    assert names(office / "in") == ["2021Q2/hoang-mai.yaml"]
    assert "the record lies in another folder and is kept; nothing was written" in done.stderr


def test_a_second_document_of_the_same_unit_and_period_gets_a_file_of_its_own_and_is_told(office):
    (office / "tin-2.txt").write_text(ARTICLE.replace("350", "360"), encoding="utf-8")
    file(office)
    done = file(office, "tin-2.txt")
    second = office / "in/2021Q1/hoang-mai-2.yaml"
    assert (done.exit_code, done.stdout) == (0, f"{second}\n")
    assert lines(done) == [
        (
            f"{second}: this is one more record of the organisation in this period; a build reads all of them. "
            "Delete those that tell the same."
        )
    ]
    assert "360" in second.read_text(encoding="utf-8")
    assert "350" in (office / "in" / NAME).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("Trời đẹp.\n", "its organisation and its period are not known"),
        (ARTICLE.replace("quận Hoàng Mai", "quận Ví Dụ"), "its organisation is not known"),
        ("LĐLĐ quận Hoàng Mai: Trời đẹp\n\nTrời đẹp.\n", "its period is not known"),
    ],
)
def test_a_record_without_a_place_is_not_filed_and_the_others_are(office, text, missing):
    (office / "tin-3.txt").write_text(text, encoding="utf-8")
    done = run(office, office / "tin-3.txt", office / "tin.txt", "--into", office / "in")
    assert done.exit_code == 1
    assert lines(done) == [
        (
            f"{office / 'tin-3.txt'}: the record cannot be filed: {missing}. Print it without --into, fill in what "
            f"its comments ask for, and save it as {office / 'in'}/<period>/<organisation>.yaml."
        )
    ]
    assert names(office / "in") == [NAME]


def folder_as_record(office: Path) -> Path:
    path = office / "in" / NAME
    path.mkdir(parents=True)
    return path


def pipe_as_record(office: Path) -> Path:
    path = office / "in" / NAME
    path.parent.mkdir(parents=True)
    os.mkfifo(path)
    return path


def file_as_folder(office: Path) -> Path:
    path = office / "in"
    path.write_text("mine", encoding="utf-8")
    return path


def file_as_period(office: Path) -> Path:
    path = office / "in/2021Q1"
    path.parent.mkdir()
    path.write_text("mine", encoding="utf-8")
    return path


def link_to_nowhere(office: Path) -> Path:
    path = office / "in" / NAME
    path.parent.mkdir(parents=True)
    path.symlink_to("nowhere")
    return path


@pytest.mark.parametrize(
    "in_the_way", [folder_as_record, pipe_as_record, file_as_folder, file_as_period, link_to_nowhere]
)
def test_what_lies_in_the_way_of_a_record_is_told_and_left_alone(office, in_the_way: Callable[[Path], Path]):
    path = in_the_way(office)
    before = names(office)
    done = file(office)
    assert (done.exit_code, done.stdout) == (1, "")
    (told,) = lines(done)
    assert told.startswith(str(path))
    assert told.count(". ") == 1, "a problem and a hint"
    assert names(office) == before


def at_once(office: Path, config: Config, contents: list[bytes]) -> list[Filed]:
    """What becomes of documents that are filed in the same moment."""
    found = [extract(document_of(content, "tin.txt"), config) for content in contents]
    start = Barrier(len(found))

    def run_one(n: int) -> Filed:
        start.wait()
        return file_record(found[n], office / "in", config, str)

    with ThreadPoolExecutor(len(found)) as runs:
        return [*runs.map(run_one, range(len(found)))]


def test_what_a_killed_run_left_half_written_is_gone_after_the_next(office):
    file(office)
    (office / "in" / NAME).with_name(".ldreport-x.part").write_bytes(b"half")
    file(office)
    assert names(office / "in") == [NAME]


@pytest.mark.parametrize("_again", range(5))
def test_one_document_filed_by_many_runs_at_once_is_one_record(office, config, _again):
    content = ARTICLE.encode()
    (office / "in/2021Q1").mkdir(parents=True)
    filed = at_once(office, config, [content] * 8)
    assert names(office / "in") == [NAME]
    assert Counter(one.path for one in filed) == {office / "in" / NAME: 1, None: 7}


@pytest.mark.parametrize("_again", range(5))
def test_many_documents_of_a_unit_filed_at_once_are_all_kept(office, config, _again):
    contents = [ARTICLE.replace("350", f"35{n}").encode() for n in range(8)]
    filed = at_once(office, config, contents)
    assert len({one.path for one in filed}) == 8
    records = [(office / "in" / name).read_text(encoding="utf-8") for name in names(office / "in")]
    values = {yaml.safe_load(record)["facts"][0]["value"] for record in records}
    assert values == {f"35{n} đoàn viên" for n in range(8)}


def test_records_are_filed_on_a_disk_that_knows_no_links(office, monkeypatch):
    def link(*_arguments):
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", link)
    assert file(office).stdout == f"{office / 'in' / NAME}\n"
    assert "hoang-mai" in (office / "in" / NAME).read_text(encoding="utf-8")
    assert [path.name for path in (office / "in/2021Q1").iterdir()] == ["hoang-mai.yaml"]
