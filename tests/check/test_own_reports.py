"""Our own documents hold every rule that can apply to them: all seed reports, as Word and as PDF."""

import pytest

from reports.build import Order, build
from reports.check.registry import registry_of
from reports.check.run import check_file
from reports.periods import Period

REPORTS = (
    "2021Q1/cum-1",
    "2021Q1/cum-2",
    "2021Q1/thanh-pho",
    "2021/thuong-tin",
    "2023/cum-2",
    "2024Q1/co-quan",
)


def failed(path, config):
    checked = check_file(path.read_bytes(), path.name, registry_of(config))
    assert len(checked.results) == 60
    return {(r.rule.id, str(r.severity)) for r in checked.results if str(r.status) == "fail"}


@pytest.mark.parametrize("report", REPORTS)
def test_a_word_draft_breaks_no_rule(built, config, report):
    assert failed(built / f"{report}.docx", config) == set()


@pytest.mark.parametrize("report", REPORTS[:3])
def test_a_word_report_to_be_signed_breaks_no_rule(final, config, report):
    assert failed(final / f"{report}.docx", config) == set()


@pytest.mark.parametrize("report", REPORTS[1::2])
def test_a_pdf_draft_breaks_no_rule_but_that_its_font_may_be_the_twin_of_times(built, config, report):
    """A machine without Times New Roman sets Liberation Serif, which is as wide (the-thuc.md 5.1)."""
    assert failed(built / f"{report}.pdf", config) <= {("FN-01", "warning")}


@pytest.mark.parametrize("report", REPORTS[:3:2])
def test_a_pdf_report_to_be_signed_breaks_no_rule_either(final, config, report):
    assert failed(final / f"{report}.pdf", config) <= {("FN-01", "warning")}


@pytest.mark.slow
@pytest.mark.parametrize("report", REPORTS)
def test_no_draft_and_no_report_to_be_signed_breaks_a_rule(built, every_final, config, report):
    for folder in (built, every_final):
        assert failed(folder / f"{report}.docx", config) == set()
        assert failed(folder / f"{report}.pdf", config) <= {("FN-01", "warning")}


@pytest.mark.parametrize("suffix", ["docx", "pdf"])
def test_a_report_with_charts_addressees_and_a_wide_annex_breaks_no_rule_either(
    workspace, config, tmp_path, suffix
):
    path = workspace / "config.yaml"
    signature = "    signature: [TM. BAN THƯỜNG VỤ, CHỦ TỊCH]\n"
    above = "    addressees: [Tổng Liên đoàn Lao động Việt Nam, Thành ủy Hà Nội]\n"
    path.write_text(path.read_text().replace(signature, signature + above, 1))
    head = (workspace / "seeds/2021Q1/bac-tu-liem.yaml").read_text().partition("facts:")[0]
    fact = "facts:\n  - indicator: unions-founded\n    value: {0}\n    quote: {0} công đoàn cơ sở\n"
    for unit, value in (("ha-dong", "12"), ("cau-giay", "gần 30"), ("thanh-xuan", "từ 3-5"), ("tay-ho", "6")):
        (workspace / f"seeds/2021Q1/{unit}.yaml").write_text(
            head.replace("bac-tu-liem", unit) + fact.format(value)
        )
    build(Order(workspace, Period.parse("2021Q1"), tmp_path, formats=(suffix,), only=("cum-2",)))
    assert failed(tmp_path / f"2021Q1/cum-2.{suffix}", config) <= {("FN-01", "warning")}
