"""Three clusters, 18 units, eight quarters, with everything planted that goes wrong in an office.

The records are made here as files, read back, and merged; expected.txt was written by hand.
"""

import shutil
from pathlib import Path

import pytest

from reports.build import Order, build, read
from reports.merge.results import Basis, Standing
from reports.periods import Period
from reports.words import Words
from tests.conftest import ROOT
from tests.reading_back import docx_text, pdf_text

SCENARIO = Path(__file__).parent / "scenario"
WORDS = Words("vi")
QUARTERS = [f"{year}Q{n}" for year in (2020, 2021) for n in (1, 2, 3, 4)]


def units(k):
    """The units of a quarter: those of the reorganisation from the seventh on."""
    last = {"a": ["a6"], "b": ["b6"], "c": ["c5", "c6"]}
    if k >= 7:
        last = {"a": ["a6"], "b": ["b6-moi"], "c": ["c7"]}
    return [
        *(f"a{i}" for i in range(1, 6)),
        *last["a"],
        *(f"b{i}" for i in range(1, 6)),
        *last["b"],
        *(f"c{i}" for i in range(1, 5)),
        *last["c"],
    ]


def gifts(unit, k):
    """10k + the unit's number; c7 is c5 and c6."""
    return (10 * k + 5) + (10 * k + 6) if unit == "c7" else 10 * k + int(unit[1])


class Office:
    """Writes records as files, the way units send them."""

    def __init__(self, folder):
        self.folder = folder
        shutil.copy(SCENARIO / "config.yaml", folder)

    def record(self, period, unit, *figures, name=None, kind="official_report", more=""):
        text = f"organisation: {unit}\nperiod: '{period}'\nkind: other\nreviewed: false\n{more}"
        text += f"source: {{id: {(name or unit)}-{period.lower()}, kind: {kind}, title: T, publisher: P}}\n"
        if figures:
            text += "facts:\n"
        for indicator, value, *extra in figures:
            text += f"  - {{indicator: {indicator}, value: '{value}', quote: '{value}'{''.join(extra)}}}\n"
        path = self.folder / f"seeds/{period}/{name or unit}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)

    def without(self, period, unit):
        (self.folder / f"seeds/{period}/{unit}.yaml").unlink()


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    made = Office(tmp_path_factory.mktemp("scenario"))
    for k, quarter in enumerate(QUARTERS, 1):
        for unit in units(k):
            made.record(quarter, unit, ("gifts", gifts(unit, k)))
    first, second = "2021Q1", "2021Q2"
    # Two units know their members; the second one's men and women do not make the whole.
    made.record(
        first,
        "a1",
        ("gifts", 51),
        ("members", "1.000"),
        ("men", 400),
        ("women", 600),
        ("held", "6/6"),
        ("share", "100%"),
    )
    made.record(
        first, "a2", ("gifts", 52), ("members", "2.000"), ("men", 850), ("women", "1.100"), ("held", "4/7")
    )
    # A newspaper contradicts the official report of a2, and the cluster's own figure its units.
    made.record(first, "a2", ("gifts", 58), name="a2-bao", kind="newspaper")
    made.record(first, "cum-a", ("gifts", "hơn 290"))
    # Hedges in opposite directions; two gaps, one with its reason.
    made.record(first, "b1", ("gifts", 51), ("money", "gần 20 triệu đồng"))
    made.record(first, "b2", ("gifts", 52), ("money", "hơn 10 triệu đồng"))
    made.record(first, "b3", ("gifts", 53), ("money", "5 triệu đồng"))
    made.record(first, "b4", more="absence: đang bàn giao\n")
    made.record(first, "b6", ("gifts", 54))
    made.without(first, "b5")
    # One event told by two units, suspected at first and answered in the next quarter.
    event = ", event: {day: 20/1/2021, partner: Công ty Mẫu}"
    made.record(first, "c1", ("gifts", 51), ("money", "50 triệu đồng", event))
    made.record(first, "c2", ("gifts", 52), ("money", "50 triệu đồng", event))
    later = event.replace("20/1", "20/5")
    made.record(second, "c1", ("gifts", 61), ("money", "50 triệu đồng", later, ", id: mot"))
    made.record(second, "c2", ("gifts", 62), ("money", "50 triệu đồng", later, ", same_as: mot"))
    # c3 sends six months instead of the second quarter.
    made.without(second, "c3")
    made.record("2021H1", "c3", ("gifts", 53 + 63))
    return made.folder


def described(folder, period, subject):
    """The summary as expected.txt writes it."""
    found = next(
        s for s in read(folder, Period.parse(period)).summaries(Period.parse(period)) if s.subject == subject
    )
    compared = {c.indicator: c for c in found.comparisons if c.organisation == subject}
    lines = [f"{period} {subject}"]
    for total in found.totals:
        contributors = dict.fromkeys(fact.organisation for fact in total.facts)
        whose = "own" if [*contributors] == [subject] else f"of {' '.join(contributors)}"
        lines.append(f"  {total.indicator}: {WORDS.quantity(total.quantity)}, {whose}")
        if total.indicator == "gifts" and subject != "city":
            lines.append(f"    {comparison(compared.get('gifts'))}")
    missing = [a for a in found.attendance if a.standing is Standing.MISSING]
    if missing:
        lines.append(
            "  missing: "
            + ", ".join(
                f"{a.organisation} ({a.reason})" if a.reason else str(a.organisation) for a in missing
            )
        )
    lines += [
        f"  derived: {r.organisation} {r.indicator} {WORDS.cell(r.quantity)}"
        for r in found.results
        if r.basis is Basis.DERIVED
    ]
    lines += [f"  {f.code} at {Path(f.place.file).stem}" for f in found.findings if f.code != "not-reviewed"]
    return "\n".join(lines)


def comparison(told):
    if told is None:
        return "nothing to compare with: the units are others"
    parts = [
        ("before", told.previous, WORDS.cell),
        ("last year", told.last_year, WORDS.cell),
        ("change", told.change, WORDS.signed),
    ]
    return ", ".join(f"{name} {say(result.quantity)}" for name, result, say in parts if result)


EXPECTED = [block.strip() for block in (SCENARIO / "expected.txt").read_text().split("\n\n")[1:]]


@pytest.mark.parametrize("expected", EXPECTED, ids=lambda block: block.splitlines()[0])
def test_the_summary_is_the_one_written_by_hand(office, expected):
    period, subject = expected.splitlines()[0].split()
    assert described(office, period, subject) == expected


@pytest.mark.slow
@pytest.mark.parametrize("period", [*QUARTERS, "2020H2", "2021H1", "2021M09", "2020", "2021"])
def test_every_report_of_every_period_has_its_totals_in_word_and_pdf(office, tmp_path, period):
    time = Period.parse(period)
    shutil.copytree(ROOT / "templates", office / "templates", dirs_exist_ok=True)
    build(Order(office, time, tmp_path))
    for summary in read(office, time).summaries(time):
        path = tmp_path / period / summary.subject
        pages = [docx_text(path.with_suffix(".docx")), pdf_text(path.with_suffix(".pdf"))]
        for total in summary.totals:
            assert all(WORDS.quantity(total.quantity) in page for page in pages), total.indicator
