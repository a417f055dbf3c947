from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
import yaml

from reports.build import read
from reports.config import Config
from reports.extract.as_html import as_html
from reports.extract.as_json import as_json
from reports.extract.as_yaml import as_yaml
from reports.extract.document import extract
from reports.extract.model import Extraction
from reports.facts import Role
from reports.periods import Period

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
    return extract(ARTICLE.encode(), config, "tin/Bài số 1.txt")


def test_the_json_has_the_shape_that_other_programs_rely_on(article):
    data = json.loads(json.dumps(as_json(article)))
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
    assert all([*figure] == keys.split() for figure in data["figures"])
    assert all([*task] == ["start", "end", "text", "org", "period", "section"] for task in data["tasks"])
    assert all([*skipped] == ["start", "end", "quote", "why"] for skipped in data["skipped"])


def test_every_quote_is_what_stands_at_its_place(article):
    data, text = as_json(article), article.source.text
    found = [*data["figures"], *data["skipped"]]
    assert found
    assert all(text[f["start"] : f["end"]] == f["quote"] for f in found)
    assert all(text[t["start"] : t["end"]] == t["text"] for t in data["tasks"])


def test_numbers_of_the_json_are_numbers(article):
    values = {figure["quote"]: figure["value"] for figure in as_json(article)["figures"]}
    assert values["đạt 52,3% kế hoạch"] == 52.3
    assert values["350 đoàn viên"] == 350
    assert isinstance(values["350 đoàn viên"], int)


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
    assert "25 phần quà, exact, achievement, Công ty Ví Dụ: no indicator of config.yaml" in record


def test_the_spans_of_a_record_lead_back_into_the_text(article, config):
    record = yaml.safe_load(as_yaml(article, config, str))
    for fact in record["facts"]:
        start, end = fact["span"]
        assert article.source.text[start:end] == fact["quote"]


@pytest.mark.parametrize("text", ["Không có gì.", "", "Trời đẹp: - 1 & 2 # 3 \u0007 *a", "x: {y}\n- [z]"])
def test_a_text_without_an_organisation_or_period_makes_a_record_that_says_so(text, config):
    record = as_yaml(extract(text.encode(), config, "a: b.txt"), config, str)
    data = yaml.safe_load(record)
    assert "organisation" not in data
    assert "period" not in data
    assert record.count("# ") >= 3


def test_a_record_without_a_config_keeps_every_figure_as_a_comment():
    found = extract(ARTICLE.encode(), None, "a.txt")
    record = as_yaml(found, None, str)
    assert "facts" not in yaml.safe_load(record)
    assert sum(line.startswith('# "') for line in record.splitlines()) == len(found.figures)


class Words(HTMLParser):
    """The words of a page by the class they are marked with."""

    def __init__(self) -> None:
        super().__init__()
        self.open, self.marked, self.tags, self.text = list[str](), list[tuple[str, str]](), set[str](), ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.open.append(dict(attrs).get("class") or "")

    def handle_endtag(self, tag: str) -> None:
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.text += data
        if self.open:
            self.marked.append((data, self.open[-1]))


def page(extraction: Extraction) -> Words:
    words = Words()
    words.feed(as_html(extraction, str).replace("<!DOCTYPE html>", "").replace('<meta charset="utf-8">', ""))
    return words


def test_the_page_marks_figures_by_role_skipped_numbers_and_planned_work(article):
    marked = dict(page(article).marked)
    assert marked["350 đoàn viên"] == "figure achievement"
    assert marked["12 CĐCS"] == "figure task planned"
    assert marked["quý I/2021"] == "skipped"
    assert marked["thành lập mới "] == "planned"


def test_the_page_shows_the_whole_text_and_nothing_of_it_as_markup(article):
    words = page(article)
    assert "b" not in words.tags
    assert "<b>& hơn thế</b>" in words.text
    shown = "".join(words.text.split())
    assert all("".join(line.split()) in shown for line in article.source.text.splitlines())
    assert "script" not in words.tags


def test_the_page_shows_each_reading_beside_its_line(article):
    assert "350 đoàn viên, result, members-recruited" in page(article).text
    assert "planned work, organisation" in page(article).text
