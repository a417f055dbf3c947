"""Row 16: what WeasyPrint would only log, or not even that, fails the build and is told."""

from __future__ import annotations

import zlib

import pytest
from click.testing import CliRunner

from reports.cli import main
from reports.errors import RenderError, ReportError
from reports.render.html import render_html
from reports.render.pdf import render_pdf
from tests.reliability.bombs import png
from tests.reliability.texts import bare_report
from tests.test_pdf import page


def styled(style: str, body: str = "<p>chữ</p>") -> str:
    return f"<style>{style}</style>{body}"


DEFECTS = {  # the twelve of reliability.md 2.10
    "missing image": '<img src="file:///khong/co.png" alt="">',
    "relative address": '<img src="co.png" alt="">',
    "bad value": styled("p { color: xanh }"),
    "unknown property": styled("p { colour: red }"),
    "missing glyph": "<p>\U0001f44d</p>",
    "anchor twice": '<p id="a">một</p><p id="a">hai</p><a href="#a">x</a>',
    "dead link": '<a href="#khong-co">x</a>',
    "picture too large": png(20_000, 1, zlib.compress(bytes((1 + 20_000 // 8) * 20_000), 1)),
    "drawing with a picture": '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><image href="file:///khong/co.png" width="9" height="9"/></svg>',
    "missing font": styled("html { font-family: KhongCoFontNay }"),
    "text beyond its cell": styled("table { table-layout: fixed; width: 60px } td { border: 1px solid }", "<table><tr><td>Nghiêngggggggggggggggggg</td><td>x</td></tr></table>"),
    "tag not closed": "<div><p>chữ</p>",
}  # fmt: skip
MORE = {
    "text beyond the paper": '<p style="white-space: nowrap">' + "chữ " * 200 + "</p>",
    "text below its cell": styled("td { position: relative } span { position: absolute; top: 300px }", "<table><tr><td>x<span>rơi</span></td></tr></table>"),
    "text left of the paper": '<p style="margin-left: -900px">chữ</p>',
    "closed and not opened": "<p>chữ</p></div>",
    "bold not closed": "<p><b>chữ</p>",
    "nested too deep": "<div>" * 600 + "x" + "</div>" * 600,
    "a size without end": '<p style="font-size: 999999999px">x</p>',
}  # fmt: skip


def told(body: str) -> set[str]:
    """The codes of what is told of a page that a template makes."""
    try:
        made = render_html(bare_report(), {"x.html": page(body)}, "x.html", "x.html")
        render_pdf(made, "x.pdf")
    except ReportError as error:
        return {finding.code for finding in error.findings}
    return set()


def test_twelve_of_twelve_planted_defects_are_told():
    found = {name: told(body) for name, body in DEFECTS.items()}
    assert [name for name, codes in found.items() if not codes] == []
    print(f"row 16: {sum(map(bool, found.values()))} of {len(DEFECTS)} planted defects told")


@pytest.mark.parametrize("name", MORE)
def test_other_defects_are_told_too(name):
    assert told(MORE[name])


@pytest.mark.parametrize(
    "name", ["relative address", "missing image", "picture too large", "drawing with a picture"]
)
def test_defects_are_told_by_the_pdf_alone_too(name):
    with pytest.raises(RenderError):
        render_pdf(page(DEFECTS[name]), "x.pdf")


SOUND = [
    "<table style='width: 200px'><tr><td>Một hàng chữ dài vừa đủ trong ô</td><td><i>nghiêng</i></td></tr></table>",
    "<p>một<p>hai<ul><li>ba<li>bốn</ul><br><hr><img alt=''>",
    "<table><tr><td><table><tr><td>trong</table></table>",
    "<svg width='9' height='9'><rect width='9' height='9' fill='#fff'/></svg>",
    "<a href='https://example.org/a?b=c'>x</a> <a href='mailto:a@example.org'>y</a> <p id='m'><a href='#m'>z</a>",
]


@pytest.mark.parametrize("body", SOUND)
def test_what_is_in_order_is_not_told(body):
    assert told(body) <= {"pdf-warning"} - {"pdf-warning"}


@pytest.mark.parametrize("name", ["missing image", "tag not closed"])
def test_a_build_with_a_defect_ends_with_a_code_other_than_0(workspace, tmp_path, name):
    template = workspace / "templates/so-ket-quy.html"
    template.write_text(template.read_text().replace("{% block body %}", "{% block body %}" + DEFECTS[name]))
    options = [
        "build",
        "--quarter",
        "2021Q1",
        "--only",
        "cum-1",
        "--format",
        "pdf",
        "--workspace",
        str(workspace),
    ]
    run = CliRunner().invoke(main, [*options, "--out", str(tmp_path / "out")])
    assert run.exit_code == 1
    assert run.stderr.strip()
    assert not (tmp_path / "out/2021Q1/cum-1.pdf").exists()
