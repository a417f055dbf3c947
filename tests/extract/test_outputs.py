from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
import yaml

from reports.build import read
from reports.config import Config
from reports.extract.document import extract
from reports.extract.model import Extraction
from reports.extract.outputs.as_html import KINDS, REASONS, as_html
from reports.extract.outputs.as_json import as_json
from reports.extract.outputs.as_yaml import as_yaml
from reports.extract.reasons import Unsure
from reports.extract.words.lexicon import LEXICON
from reports.facts import Role
from reports.periods import Period
from reports.quantities import Qualifier
from reports.readers.opening import document_of
from tests.conftest import ROOT

ARTICLE = """Liên đoàn Lao động quận Hoàng Mai: Nhiều kết quả trong quý I/2021

09:00 | 06/04/2021
(LĐTĐ) Ngày 5/4, LĐLĐ quận Hoàng Mai đã tổ chức Hội nghị sơ kết quý I, triển khai nhiệm vụ quý II năm 2021.

Trong quý I, LĐLĐ quận đã kết nạp mới 350 đoàn viên, đạt 52,3% kế hoạch; tặng quà “Tết Sum vầy” <b>& hơn thế</b> cho hơn 700 cháu.

Đến nay, 41% đơn vị ngoài nhà nước đã tổ chức Hội nghị người lao động. Công ty Ví Dụ trao 25 phần quà.

Quý II, LĐLĐ quận sẽ vận động 100% công nhân đi bầu cử trong ngày 23/5/2021; thành lập mới 12 CĐCS.

Minh Họa
"""


@pytest.fixture(scope="module")
def article(config: Config) -> Extraction:
    return extract(document_of(ARTICLE.encode(), "tin/Bài số 1.txt"), config)


def data_of(extraction: Extraction) -> dict[str, Any]:
    return json.loads(as_json(extraction), parse_float=Decimal)


def test_the_json_has_the_shape_that_other_programs_rely_on(article):
    data = data_of(article)
    assert [*data] == ["schema", "source", "record", "figures", "tasks", "skipped"]
    assert data["schema"] == "ldreport/extraction-1"
    assert [*data["source"]] == ["path", "sha256", "title", "published", "publisher"]
    assert data["source"]["published"] == "2021-04-06"
    assert data["record"] == {
        "reporting_org": "Liên đoàn Lao động quận Hoàng Mai",
        "cluster": None,
        "period": "2021Q1",
        "task_period": "2021Q2",
        "kind": "quarter",
    }
    keys = "start end quote value value_to total kind unit qualifier role org period indicator"
    more = "base falls as_of confidence unsure reasons"
    assert all([*figure] == f"{keys} {more}".split() for figure in data["figures"])
    keys, more = "start end text org period section", "due targets confidence unsure reasons"
    assert all([*task] == f"{keys} {more}".split() for task in data["tasks"])
    assert all([*skipped] == ["start", "end", "quote", "why"] for skipped in data["skipped"])


def test_every_quote_is_what_stands_at_its_place(article):
    data, text = data_of(article), article.source.text
    found = [*data["figures"], *data["skipped"]]
    assert found
    assert all(text[f["start"] : f["end"]] == f["quote"] for f in found)
    assert all(text[t["start"] : t["end"]] == t["text"] for t in data["tasks"])


def test_the_json_says_what_a_change_is_compared_with(article):
    (change,) = (f for f in data_of(article)["figures"] if f["kind"] == "change")
    assert (change["quote"], change["base"]) == ("đạt 52,3% kế hoạch", "plan")


ALONE = ("tăng thêm 20 CĐCS", "giảm 35 đoàn viên", "tăng 5 triệu đồng")


@pytest.mark.parametrize(
    ("quote", "kind", "value"),
    [
        ("tăng thêm 20 CĐCS", "count", 20),
        ("giảm 35 đoàn viên", "change", 35),
        ("tăng 5 triệu đồng", "money", 5_000_000),
        ("tăng gấp 2 lần", "change", 2),
        ("giảm 4%", "change", 4),
        ("tăng 20 CĐCS so với cùng kỳ", "change", 20),
        ("nhiều hơn 20 CĐCS", "change", 20),
    ],
)
def test_a_rise_that_is_compared_with_nothing_counts_in_the_json(quote, kind, value, config):
    text = f"Quý I/2021, toàn huyện {quote}."
    (figure,) = data_of(extract(document_of(text.encode(), "a"), config))["figures"]
    assert (figure["kind"], figure["value"], figure["falls"]) == (kind, value, quote.startswith("giảm"))
    assert figure["indicator"] is None or quote not in ALONE


