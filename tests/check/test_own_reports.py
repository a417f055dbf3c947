"""Our own documents hold every rule that can apply to them: all seed reports, as Word and as PDF."""

import pytest

from reports.build import Order, build
from reports.check.registry import registry_of
from reports.check.run import check_file
from reports.document.report import Copy
from reports.periods import Period
from tests.conftest import PERIODS, ROOT

REPORTS = (
    "2021Q1/cum-1",
    "2021Q1/cum-2",
    "2021Q1/thanh-pho",
    "2021/thuong-tin",
    "2023/cum-2",
    "2024Q1/co-quan",
)


@pytest.fixture(scope="module")
def issued(tmp_path_factory):
    out = tmp_path_factory.mktemp("issued")
    for period in PERIODS:
        build(Order(ROOT, Period.parse(period), out, copy=Copy.ISSUE))
    return out


def failed(path, config):
    checked = check_file(path.read_bytes(), path.name, registry_of(config))
    assert len(checked.results) == 60
    return {(r.rule.id, str(r.severity)) for r in checked.results if str(r.status) == "fail"}


@pytest.mark.parametrize("report", REPORTS)
@pytest.mark.parametrize("copy", ["draft", "issue"])
def test_a_word_report_breaks_no_rule(built, issued, config, report, copy):
    folder = built if copy == "draft" else issued
    assert failed(folder / f"{report}.docx", config) == set()


@pytest.mark.parametrize("report", REPORTS)
@pytest.mark.parametrize("copy", ["draft", "issue"])
def test_a_pdf_report_breaks_no_rule_but_that_its_font_may_be_the_twin_of_times(
    built, issued, config, report, copy
):
    """A machine without Times New Roman sets Liberation Serif, which is as wide (the-thuc.md 5.1)."""
    folder = built if copy == "draft" else issued
    assert failed(folder / f"{report}.pdf", config) <= {("FN-01", "warning")}
