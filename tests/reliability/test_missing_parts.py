"""Row 17: what a PDF needs is missing or crashes. Our own message and exit code; the Word file is made.

What is told of fonts and letters is also a matter of tests/test_pdf.py, without a build around it.
"""

import json
import shutil
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.reliability.office import made, opened_office
from tests.reliability.program import TRACEBACK, ldreport

LIBERATION = Path("/usr/share/fonts/truetype/liberation2")  # of `make system`
FONTS = "<fontconfig>{places}<cachedir>{cache}</cachedir></fontconfig>"
# What Python runs when it begins: Pango cannot be loaded, or takes the whole process with it.
AT_PANGO = """
import cffi
load = cffi.FFI.dlopen
def dlopen(self, name, *flags):
    if "pango" in str(name):
        {what}
    return load(self, name, *flags)
cffi.FFI.dlopen = dlopen
"""
GONE = "raise OSError(f'cannot load library {name}')"
SIGNAL = "import os; os.kill(os.getpid(), {})"


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    """A small office, with its finished Word files."""
    workspace = opened_office(tmp_path_factory.mktemp("office"))
    made(workspace, workspace / "build", ("docx",))
    return workspace


@pytest.fixture
def with_fonts(tmp_path):
    """An environment in which only the fonts of these folders are known."""

    def changed(*places):
        config = tmp_path / "fonts.conf"
        listed = "".join(f"<dir>{place}</dir>" for place in places)
        config.write_text(FONTS.format(places=listed, cache=tmp_path / "cache"))
        return {"FONTCONFIG_FILE": str(config)}

    return changed


@pytest.fixture
def at_pango(tmp_path):
    """An environment in which this happens when Pango is loaded."""

    def changed(what):
        (tmp_path / "site").mkdir()
        (tmp_path / "site/sitecustomize.py").write_text(AT_PANGO.format(what=what))
        return {"PYTHONPATH": f"{tmp_path / 'site'}:{ROOT}"}

    return changed


@pytest.fixture
def broken_pango(tmp_path):
    """An environment in which the file of Pango is no library."""
    (tmp_path / "lib").mkdir()
    (tmp_path / "lib/libpango-1.0.so.0").write_bytes(b"no library")
    return {"LD_LIBRARY_PATH": str(tmp_path / "lib")}


def only_word_is_made(office, out, changes):
    """Build one report with these changes of the environment; what was said."""
    options = ("--workspace", office, "--out", out, "--only", "cum-mot", "--lang", "en")
    ended = ldreport("build", "--quarter", "2021Q1", *options, changes=changes)
    assert ended.code == 1, ended.err
    assert TRACEBACK not in ended.err
    folder = out / "2021Q1"
    assert [path.name for path in folder.glob("cum-mot.*")] == ["cum-mot.docx"]
    assert (folder / "cum-mot.docx").read_bytes() == (office / "build/2021Q1/cum-mot.docx").read_bytes()
    (report,) = json.loads((folder / "manifest.json").read_text())["reports"]
    assert [file["path"] for file in report["files"]] == ["cum-mot.docx"]
    assert "document-missing" in {finding["code"] for finding in report["findings"]}
    first, *_ = ended.err.splitlines()
    return first


@pytest.mark.slow
def test_without_any_font_the_word_file_is_made_and_the_rest_told(office, tmp_path, with_fonts):
    told = only_word_is_made(office, tmp_path / "out", with_fonts())
    assert told.startswith("PDF: no font is installed on this machine. Run “make system”")


@pytest.mark.slow
def test_without_the_fonts_of_the_stylesheet_the_word_file_is_made_and_the_rest_told(
    office, tmp_path, with_fonts
):
    others = tmp_path / "fonts"
    others.mkdir()
    for font in LIBERATION.glob("LiberationSans-*.ttf"):
        shutil.copy(font, others)
    told = only_word_is_made(office, tmp_path / "out", with_fonts(others))
    assert told.startswith("cum-mot.pdf: none of the fonts Times New Roman, Liberation Serif")
    assert "Run “make system”" in told


@pytest.mark.slow
def test_a_letter_that_no_font_has_is_told_and_the_word_file_is_made(workspace, tmp_path):
    record = workspace / "seeds/2021Q1/cum-1.yaml"
    text = record.read_text()
    assert "highlights:\n" in text
    record.write_text(text.replace("highlights:\n", "highlights:\n  - 'Dấu \U000130c0 lạ'\n"))
    options = ("--workspace", workspace, "--out", tmp_path / "out", "--only", "cum-1", "--lang", "en")
    ended = ldreport("build", "--quarter", "2021Q1", *options)
    assert (ended.code, TRACEBACK in ended.err) == (1, False)
    assert ended.err.startswith("cum-1.pdf: the letter “\U000130c0” (U+130C0) would not be set in")
    assert [path.name for path in (tmp_path / "out/2021Q1").glob("cum-1.*")] == ["cum-1.docx"]


def test_without_pango_the_word_file_is_made_and_the_rest_told(office, tmp_path, at_pango):
    told = only_word_is_made(office, tmp_path / "out", at_pango(GONE))
    assert told.startswith("PDF: the libraries that make PDFs are missing: cannot load library")
    assert "install Pango" in told


@pytest.mark.slow
def test_with_a_pango_that_is_no_library_the_word_file_is_made_and_the_rest_told(
    office, tmp_path, broken_pango
):
    told = only_word_is_made(office, tmp_path / "out", broken_pango)
    assert told.startswith("PDF: the libraries that make PDFs are missing")


@pytest.mark.parametrize(
    "name", ["SIGSEGV", *(pytest.param(name, marks=pytest.mark.slow) for name in ("SIGABRT", "SIGBUS"))]
)
def test_a_renderer_that_crashes_is_told_with_its_signal_and_the_word_file_is_made(
    office, tmp_path, at_pango, name
):
    changes = at_pango(SIGNAL.format(f"__import__('signal').{name}"))
    told = only_word_is_made(office, tmp_path / "out", changes)
    assert told.startswith(f"cum-mot.pdf: the process that makes it crashed ({name})")
    print(
        "row 17: no font, other fonts, a letter without font (make test-slow); no Pango, a crash: all told, the Word file made"
    )


@pytest.mark.slow
def test_a_renderer_that_is_killed_from_outside_is_tried_again_and_told(tmp_path, at_pango):
    options = ("--only", "cum-1", "--lang", "en", "--out", tmp_path / "out")
    changes = at_pango(SIGNAL.format(9))
    ended = ldreport("build", "--quarter", "2021Q1", *options, changes=changes)
    assert (ended.code, TRACEBACK in ended.err) == (1, False)
    assert ended.err.startswith("cum-1: the process that made the report was ended from outside, twice.")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("what", "seconds"),
    [("while True: pass", 4), ("import time; time.sleep(1000)", 6)],
)
def test_a_renderer_that_never_ends_is_ended_and_the_word_file_is_made(
    office, tmp_path, at_pango, what, seconds
):
    limited = shutil.copytree(office, tmp_path / "limited")
    with (limited / "config.yaml").open("a") as config:
        config.write(f"\nlimits: {{seconds: {seconds}}}\n")
    told = only_word_is_made(limited, tmp_path / "out", at_pango(what))
    assert told.startswith("cum-mot.pdf: this took more than ")
    assert told.endswith("or allow more (limits) in config.yaml.")
