"""From a finished build to messages: what stands in them, who gets them, and what stops them."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from dataclasses import replace
from datetime import timedelta
from email import message_from_bytes, policy
from email.utils import parsedate_to_datetime
from hashlib import sha256
from html.parser import HTMLParser

import pytest

from reports.bulletin import Order, is_written, prepare, write
from reports.config import read_config
from reports.deliver.shares import shared
from reports.document.marks import plain
from reports.errors import DeliveryError, InputError, RenderError, TemplateError
from reports.parity import body_differences
from reports.periods import Period
from tests.bulletin.making import NOW, PERIOD, codes
from tests.conftest import ROOT
from tests.random_reports import random_report


def order(office, now=NOW):
    return Order(office, PERIOD, office / "build", now)


def relisted(office, change):
    """The manifest with something changed in it."""
    path = office / "build/2021Q1/manifest.json"
    listed = json.loads(path.read_text())
    change(listed)
    path.write_text(json.dumps(listed))


def changed(office, name, old, new):
    """A file of the workspace with a text changed, as if the period had been built from it: none of these
    changes is one of the reports themselves, so their documents can stay as they are.
    """
    path = office / name
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))
    digest = sha256(path.read_bytes()).hexdigest()
    relisted(office, lambda listed: listed["inputs"].update({name: digest}))


def parsed(path):
    return message_from_bytes(path.read_bytes(), policy=policy.default)


@pytest.fixture(scope="module")
def written(finished):
    issue = prepare(order(finished))
    return write(issue, order(finished)).files[0].parent


@pytest.fixture(scope="module")
def index(written):
    return json.loads((written / "index.json").read_text())


def test_each_group_has_a_message_and_the_index_says_who_gets_it(written, index):
    told = {m["id"]: (m["reports"], [r["address"] for r in m["recipients"]]) for m in index["messages"]}
    assert told == {
        "lanh-dao": (["cum-1", "cum-2", "thanh-pho"], ["lanh-dao-1@example.org"]),
        "cum-truong.cum-1": (["cum-1"], ["cum-1@example.org"]),
        "cum-truong.cum-2": (["cum-2"], ["cum-2@example.org"]),
        "don-vi.cum-2": (["cum-2"], ["bac-tu-liem@example.org", "tay-ho@example.org"]),
    }
    for entry in index["messages"]:
        content = (written / entry["file"]).read_bytes()
        assert (sha256(content).hexdigest(), len(content)) == (entry["sha256"], entry["size"])


def test_attachments_come_out_of_the_message_byte_for_byte_under_their_names(finished, written, index):
    for entry in index["messages"]:
        files = list(parsed(written / entry["file"]).iter_attachments())
        assert [file.get_filename() for file in files] == [a["name"] for a in entry["attachments"]]
        for file, attachment in zip(files, entry["attachments"], strict=True):
            assert file.get_content() == (finished / "build/2021Q1" / attachment["path"]).read_bytes()
    names = [a["name"] for a in index["messages"][0]["attachments"]]
    assert names[:2] == [f"Báo cáo quý I-2021 - Cụm thi đua số 1.{format}" for format in ("pdf", "docx")]


def test_the_head_says_from_whom_and_about_what_and_names_no_recipient(written):
    found = parsed(written / "don-vi.cum-2.eml")
    assert found["From"].addresses[0].display_name == "Bản tin công đoàn (ví dụ)"
    assert str(found["To"]) == "Các đơn vị <ban-tin@example.org>"
    assert found["Reply-To"].addresses[0].addr_spec == "tong-hop@example.org"
    assert str(found["Subject"]) == "Bản tin quý I/2021: Cụm thi đua số 2"
    assert parsedate_to_datetime(found["Date"]) == NOW
    assert re.fullmatch(r"<2021Q1\.don-vi\.cum-2\.[0-9a-f]{16}@example\.org>", found["Message-ID"])
    assert found["List-Unsubscribe"] == "<mailto:thoi-nhan@example.org?subject=unsubscribe>"
    assert found["List-Id"] == "<don-vi.cum-2.bulletin.example.org>"
    assert (found["Content-Language"], found["Auto-Submitted"]) == ("vi", "auto-generated")
    assert b"tay-ho" not in (written / "don-vi.cum-2.eml").read_bytes()


def test_the_parts_are_nested_as_mail_programs_expect_and_all_is_ascii_in_short_lines(written):
    for path in written.glob("*.eml"):
        found = parsed(path)
        (body, *files) = found.iter_parts()
        assert (found.get_content_type(), body.get_content_type()) == (
            "multipart/mixed",
            "multipart/alternative",
        )
        assert [part.get_content_type() for part in body.iter_parts()] == ["text/plain", "text/html"]
        assert files
        content = path.read_bytes()
        assert content.isascii()
        assert max(len(line) for line in content.split(b"\r\n")) <= 100
        assert content.count(b"\n") == content.count(b"\r\n")


class Page(HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.tags, self.links, self.words = [], [], []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.links += [value for name, value in attrs if name in ("src", "href", "background", "data")]

    def handle_data(self, data):
        self.words.append(data)


def test_both_bodies_tell_the_table_and_the_tasks_and_need_nothing_from_outside(written):
    found = parsed(written / "lanh-dao.eml")
    text, html = (found.get_body((kind,)).get_content() for kind in ("plain", "html"))
    page = Page(html)
    for body in (text, " ".join(page.words)):
        told = " ".join(body.split()).casefold()
        assert "kinh phí hỗ trợ dịp tết nguyên đán" in told
        assert all(
            figure in told for figure in ("hơn 2 tỷ", "2.130", "gần 200 triệu", "6/6", "chưa có số liệu")
        )
        assert "phát động tháng công nhân" in told
        assert "tong-hop@example.org" in told
        assert "báo cáo quý i-2021 - cụm thi đua số 1.pdf" in told
    assert all(link.startswith("mailto:") for link in page.links)
    assert not {"img", "script", "style", "link", "iframe"} & {*page.tags}
    assert "url(" not in html


def test_the_same_content_is_the_same_bytes_on_another_day_and_in_another_process(office):
    first = write(prepare(order(office)), order(office)).files
    before = {path.name: path.read_bytes() for path in first}
    run = [sys.executable, "-m", "reports", "bulletin", "--quarter", "2021Q1", "--workspace", str(office)]
    surroundings = {"PATH": "/usr/bin:/bin", "PYTHONHASHSEED": "1", "TZ": "Asia/Ho_Chi_Minh", "LC_ALL": "C"}
    subprocess.run([*run, "--out", str(office / "build"), "-q"], cwd=ROOT, env=surroundings, check=True)
    assert {path.name: path.read_bytes() for path in first} == before


def test_other_content_has_another_date_and_id(office):
    write(prepare(order(office)), order(office))
    old = prepare(order(office)).editions
    changed(office, "seeds/2021Q1/bac-tu-liem.yaml", "41%", "42%")
    new = prepare(order(office, NOW + timedelta(days=3))).editions
    for one, other in zip(old, new, strict=True):
        same = one.share.reports == ("cum-1",)
        assert (one.mail.sha256 == other.mail.sha256) is same
        assert (one.mail.message_id == other.mail.message_id) is same
        assert other.mail.date == (NOW if same else NOW + timedelta(days=3))


def test_a_message_that_a_person_opened_and_saved_is_kept_and_told(office):
    (first, *_) = write(prepare(order(office)), order(office)).files
    first.write_bytes(b"saved by a mail program")
    again = write(prepare(order(office)), order(office))
    assert [f.code for f in again.findings] == ["edited-file-kept"]
    assert first.read_bytes() == b"saved by a mail program"
    assert again.files[0].name == "lanh-dao.new.eml"
    entry = json.loads((first.parent / "index.json").read_text())["messages"][0]
    assert entry["file"] == "lanh-dao.new.eml"
    assert sha256(again.files[0].read_bytes()).hexdigest() == entry["sha256"]


def test_messages_of_a_group_that_is_gone_go_too_unless_a_person_changed_them(office):
    folder = write(prepare(order(office)), order(office)).files[0].parent
    (folder / "cum-truong.cum-2.eml").write_bytes(b"saved by a mail program")
    changed(office, "config.yaml", "- id: cum-truong", "- id: truong-cum")
    again = write(prepare(order(office)), order(office))
    assert [(f.code, f.place.file) for f in again.findings] == [
        ("stale-file-kept", str(folder / "cum-truong.cum-2.eml"))
    ]
    names = {path.name for path in folder.glob("*.eml")}
    assert names == {*(path.name for path in again.files if path.suffix == ".eml"), "cum-truong.cum-2.eml"}


def test_the_reviewers_sheet_names_the_hash_and_everybody_and_keeps_its_date(office):
    issue = prepare(order(office))
    told = message_from_bytes(issue.sheet.content, policy=policy.default).get_content()
    people = [recipient.address for edition in issue.editions for recipient in edition.share.recipients]
    assert issue.hash in told
    assert all(address in told for address in people)
    assert all(edition.mail.draft.subject in told for edition in issue.editions)
    write(issue, order(office))
    later = prepare(order(office, NOW + timedelta(days=3)))
    assert later.sheet.content == issue.sheet.content


def test_the_hash_is_that_of_the_files_only_once_they_are_written(office):
    issue = prepare(order(office))
    assert not is_written(issue, order(office))
    write(issue, order(office))
    assert is_written(prepare(order(office, NOW + timedelta(days=3))), order(office))


def test_a_body_without_figures_has_to_say_so():
    seen = (random_report(seed) for seed in range(99))
    report = next(
        one for one in seen if one.results and all(map(str.strip, one.results.paragraphs[:1] or [""]))
    )
    silent = replace(report, achievements=None, plan=None)
    told = f"{report.title} {report.opening}"
    lost = [str(found.problem) for found in body_differences([silent], told, f"<p>{told}</p>", "x")]
    assert plain(report.results.paragraphs[0]) in lost[0]
    assert lost[0] in lost[len(lost) // 2 :], "the page lacks it too"


def test_ascii_names_hold_no_vietnamese_letter(office):
    changed(office, "config.yaml", "ascii_names: false", "ascii_names: true")
    issue = prepare(order(office))
    names = [one.name for edition in issue.editions for one in edition.mail.draft.attachments]
    assert names[:3] == ["2021Q1-cum-1.pdf", "2021Q1-cum-1.docx", "2021Q1-cum-2.pdf"]
    assert b'filename="2021Q1-cum-1.pdf"' in issue.editions[0].mail.content


def test_the_hash_changes_with_a_recipient_and_the_messages_do_not(office):
    old = prepare(order(office))
    changed(office, "config.yaml", "tay-ho@example.org", "tay-ho-2@example.org")
    new = prepare(order(office))
    assert old.hash != new.hash
    assert [e.mail.content for e in old.editions] == [e.mail.content for e in new.editions]


def test_a_recipient_without_a_report_is_told_and_not_passed_over_in_silence(office):
    changed(office, "config.yaml", "organisation: tay-ho}", "organisation: thuong-tin}")
    issue = prepare(order(office))
    assert [(f.code, "tay-ho@example.org" in str(f.problem)) for f in issue.findings] == [
        ("no-own-report", True)
    ]
    assert [r.address for r in issue.editions[-1].share.recipients] == ["bac-tu-liem@example.org"]
    write(issue, order(office))
    index = json.loads((office / "build/2021Q1/bulletin/index.json").read_text())
    assert [one["address"] for one in index["left_out"]] == ["tay-ho@example.org"]


def test_units_get_their_own_report_where_there_is_one_and_their_clusters_otherwise():
    config = read_config(ROOT)
    ids = ("cum-2", "bac-tu-liem")
    split = shared(config.bulletin, ids, config.directory, PERIOD)
    told = {share.id: [r.address for r in share.recipients] for share in split.shares}
    assert told["don-vi.bac-tu-liem"] == ["bac-tu-liem@example.org"]
    assert told["don-vi.cum-2"] == ["tay-ho@example.org"]


def test_clusters_are_those_of_the_period_not_of_today():
    config = read_config(ROOT)
    split = shared(config.bulletin, ("cum-2",), config.directory, Period.parse("2025Q3"))
    assert "don-vi.cum-2" not in {share.id for share in split.shares}


def test_a_changed_attachment_is_not_sent(office):
    (office / "build/2021Q1/cum-2.pdf").write_bytes(b"%PDF-1.7 forged")
    with pytest.raises(InputError) as caught:
        prepare(order(office))
    assert codes(caught) == ["changed-attachment"]


def test_an_attachment_out_of_another_folder_is_not_sent(office):
    secret = office / "secret.pdf"
    secret.write_bytes(b"secret")
    for forged in ("../../secret.pdf", str(secret)):
        entry = {"path": forged, "sha256": sha256(b"secret").hexdigest()}
        relisted(office, lambda listed, entry=entry: listed["reports"][0]["files"][1].update(entry))
        with pytest.raises(InputError) as caught:
            prepare(order(office))
        assert codes(caught) == ["file-elsewhere"]


@pytest.mark.parametrize("make", [os.mkfifo, os.mkdir])
def test_a_pipe_or_a_folder_in_the_place_of_an_attachment_is_told_and_not_waited_for(office, make):
    path = office / "build/2021Q1/cum-2.pdf"
    path.unlink()
    make(path)
    with pytest.raises(InputError) as caught:
        prepare(order(office))
    assert codes(caught) == ["file-unreadable"]


def test_a_nul_in_the_manifest_is_told(office):
    relisted(office, lambda listed: listed["reports"][0]["files"][1].update({"path": "cum-1\0.pdf"}))
    with pytest.raises(InputError) as caught:
        prepare(order(office))
    assert codes(caught) == ["file-unreadable"]


def test_a_link_in_the_place_of_an_attachment_is_not_followed(office):
    path = office / "build/2021Q1/cum-2.pdf"
    path.rename(office / "elsewhere.pdf")
    path.symlink_to(office / "elsewhere.pdf")
    with pytest.raises(InputError) as caught:
        prepare(order(office))
    assert codes(caught) == ["file-elsewhere"]


@pytest.mark.parametrize("content", [None, b"", b"[]", b'{"schema": "x"}', b"\xff"])
def test_without_a_sound_manifest_there_is_no_bulletin(office, content):
    path = office / "build/2021Q1/manifest.json"
    path.unlink()
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(InputError) as caught:
        prepare(order(office))
    assert codes(caught) == ["not-built" if content is None else "no-manifest"]


@pytest.mark.parametrize("name", ["seeds/2021Q1/cum-1.yaml", "templates/parts/body.html", "config.yaml"])
def test_a_build_that_no_longer_says_what_its_sources_say_is_not_sent(office, name):
    path = office / name
    path.write_text(path.read_text() + "\n")
    with pytest.raises(InputError) as caught:
        prepare(order(office))
    assert [(f.code, f.place.file) for f in caught.value.findings] == [("stale-build", name)]


def test_a_build_of_some_reports_only_is_not_sent(office):
    relisted(office, lambda listed: listed["reports"].pop())
    with pytest.raises(InputError) as caught:
        prepare(order(office))
    assert codes(caught) == ["build-in-part"]


def test_a_build_that_lost_a_report_is_not_sent(office):
    def lost(listed):
        told = {"severity": "error", "code": "worker-lost", "place": "cum-1", "message": "Đã bị kết thúc."}
        listed["missing"] = [{**listed["reports"].pop(0), "findings": [told]}]

    relisted(office, lost)
    with pytest.raises(InputError) as caught:
        prepare(order(office))
    (finding,) = caught.value.findings
    assert (finding.code, finding.place.file) == (
        "report-missing",
        str(office / "build/2021Q1/manifest.json"),
    )
    assert str(finding.problem) == "the build could not make the report cum-1: Đã bị kết thúc."


def test_a_format_that_was_not_built_is_told(office):
    relisted(office, lambda listed: listed["reports"][0]["files"].pop(0))
    with pytest.raises(InputError) as caught:
        prepare(order(office))
    (finding,) = caught.value.findings
    assert (finding.code, finding.place.file) == ("not-attached", str(office / "build/2021Q1/cum-1.docx"))


def test_drafts_are_written_for_a_look_and_known_as_drafts(office):
    assert not prepare(order(office)).draft
    relisted(office, lambda listed: listed["reports"][1].update(copy="draft"))
    assert prepare(order(office)).draft


def test_a_message_larger_than_servers_take_is_told(office):
    changed(office, "config.yaml", "max_size: 15 MB", "max_size: 100 KB")
    with pytest.raises(InputError) as caught:
        prepare(order(office))
    assert ("too-large", "lanh-dao") in [(f.code, f.place.file) for f in caught.value.findings]


@pytest.mark.parametrize(
    ("name", "old"),
    [
        ("bulletin.txt", "{{ row.result }}"),
        ("bulletin.html", "<strong>{{ row.result }}</strong>"),
        ("bulletin.html", '<td style="{{ cell }}">{{ row.due }}</td>'),
        ("bulletin.txt", "{{ story.title | upper }}"),
    ],
)
def test_a_body_that_does_not_tell_the_whole_report_is_not_made(office, name, old):
    changed(office, f"templates/{name}", old, "")
    with pytest.raises(RenderError) as caught:
        prepare(order(office))
    assert set(codes(caught)) == {"parity"}


def test_a_misspelt_field_of_a_body_is_told_with_its_line(office):
    changed(office, "templates/bulletin.txt", "{{ contact }}", "{{ contacts }}")
    with pytest.raises(TemplateError) as caught:
        prepare(order(office))
    (finding,) = caught.value.findings
    assert finding.place.file == "templates/bulletin.txt"
    assert finding.place.line
    assert "contact" in str(finding.hint)


def test_signs_of_html_are_escaped_in_the_page_and_plain_in_the_text(office):
    changed(office, "config.yaml", "name: Bộ phận tổng hợp (ví dụ)", "name: A & B <C>")
    found = message_from_bytes(prepare(order(office)).editions[0].mail.content, policy=policy.default)
    assert "A & B <C>" in found.get_body(("plain",)).get_content()
    assert "A &amp; B &lt;C&gt;" in found.get_body(("html",)).get_content()


def test_an_encoded_word_in_the_name_of_an_organisation_makes_no_header(office):
    changed(office, "config.yaml", "name: Cụm thi đua số 1", 'name: "Cụm =?UTF-8?Q?=0A?=Bcc: x@example.org"')
    with pytest.raises(DeliveryError) as caught:
        prepare(order(office))
    assert set(codes(caught)) == {"no-header-text"}


def test_nothing_of_the_machine_stands_in_a_message(finished, written):
    for path in written.iterdir():
        content = path.read_bytes()
        assert str(finished).encode() not in content