def test_a_task_of_the_json_has_its_day_and_leads_to_its_targets(article):
    data = data_of(article)
    first, second = data["tasks"]
    assert (first["due"], second["due"]) == ("2021-05-23", None)
    assert [data["figures"][place]["quote"] for place in second["targets"]] == ["12 CĐCS"]


def test_the_json_says_of_every_reading_whether_it_is_certain(article):
    mention = replace(article.figures[0].mention, unsure=Unsure.LIKE_A_YEAR)
    doubtful = article.figures[0]._replace(mention=mention, doubts=(mention.unsure,), as_of=date(2021, 3, 31))
    task = article.tasks[0]._replace(doubts=(Unsure.PLAN_INHERITED,))
    changed = replace(article, figures=(doubtful, *article.figures[1:]), tasks=(task, *article.tasks[1:]))
    data = data_of(changed)
    first, *others = data["figures"]
    assert (first["confidence"], first["unsure"]) == ("low", "the number looks like a year")
    assert first["as_of"] == "2021-03-31"
    assert all((one["confidence"], one["unsure"], one["reasons"]) == ("high", None, []) for one in others)
    assert [task["confidence"] for task in data["tasks"]] == ["low", "high"]


def test_a_result_that_is_told_again_says_so_and_not_that_nobody_knows_it(config):
    text = ARTICLE.replace("350 đoàn viên", "350 đoàn viên mới; như vậy đã kết nạp 350 đoàn viên", 1)
    record = as_yaml(extract(document_of(text.encode(), "a"), config), config, str)
    assert record.count("350 đoàn viên mới\n") == 1
    assert "members-recruited is told by another figure of this text" in record


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("18.75", "18.75"),
        ("52.30", "52.3"),
        ("350", "350"),
        ("350.0", "350"),
        ("100", "100"),
        ("2E+9", "2000000000"),
        ("0", "0"),
        ("0.10000000000000000000000000000000000001", "0.10000000000000000000000000000000000001"),
        ("12345678901234567890.5", "12345678901234567890.5"),
    ],
)
def test_numbers_stand_in_the_json_digit_by_digit(article, value, written):
    figure = article.figures[0]._replace(mention=replace(article.figures[0].mention, value=Decimal(value)))
    assert f'"value": {written}, ' in as_json(replace(article, figures=(figure,)))


@pytest.mark.parametrize(
    ("words", "quote", "value"),
    [
        ("giảm 3 vụ so với cùng kỳ", "giảm 3 vụ so với cùng kỳ", 3),
        ("giảm từ 1 đến 1,5% so với cùng kỳ", "giảm từ 1 đến 1,5% so với cùng kỳ", 1),
        ("bằng -4% so với cùng kỳ", "bằng -4% so với cùng kỳ", -4),
        ("còn 20 người (-4%)", "-4%", -4),
        ("giảm 3 -4 vụ so với cùng kỳ", "giảm 3 -4 vụ so với cùng kỳ", 3),
    ],
)
def test_the_json_says_that_a_change_falls_beside_its_digits(config, words, quote, value):
    text = ARTICLE.replace("350 đoàn viên", f"350 đoàn viên, {words}")
    changed = next(
        one for one in data_of(extract(document_of(text.encode(), "a"), config))["figures"] if one["falls"]
    )
    assert (changed["quote"], changed["value"]) == (quote, value)


def test_the_json_is_one_line_whatever_the_text_holds(config):
    text = ARTICLE.replace("350 đoàn viên", '350 \u2028đoàn\x85 viên \u202e*/</script>\\"\x07')
    line = as_json(extract(document_of(text.encode(), "a\nb.txt"), config))
    assert len(line.splitlines()) == 1
    assert json.loads(line)["source"]["path"] == "a\nb.txt"


def test_the_page_shows_where_a_text_would_turn_the_line_round(config):
    text = ARTICLE.replace("350 đoàn viên", "350 đoàn viên \u202e053\u202c \x1b[2J")
    page = as_html(extract(document_of(text.encode(), "a.txt"), config), config, str)
    assert not set(page) & set("\u202e\u202c\x1b")
    assert page.count("\ufffd") >= 3


def filed(workspace: Path, article: Extraction, config: Config) -> str:
    record = as_yaml(article, config, str)
    (workspace / "seeds/2021Q1").mkdir(parents=True, exist_ok=True)
    for path in (workspace / "seeds/2021Q1").iterdir():
        path.unlink()
    (workspace / "seeds/2021Q1/hoang-mai.yaml").write_text(record, encoding="utf-8")
    return record


