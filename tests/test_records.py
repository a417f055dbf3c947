import time

import pytest

from reports.config import load_config, read_config
from reports.errors import InputError
from reports.facts import Measure, Role
from reports.periods import Period
from reports.records import Known, load_record_files, read_records

Q1 = Period.parse("2021Q1")
RECORD = """\
organisation: cum-1
period: 2021Q1
kind: quarter
source:
  id: s
  kind: form
  title: T
  publisher: P
facts:
  - indicator: unions-founded
    value: "24"
    quote: 24 Công đoàn cơ sở
"""


def read(workspace, period=Q1):
    config = read_config(workspace)
    return read_records(load_record_files(workspace, known(workspace, period)), config)


def known(workspace, period=Q1):
    found = load_config(workspace)
    return Known(period, found.ids, found.config and found.config.catalogue)


def problems(workspace):
    with pytest.raises(InputError) as caught:
        read(workspace)
    return [f"{f.place}: {f.problem}" + (f" | {f.hint}" if f.hint else "") for f in caught.value.findings]


def alone(workspace, text):
    """A workspace whose only record of 2021Q1 is `text`."""
    for path in (workspace / "seeds/2021Q1").iterdir():
        path.unlink()
    (workspace / "seeds/2021Q1/a.yaml").write_text(text)
    return workspace


def test_a_fact_knows_its_source_its_line_and_its_quote(workspace):
    record = next(r for r in read(workspace) if r.organisation == "cum-1")
    fact = next(f for f in record.facts if f.indicator == "tet-support-money")
    assert str(fact.place) == "seeds/2021Q1/cum-1.yaml:30"
    assert (workspace / fact.place.file).read_text().splitlines()[29].strip() == "value: hơn 2 tỷ đồng"
    assert (fact.quote, fact.source.id, fact.role) == ("hơn 2 tỷ đồng", "ldtd-2021-04-28", Role.ACHIEVEMENT)


def test_tasks_and_their_targets_are_of_the_period_ahead(workspace):
    record = next(r for r in read(workspace) if r.organisation == "bac-tu-liem")
    target = next(t.target for t in record.tasks if t.target)
    assert {str(t.period) for t in record.tasks} == {"2021Q2"}
    assert (str(target.period), target.role) == ("2021Q2", Role.TASK)


def test_a_plan_holds_the_tasks_of_its_own_period(workspace):
    (record,) = read(workspace, Period.parse("2021"))
    assert {str(task.period) for task in record.tasks} == {"2021"}


def test_a_comparison_is_told_apart_from_the_amount(workspace):
    (record,) = read(workspace, Period.parse("2024Q1"))
    measures = {f.measure: f.quantity.value for f in record.facts if f.indicator == "loans-money"}
    assert measures[Measure.AMOUNT] == 15_220_000_000
    assert {str(m): str(v) for m, v in measures.items() if m is not Measure.AMOUNT} == {
        "percent_of_plan": "25.16",
        "change_on_last_year": "3.33",
    }


def test_a_hedge_of_the_quote_cannot_be_dropped(workspace):
    spoilt = RECORD.replace("quote: 24", "quote: hơn 24")
    assert any("the quote does not state “24”" in p for p in problems(alone(workspace, spoilt)))


def test_a_figure_is_not_the_same_as_itself(workspace):
    told = RECORD + "    id: mot\n    same_as: mot\n"
    assert any("nothing has the id “mot”" in p for p in problems(alone(workspace, told)))


def test_a_misspelt_key_hides_no_other_problem_of_the_file(workspace):
    spoilt = RECORD.replace("publisher", "pubisher").replace("unions-founded", "union-founded")
    added = '  - indicator: relief\n    value: "1"\n    quote: x\n'
    assert [p.partition(" |")[0] for p in problems(alone(workspace, spoilt + added))] == [
        "seeds/2021Q1/a.yaml:4: the key “publisher” is missing",
        "seeds/2021Q1/a.yaml:8: unknown key “pubisher”",
        "seeds/2021Q1/a.yaml:10: unknown indicator “union-founded”",
        "seeds/2021Q1/a.yaml:14: the quote does not state “1”",
    ]


