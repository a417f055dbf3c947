"""What was planned before is told again as done, partly done, or not reported."""

from dataclasses import replace

import pytest

from reports.document.compose import compose
from reports.errors import Place
from reports.facts import Task, TaskReport, TaskStanding
from reports.merge.summarise import summarise
from reports.periods import Period
from tests.factory import record, source
from tests.test_records import RECORD, alone, problems

Q1, Q2 = Period.parse("2021Q1"), Period.parse("2021Q2")


def planned(organisation="bac-tu-liem"):
    names = ("mot", "hai", "ba")
    tasks = tuple(Task(f"Việc {n}", organisation, Q2, source(), Place("x"), id=n) for n in names)
    return record(organisation, tasks=tasks)


def next_quarter(organisation="bac-tu-liem", **said):
    reports = tuple(TaskReport(task, standing, note) for task, (standing, note) in said.items())
    return replace(record(organisation), period=Q2, task_period=Q2.ahead, task_reports=reports)


def told(config, words, *now, past):
    return compose(summarise(now, config, Q2, past)[0], config, words)


def test_each_task_of_the_period_has_its_outcome_before_the_new_tasks(config, words):
    done = next_quarter(mot=(TaskStanding.DONE, ""), hai=(TaskStanding.PARTLY, "mới xong ở quận"))
    made = told(config, words, done, past=(planned(),))
    assert [(row.text, row.standing) for row in made.promises.rows] == [
        ("Việc mot", "Đã thực hiện"),
        ("Việc hai", "Thực hiện một phần; mới xong ở quận"),
        ("Việc ba", "Chưa có báo cáo"),
    ]
    assert made.promises.heading.endswith(". Thực hiện nhiệm vụ đã đề ra cho quý II/2021")


def test_tasks_of_others_and_of_other_times_are_not_told(config, words):
    other = planned("hoang-mai")
    later = replace(planned(), tasks=(replace(planned().tasks[0], period=Period.parse("2021Q3")),))
    assert told(config, words, next_quarter(), past=(other, later)).promises is None


def test_the_word_of_one_unit_is_not_that_of_another_with_the_same_task_id(config, words):
    past = (planned(), planned("ha-dong"))
    now = (next_quarter(mot=(TaskStanding.DONE, "")), next_quarter("ha-dong"))
    cluster = next(s for s in summarise(now, config, Q2, past) if s.subject == "cum-2")
    standing = {(p.task.owner, p.task.id): p.standing for p in cluster.promises}
    assert standing["bac-tu-liem", "mot"] is TaskStanding.DONE
    assert standing["ha-dong", "mot"] is TaskStanding.NOT_REPORTED


def test_a_member_that_sends_nothing_keeps_its_promises_unanswered(config):
    found = summarise((next_quarter(),), config, Q2, (planned("ha-dong"),))
    cluster = next(s for s in found if s.subject == "cum-2")
    assert {p.standing for p in cluster.promises} == {TaskStanding.NOT_REPORTED}
    assert [p.task.id for p in cluster.promises] == ["mot", "hai", "ba"]


def test_a_task_that_two_records_plan_is_told_once(config):
    found = summarise((next_quarter(),), config, Q2, (planned(), planned()))[0]
    assert [p.task.id for p in found.promises] == ["mot", "hai", "ba"]


def test_a_merged_unit_answers_for_the_tasks_of_what_it_was(config):
    known = config.directory
    moved = replace(known.organisations["hoang-mai"], merged_into="bac-tu-liem")
    merged = replace(known, organisations={**known.organisations, "hoang-mai": moved})
    done = next_quarter(mot=(TaskStanding.DONE, ""))
    summary = summarise((done,), replace(config, directory=merged), Q2, (planned("hoang-mai"),))[0]
    assert {p.task.id: p.standing for p in summary.promises}["mot"] is TaskStanding.DONE
    assert "unknown-task" not in {f.code for f in summary.findings}


def test_an_answer_to_a_task_that_nobody_planned_is_told(config):
    now = next_quarter(bon=(TaskStanding.DONE, ""))
    found = summarise((now,), config, Q2, (planned(),))[0].findings
    assert [str(f.problem) for f in found if f.code == "unknown-task"] == [
        "no task “bon” was planned for 2021Q2"
    ]


def test_an_absence_is_told_with_its_reason(config, words):
    silent = replace(next_quarter("ha-dong"), absence="đang bàn giao cán bộ")
    made = told(config, words, next_quarter(), silent, past=())
    rows = {row.organisation: row.standing for row in made.completeness.rows}
    assert rows["Liên đoàn Lao động quận Hà Đông"] == "Chưa có số liệu: đang bàn giao cán bộ"
    assert "Chưa nhận được báo cáo: Liên đoàn Lao động quận Hà Đông" in made.opening


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ("task_reports:\n  - {task: mot, standing: finished}\n", "“finished”"),
        ("absence: bận\nfacts:\n  - {indicator: relief, value: '1', quote: '1'}\n", "no absence to explain"),
    ],
)
def test_slips_in_them_are_told(workspace, lines, told):
    text = RECORD.partition("facts:")[0] + lines
    assert any(told in problem for problem in problems(alone(workspace, text)))