def test_a_record_is_accepted_by_a_build_as_one_that_nobody_has_reviewed(workspace, article, config):
    filed(workspace, article, config)
    (record,) = read(workspace, Period.parse("2021Q1")).records
    assert (record.organisation, str(record.period), str(record.task_period)) == (
        "hoang-mai",
        "2021Q1",
        "2021Q2",
    )
    assert not record.reviewed
    assert record.source.publisher == "Báo Lao động Thủ đô"
    facts = {(fact.indicator, fact.measure.value): fact for fact in record.facts}
    assert facts["members-recruited", "amount"].quantity.value == 350
    assert facts["members-recruited", "percent_of_plan"].quote == "đạt 52,3% kế hoạch"
    assert facts["worker-conferences", "amount"].base == "đơn vị ngoài nhà nước"


def test_a_task_of_a_record_has_its_due_date_and_its_target(workspace, article, config):
    filed(workspace, article, config)
    (record,) = read(workspace, Period.parse("2021Q1")).records
    first, second = record.tasks
    assert first.due
    assert (first.due.day, first.due.month, first.section) == (23, 5, "education")
    assert second.target
    assert (second.target.indicator, second.target.quantity.value, second.target.role) == (
        "unions-founded",
        12,
        Role.TASK,
    )


def test_what_a_record_cannot_hold_stands_in_it_as_a_comment(article, config):
    record = as_yaml(article, config, str)
    held = {fact["quote"] for fact in yaml.safe_load(record)["facts"]}
    held |= {task["target"]["quote"] for task in yaml.safe_load(record)["tasks"] if "target" in task}
    text = article.source.text
    for figure in article.figures:
        quote = text[figure.start : figure.end]
        assert quote in held or re.search(rf"^# .*{re.escape(quote)}", record, re.MULTILINE)
    assert not [quote for quote in held if quote.startswith("25")]
    assert "25 phần quà, result, Công ty Ví Dụ: no indicator of config.yaml" in record


def test_a_comment_says_nothing_but_in_the_language_of_its_reader(article, config):
    record = as_yaml(article, config, lambda _: "…")
    comments = " ".join(re.findall("#.*", record))
    assert not {*Qualifier, *Role} & set(re.findall(r"\w+", comments))


def test_the_spans_of_a_record_lead_back_into_the_text(article, config):
    record = yaml.safe_load(as_yaml(article, config, str))
    for fact in record["facts"]:
        start, end = fact["span"]
        assert article.source.text[start:end] == fact["quote"]


DOUBT = Unsure.LIKE_A_YEAR


def doubted(article: Extraction, quote: str) -> Extraction:
    """The article with one figure that is not certain."""
    text = article.source.text
    figures = (
        figure._replace(doubts=(DOUBT,)) if text[figure.start : figure.end] == quote else figure
        for figure in article.figures
    )
    return replace(article, figures=tuple(figures))


@pytest.mark.parametrize(
    ("quote", "told"),
    [
        ("350 đoàn viên", f"  # not certain: {DOUBT}\n  - indicator: members-recruited\n"),
        ("12 CĐCS", f"    target:\n      # not certain: {DOUBT}\n      indicator: unions-founded\n"),
        ("25 phần quà", f": no indicator of config.yaml; not certain: {DOUBT}\n"),
    ],
)
def test_every_doubtful_figure_of_a_record_says_so(workspace, article, config, quote, told):
    record = filed(workspace, doubted(article, quote), config)
    assert told in record
    assert record.count("not certain") == 1
    assert read(workspace, Period.parse("2021Q1")).records


def test_a_task_of_a_period_of_its_own_says_so(workspace, article, config):
    later = article.tasks[0]._replace(period="2021Q4")
    record = filed(workspace, replace(article, tasks=(later,)), config)
    assert "\n  # it is told of 2021Q4\n" in record
    assert read(workspace, Period.parse("2021Q1")).records[0].tasks


def test_a_source_has_a_title_whatever_its_file_is_called(config):
    record = yaml.safe_load(as_yaml(extract(document_of(b"", "\x01"), config), config, str))
    assert record["source"]["title"] == "not known"


@pytest.mark.parametrize("text", ["Không có gì.", "", "Trời đẹp: - 1 & 2 # 3 \u0007 *a", "x: {y}\n- [z]"])
def test_a_text_without_an_organisation_or_period_makes_a_record_that_says_so(text, config):
    record = as_yaml(extract(document_of(text.encode(), "a: b.txt"), config), config, str)
    data = yaml.safe_load(record)
    assert "organisation" not in data
    assert "period" not in data
    assert record.count("# ") >= 3


def test_a_record_without_a_config_keeps_every_figure_as_a_comment():
    found = extract(document_of(ARTICLE.encode(), "a.txt"), None)
    record = as_yaml(found, None, str)
    assert "facts" not in yaml.safe_load(record)
    assert sum(line.startswith('# "') for line in record.splitlines()) == len(found.figures)


