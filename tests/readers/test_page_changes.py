"""Changes of pages: one text is read, the other is left out and told, as is what is struck through."""

from __future__ import annotations

import pytest

from reports.readers.model import Options, Tracked
from reports.readers.opening import document_of

CHANGED = "Thành lập <del>15</del><ins>18</ins> công đoàn cơ sở."


def plain_page(inner, tracked=Tracked.ACCEPTED):
    content = f"<html><head><meta charset=utf-8></head><body><p>{inner}</p></body></html>".encode()
    return document_of(content, "trang.html", Options(tracked=tracked))


@pytest.mark.parametrize(("tracked", "figure"), [("accepted", "18"), ("original", "15")])
def test_tracked_changes_of_a_page_give_one_text_and_are_listed(tracked, figure):
    document = plain_page(CHANGED, Tracked(tracked))
    assert document.text == f"Thành lập {figure} công đoàn cơ sở.\n"
    told = [str(finding.problem) for finding in document.findings if finding.code == "tracked-change"]
    assert told == ["a tracked change of figures: “15” became “18”"]


def test_blocks_that_were_taken_out_of_a_page_are_listed_once_each():
    document = plain_page("Có 5 lớp.</p><del><p>Có 6 lớp.</p></del><p>Hết.")
    assert document.text == "Có 5 lớp.\n\nHết.\n"
    assert [f.code for f in document.findings].count("tracked-change") == 1


@pytest.mark.parametrize(
    "struck",
    ["<s>33</s>", "<strike>33</strike>", '<span style="text-decoration: line-through">33</span>'],
)
def test_what_is_struck_through_in_a_page_is_told_and_not_read(struck):
    document = plain_page(f"Tặng {struck} 34 suất quà.")
    assert document.text == "Tặng 34 suất quà.\n"
    told = [str(finding.problem) for finding in document.findings if finding.code == "struck-text"]
    assert told == ["text that is struck through is not read; places: 1, the first: “33”"]
