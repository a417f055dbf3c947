"""The message catalogue says everything that the code can say, and is compiled."""

import re

import pytest

from reports.language import LOCALES
from reports.words import Words
from tools.messages import CATALOGUE, compiled, current, written


@pytest.fixture(scope="module")
def catalogue():
    """The catalogue that the code asks for; reading all of the code takes its time."""
    return current()


def test_the_catalogue_holds_every_pattern_of_the_code_and_no_other(catalogue):
    assert written(catalogue) == CATALOGUE.read_bytes(), "run: make messages"


def test_every_pattern_is_translated_with_the_same_placeholders(catalogue):
    for entry in catalogue:
        if entry.id:
            assert entry.string, entry.id
            names = [sorted(re.findall(r"\{(\w+)\}", text)) for text in (entry.id, entry.string)]
            assert names[0] == names[1], entry.id


def test_the_compiled_catalogue_is_that_of_the_text(catalogue):
    assert compiled(catalogue) == CATALOGUE.with_suffix(".mo").read_bytes(), "run: make messages"
    assert (LOCALES / "vi/LC_MESSAGES/ldreport.mo").is_file()
    assert Words("vi").text("no data yet") == "chưa có số liệu"
