from datetime import date

import pytest

from reports.errors import NotUnderstoodError
from reports.periods import CutOff, Period, read_day


@pytest.mark.parametrize(
    ("text", "first", "last", "previous", "following", "last_year", "ahead"),
    [
        ("2021Q1", date(2021, 1, 1), date(2021, 3, 31), "2020Q4", "2021Q2", "2020Q1", "2021Q2"),
        ("2021Q4", date(2021, 10, 1), date(2021, 12, 31), "2021Q3", "2022Q1", "2020Q4", "2022Q1"),
        ("2021H1", date(2021, 1, 1), date(2021, 6, 30), "2020H2", "2021H2", "2020H1", "2021H2"),
        ("2021H2", date(2021, 7, 1), date(2021, 12, 31), "2021H1", "2022H1", "2020H2", "2022H1"),
        ("2021M09", date(2021, 1, 1), date(2021, 9, 30), "2020M09", "2022M09", "2020M09", "2021Q4"),
        ("2024", date(2024, 1, 1), date(2024, 12, 31), "2023", "2025", "2023", "2025"),
    ],
)
def test_a_period_knows_its_days_and_its_neighbours(text, first, last, previous, following, last_year, ahead):
    period = Period.parse(text)
    assert str(period) == text
    assert (period.first_day, period.last_day) == (first, last)
    assert (str(period.previous), str(period.next)) == (previous, following)
    assert (str(period.same_period_last_year), str(period.ahead)) == (last_year, ahead)


@pytest.mark.parametrize(
    ("text", "quarters"),
    [
        ("2021Q3", "2021Q3"),
        ("2021H2", "2021Q3 2021Q4"),
        ("2021M09", "2021Q1 2021Q2 2021Q3"),
        ("2021", "2021Q1 2021Q2 2021Q3 2021Q4"),
    ],
)
def test_a_period_is_made_of_its_quarters_and_covers_them(text, quarters):
    period = Period.parse(text)
    assert " ".join(str(quarter) for quarter in period.quarters) == quarters
    assert all(period.covers(quarter) for quarter in period.quarters)


def test_a_period_does_not_cover_what_reaches_beyond_it():
    assert not Period.parse("2021H1").covers(Period.parse("2021Q3"))
    assert not Period.parse("2021Q1").covers(Period.parse("2021H1"))


@pytest.mark.parametrize("text", ["2021Q5", "2021Q0", "2021H3", "21Q1", "2021-Q1", "2021M08", "quý I", ""])
def test_what_is_no_period_is_refused(text):
    with pytest.raises(NotUnderstoodError):
        Period.parse(text)


@pytest.mark.parametrize(
    ("text", "day"),
    [("28/4/2021", date(2021, 4, 28)), ("05/01/2020", date(2020, 1, 5)), ("29/2/2024", date(2024, 2, 29))],
)
def test_a_date_is_read_day_first(text, day):
    assert read_day(text) == day


@pytest.mark.parametrize(
    "text",
    [
        "29/2/2023",
        "4/28/2021",
        "2021-04-28",
        "28/4",
        "28/4/2021/1",
        "28/4/21",
        "1_0/+4/2021",
        "٢/4/2021",
        "hôm qua",
    ],
)
def test_what_is_no_date_is_refused(text):
    with pytest.raises(NotUnderstoodError):
        read_day(text)


@pytest.mark.parametrize(
    ("text", "scheme", "first", "last"),
    [
        ("2021Q1", "calendar", date(2021, 1, 1), date(2021, 3, 31)),
        ("2021Q1", "nd09", date(2020, 12, 15), date(2021, 3, 14)),
        ("2021Q2", "nd09", date(2021, 3, 15), date(2021, 6, 14)),
        ("2021H2", "nd09", date(2021, 6, 15), date(2021, 12, 14)),
        ("2021M09", "nd09", date(2020, 12, 15), date(2021, 9, 14)),
        ("2021", "nd09", date(2020, 12, 15), date(2021, 12, 14)),
        ("2021H1", "tld", date(2020, 12, 1), date(2021, 5, 31)),
        ("2021", "tld", date(2020, 12, 1), date(2021, 11, 30)),
        ("2021Q1", "tld", date(2021, 1, 1), date(2021, 3, 31)),
    ],
)
def test_figures_are_counted_from_cut_off_to_cut_off(text, scheme, first, last):
    period = Period.parse(text)
    assert (period.opens(CutOff(scheme)), period.cut_off(CutOff(scheme))) == (first, last)
