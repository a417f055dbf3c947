"""Charts appear where there are three values or more, tell them all, and look the same in Word and PDF."""

from io import BytesIO

import docx
import pytest
from docx.oxml.ns import qn
from PIL import Image

from reports.build import Order, build, read
from reports.document.compose import compose
from reports.document.report import Bar, Chart
from reports.periods import Period
from reports.render.chart import picture
from tests.reading_back import docx_text, pdf_text, unmarked

Q1 = Period.parse("2021Q1")
UNITS = ("ha-dong", "nam-tu-liem", "cau-giay", "thanh-xuan", "tay-ho")


def office(workspace, values, period="2021Q1"):
    """The workspace with a record of founded unions for each of these values, by unit."""
    head = (workspace / "seeds/2021Q1/bac-tu-liem.yaml").read_text().partition("facts:")[0]
    (workspace / f"seeds/{period}").mkdir(exist_ok=True)
    for unit, value in values.items():
        (workspace / f"seeds/{period}/{unit}.yaml").write_text(
            head.replace("bac-tu-liem", unit).replace("2021Q1", period)
            + f"facts:\n  - indicator: unions-founded\n    value: {value}\n    quote: {value} công đoàn cơ sở\n"
        )
    return workspace


def charts(workspace, words, period=Q1, subject="cum-2"):
    found = read(workspace, period)
    summary = next(s for s in found.summaries(period) if s.subject == subject)
    return unmarked(compose(summary, found.config, words)).overview.charts


def test_three_units_with_figures_make_a_chart_with_a_place_for_the_others(workspace, words):
    (chart,) = charts(office(workspace, dict(zip(UNITS, ("12", "gần 30", "6"), strict=False))), words)
    assert chart.title == "Công đoàn cơ sở thành lập mới theo đơn vị (công đoàn cơ sở)"
    assert [(b.label, b.text, b.share) for b in chart.bars] == [
        ("LĐLĐ Hà Đông", "12", "40.0"),
        ("LĐLĐ Nam Từ Liêm", "gần 30", "100.0"),
        ("LĐLĐ Cầu Giấy", "6", "20.0"),
        ("LĐLĐ Bắc Từ Liêm", "chưa có số liệu", ""),
    ]
    assert "LĐLĐ Nam Từ Liêm: gần 30; " in chart.alt


def test_a_range_keeps_its_text_without_a_bar(workspace, words):
    values = dict(zip(UNITS, ("từ 3-5", "12", "30", "6"), strict=False))
    (chart,) = charts(office(workspace, values), words)
    assert [(b.text, b.share) for b in chart.bars][:2] == [("từ 3-5", ""), ("12", "40.0")]


def test_long_names_and_values_are_not_cut_off_the_picture():
    bars = tuple(
        Bar("Công đoàn ngành Nông nghiệp và Phát triển nông thôn", "khoảng 15.220.000.000", share)
        for share in ("50.0", "100.0", "75.0")
    )
    image = Image.open(BytesIO(picture(Chart("x", bars, "x"))))
    edges = [
        image.crop(box).getextrema()
        for box in ((0, 0, 8, image.height), (image.width - 8, 0, image.width, image.height))
    ]
    assert edges == [(255, 255), (255, 255)]


@pytest.mark.parametrize("values", [("12", "30"), ("từ 3-5", "12", "30"), ("0", "0", "0")])
def test_two_values_ranges_and_nothing_but_zeros_make_none(workspace, words, values):
    assert charts(office(workspace, dict(zip(UNITS, values, strict=False))), words) == ()


def test_a_year_shows_its_quarters_when_the_same_units_stand_behind_each(workspace, words):
    for number, quarter in enumerate(("2021Q1", "2021Q2", "2021Q3", "2021Q4"), 1):
        office(workspace, {"ha-dong": number, "tay-ho": 2 * number}, quarter)
    (chart,) = charts(workspace, words, Period.parse("2021"))
    assert chart.title == "Công đoàn cơ sở thành lập mới theo quý (công đoàn cơ sở)"
    assert [(b.label, b.text) for b in chart.bars] == [
        ("Quý I/2021", "3"),
        ("Quý II/2021", "6"),
        ("Quý III/2021", "9"),
        ("Quý IV/2021", "12"),
    ]
    (workspace / "seeds/2021Q3/tay-ho.yaml").unlink()
    assert charts(workspace, words, Period.parse("2021")) == ()


def test_the_picture_is_sharp_black_on_white_and_the_same_each_time(workspace, words):
    (chart,) = charts(office(workspace, dict(zip(UNITS, ("10", "20", "40"), strict=False))), words)
    made = picture(chart)
    image = Image.open(BytesIO(made))
    dots = [round(dots) for dots in image.info["dpi"]]
    assert (image.mode, dots) == ("L", [400, 400])
    assert round(image.width / 400 * 25.4) == 160
    lengths = [row.count(b"\x59") for row in _rows(image)]
    longest = [
        max(lengths[round((1 + 7 * n) * 400 / 25.4) : round((1 + 7 * (n + 1)) * 400 / 25.4)])
        for n in range(3)
    ]
    assert [round(length / longest[2], 2) for length in longest] == [0.25, 0.5, 1]
    assert made == picture(chart)


def _rows(image):
    data = image.tobytes()
    return [data[n : n + image.width] for n in range(0, len(data), image.width)]


def test_word_and_pdf_show_the_chart_and_word_describes_it(workspace, tmp_path):
    office(workspace, dict(zip(UNITS, ("12", "gần 30", "6"), strict=False)))
    build(Order(workspace, Q1, tmp_path, only=("cum-2",)))
    document = docx.Document(tmp_path / "2021Q1/cum-2.docx")
    (shape,) = document.inline_shapes
    description = shape._inline.docPr.get("descr").replace("\u00a0", " ")
    assert "LĐLĐ Nam Từ Liêm: gần 30; " in description
    assert description not in docx_text(tmp_path / "2021Q1/cum-2.docx")
    assert (shape._inline.docPr.tag, round(shape.width.mm)) == (qn("wp:docPr"), 160)
    text = pdf_text(tmp_path / "2021Q1/cum-2.pdf")
    assert "LĐLĐ Hà Đông 12 LĐLĐ Nam Từ Liêm gần 30 LĐLĐ Cầu Giấy 6" in text