class Words(HTMLParser):
    """The words of a page by the class they are marked with, and its list items."""

    def __init__(self) -> None:
        super().__init__()
        self.open, self.marked, self.tags, self.text = list[str](), list[tuple[str, str]](), set[str](), ""
        self.items, self.path = list[str](), list[str]()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.open.append(dict(attrs).get("class") or "")
        self.path.append(tag)
        self.items += [""] if tag == "li" else []

    def handle_endtag(self, tag: str) -> None:
        self.open.pop()
        self.path.pop()

    def handle_data(self, data: str) -> None:
        self.text += data
        if self.open:
            self.marked.append((data, self.open[-1]))
        if "li" in self.path:
            self.items[-1] += data


def page(extraction: Extraction, config: Config) -> Words:
    words = Words()
    words.feed(re.sub("<!DOCTYPE html>|<meta [^>]*>", "", as_html(extraction, config, str)))
    return words


def test_the_page_marks_figures_by_role_skipped_numbers_and_planned_work(article, config):
    marked = page(article, config).marked
    assert ("350 đoàn viên", "figure achievement") in marked
    assert ("12 CĐCS", "figure task planned") in marked
    assert ("quý I/2021", "skipped") in marked
    assert ("thành lập mới ", "planned") in marked


def test_the_page_says_beside_each_line_why_a_number_is_no_figure(article, config):
    items = page(article, config).items
    assert "no figure – period: quý I/2021" in items
    assert "no figure – furniture: 09:00, 06/04/2021" in items
    assert "no figure – date: Ngày 5/4; period: quý I, quý II năm 2021" in items


def test_every_reason_to_skip_a_number_can_be_told_in_vietnamese(config):
    known = {reason.pattern for reason in REASONS}
    assert {entry["why"] for entry in LEXICON["labels"]} <= known
    articles = sorted((ROOT / "tests/extract/corpus/articles").iterdir())
    found = [extract(document_of(path.read_bytes(), path.name), config) for path in articles]
    assert {one.why for extraction in found for one in extraction.skipped} <= known


def test_the_page_says_what_is_doubtful_and_why_in_the_text_and_beside_it(article, config):
    words = page(doubted(article, "350 đoàn viên"), config)
    assert ("350 đoàn viên", "figure achievement unsure") in words.marked
    assert f"350 đoàn viên, result, Đoàn viên kết nạp mới not certain: {DOUBT}" in words.items


def test_the_page_says_what_a_change_is_compared_with_and_which_figures_no_record_will_hold(article, config):
    items = page(article, config).items
    assert "52,3%, compared with the plan, result, Đoàn viên kết nạp mới" in items
    assert "25 phần quà, result, no indicator of config.yaml, Công ty Ví Dụ" in items


def test_the_page_explains_its_colours_and_says_how_much_was_read(article, config):
    text = page(article, config).text
    assert "result · target · background · planned work · not certain · no figure" in text
    assert "figures: 7; planned tasks: 2; not certain among these: 0; " in text


def test_the_page_shows_the_whole_text_and_nothing_of_it_as_markup(article, config):
    words = page(article, config)
    assert "b" not in words.tags
    assert "<b>& hơn thế</b>" in words.text
    shown = "".join(words.text.split())
    assert all("".join(line.split()) in shown for line in article.source.text.splitlines())
    assert "script" not in words.tags


def test_the_page_shows_each_reading_beside_its_line(article, config):
    assert "350 đoàn viên, result, Đoàn viên kết nạp mới" in page(article, config).text
    assert (
        "planned work “thành lập mới 12 CĐCS”, Phát triển đoàn viên, thành lập công đoàn cơ sở"
        in page(article, config).text
    )
    assert (
        "planned work “vận động 100% công nhân đi bầu cử trong ngày 23/5/2021”, Công tác tuyên truyền, giáo dục, 23/5/2021"
        in page(article, config).text
    )


def test_a_paper_that_calls_itself_a_report_is_an_official_one(config):
    text = "LĐLĐ QUẬN HOÀNG MAI\nBÁO CÁO\nKết quả quý I/2021\n\nĐã kết nạp 350 đoàn viên.\n"
    record = as_yaml(extract(document_of(text.encode(), "a.txt"), config), config, str)
    assert "kind: official_report" in record


@pytest.mark.parametrize("kind", KINDS)
def test_the_page_says_what_kind_of_text_it_is_in_the_language_of_the_reader(article, config, kind):
    of_kind = replace(article, heading=replace(article.heading, kind=kind))
    shown = as_html(of_kind, config, lambda told: f"[{told}]")
    assert f"<dd>[{KINDS[kind]}]</dd>" in shown