def test_an_organisation_that_has_ended_cannot_report(workspace):
    (workspace / "seeds/2025Q3").mkdir()
    record = RECORD.replace("2021Q1", "2025Q3").replace("cum-1", "ha-dong")
    (workspace / "seeds/2025Q3/a.yaml").write_text(record)
    with pytest.raises(InputError) as caught:
        read(workspace, Period.parse("2025Q3"))
    (finding,) = caught.value.findings
    assert str(finding.problem) == "“ha-dong” did not exist in 2025Q3"


def test_the_problems_of_all_files_come_in_one_run(workspace):
    for name in ("cum-1", "bac-tu-liem"):
        path = workspace / f"seeds/2021Q1/{name}.yaml"
        path.write_text(path.read_text().replace("kind: quarter", "kind: quartr"))
    files = {problem.split(":")[0] for problem in problems(workspace)}
    assert files == {"seeds/2021Q1/cum-1.yaml", "seeds/2021Q1/bac-tu-liem.yaml"}


def test_one_source_id_means_one_document(workspace):
    alone(workspace, RECORD)
    (workspace / "seeds/2021Q1/b.yaml").write_text(RECORD.replace("title: T", "title: U"))
    assert any("b.yaml:5: the source “s” is described differently" in p for p in problems(workspace))


def test_a_file_of_another_kind_in_the_folder_is_named_not_passed_over(workspace):
    (workspace / "seeds/2021Q1/cum-2.yml").write_text(RECORD)
    (finding,) = load_record_files(workspace, known(workspace)).ignored
    assert str(finding.place) == "seeds/2021Q1/cum-2.yml"


def test_ids_by_the_thousand_are_looked_up_and_not_searched_for(workspace):
    figures = "".join(
        f"  - {{indicator: unions-founded, value: '{n}', quote: '{n} Công đoàn', id: ma-{n}, same_as: {other}}}\n"
        for n, other in ((n, "khong-co" if n % 2 else "ma-2") for n in range(4_000))
    )
    start = time.process_time()
    *told, more = problems(alone(workspace, RECORD + figures))
    assert len(told) == 1_000
    assert "1001 more problems of this file are not shown" in more
    assert time.process_time() - start < 15


@pytest.mark.parametrize("number", [10_000, pytest.param(40_000, marks=pytest.mark.slow)])
def test_misspelt_ids_by_the_ten_thousand_take_little_time_and_the_first_have_a_hint(workspace, number):
    figures = "".join(
        f"  - {{indicator: unions-foundet-{n}, value: '{n}', quote: '{n}'}}\n" for n in range(number)
    )
    start = time.process_time()
    *told, more = problems(alone(workspace, RECORD + figures))
    assert time.process_time() - start < 2 + number / 5_000
    assert told[0].endswith("unknown indicator “unions-foundet-0” | Did you mean unions-founded?")
    assert (len(told), f"{number - 1_000} more problems" in more) == (1_000, True)


@pytest.mark.parametrize("number", [5_000, pytest.param(20_000, marks=pytest.mark.slow)])
def test_same_as_is_told_with_the_nearest_of_many_ids_in_little_time(workspace, number):
    def figure(n, traits):
        return f"  - {{indicator: unions-founded, value: '{n}', quote: '{n} Công đoàn', {traits}}}\n"

    ids = number // 20
    given = (figure(n, f"id: cong-doan-phuong-{n}") for n in range(ids))
    slips = (figure(n, f"same_as: cong-doan-phuonx-{n % ids}") for n in range(number))
    text = RECORD + "".join((*given, *slips))
    start = time.process_time()
    *told, more = problems(alone(workspace, text))
    assert time.process_time() - start < 2 + number / 2_500
    assert told[245].endswith("Did you mean cong-doan-phuong-245?")
    assert (len(told), f"{number - 1_000} more problems" in more) == (1_000, True)
