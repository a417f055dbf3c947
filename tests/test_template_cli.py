"""The slips of templates as a build and `ldreport template check` tell them, with the parts that templates share."""

import json

import docx
import pytest
from click.testing import CliRunner
from docx.oxml.ns import qn

from reports.build import Order, build
from reports.cli import main
from reports.document.compose import FORMS
from reports.errors import InputError, TemplateError
from reports.periods import Period
from reports.proofs import check_files
from reports.render.docx import render_docx
from reports.render.templates import Templates, read_templates
from tests.conftest import ROOT
from tests.template_files import TEMPLATES, WHOLE, word


def test_a_build_tells_the_slips_of_all_its_templates_and_writes_nothing(workspace, tmp_path):
    (workspace / "templates/so-ket-quy.docx").write_bytes(word("{{ opening }}", "{{ oppening }}"))
    path = workspace / "templates/parts/body.html"
    path.write_text(path.read_text().replace("{{ opening }}", "{{ oppening }}"))
    with pytest.raises(TemplateError) as caught:
        build(Order(workspace, Period.parse("2021Q1"), tmp_path / "out"))
    assert [f.place.file for f in caught.value.findings] == [
        "templates/so-ket-quy.docx",
        "templates/parts/body.html",
    ]
    assert not (tmp_path / "out").exists()


def test_a_build_of_pages_alone_does_not_look_at_the_word_template(workspace, tmp_path):
    (workspace / "templates/so-ket-quy.docx").write_bytes(word("{{ opening }}", "{{ oppening }}"))
    assert build(Order(workspace, Period.parse("2021Q1"), tmp_path / "out", formats=("html",))).files


def ldreport(*arguments: str):
    return CliRunner().invoke(main, ["template", "check", *arguments])


def test_the_command_shows_the_fields_of_every_whole_template_of_the_workspace():
    run = ldreport("--workspace", str(ROOT))
    assert (run.exit_code, run.stderr) == (0, "")
    lines = run.stdout.splitlines()
    assert [line for line in lines if not line.startswith("  ")] == [
        f"templates/{name}" for name in TEMPLATES.whole
    ]
    assert lines.count("  letterhead.issuer") >= 2


def test_parts_and_the_lock_files_of_word_are_no_whole_templates(workspace):
    (workspace / "templates/~$so-ket-quy.docx").write_bytes(b"lock of Word")
    names = Templates(read_templates(workspace / "templates", "templates"), "templates").whole
    assert {f"{form}{suffix}" for form in FORMS.values() for suffix in (".docx", ".html")} <= {*names}
    assert not any("/" in name or name.startswith("~") for name in names)


def test_a_slip_in_a_shared_part_is_told_once_at_the_part(workspace, tmp_path):
    path = workspace / "templates/parts/heading.docx"
    document = docx.Document(path)
    (paragraph,) = (p for p in document.paragraphs if p.text == "{{ letterhead.type }}")
    paragraph.text = "{{ letterhead.tipe }}"
    document.save(path)
    with pytest.raises(TemplateError) as caught:
        build(Order(workspace, Period.parse("2021Q1"), tmp_path / "out"))
    (finding,) = caught.value.findings
    at = [p.text for p in document.element.body.iter(qn("w:p"))].index("{{ letterhead.tipe }}") + 1
    assert str(finding.place) == f"templates/parts/heading.docx:{at}"
    assert str(finding.hint) == "Did you mean type?"


@pytest.mark.parametrize(
    ("file", "old", "new", "place"),
    [
        ("ke-hoach.docx", '{% include "parts/heading.docx" %}', 'x {% include "parts/heading.docx" %}', "ke-hoach.docx"),
        ("parts/heading.docx", "{{ letterhead.type }}", '{% include "parts/signature.docx" %}', "parts/heading.docx"),
        ("parts/heading.docx", "{{ letterhead.number }}", '{% include "parts/signature.docx" %}', "parts/heading.docx"),
    ],
)  # fmt: skip
def test_a_part_that_rendering_would_not_put_in_is_told(workspace, file, old, new, place):
    folder = workspace / "templates"
    (folder / file).write_bytes(word(old, new, template=(folder / file).read_bytes()))
    templates = Templates(read_templates(folder, "templates"), "templates")
    (checked,) = templates.check(["ke-hoach.docx"])
    assert [(f.code, f.place.file) for f in checked.findings] == [("no-part-here", f"templates/{place}")]
    with pytest.raises(TemplateError):
        render_docx(WHOLE, templates.word("ke-hoach.docx"))


def test_what_a_part_asks_for_is_shown_by_its_path_from_the_templates(workspace):
    (workspace / "templates/parts/style.css").write_text("{{ titel }}")
    run = ldreport(
        str(workspace / "templates/parts/page.html"), "--workspace", str(workspace), "--lang", "en"
    )
    assert run.stderr.startswith("templates/parts/style.css:1: in “{{ titel }}”")


def test_the_command_tells_slips_with_a_hint_and_ends_with_1(tmp_path):
    (tmp_path / "mẫu.html").write_text("<p>\n{{ titel }}")
    run = ldreport(str(tmp_path / "mẫu.html"), "--workspace", str(tmp_path), "--lang", "en")
    assert run.exit_code == 1
    assert run.stdout == "mẫu.html\n"
    assert run.stderr == "mẫu.html:2: in “{{ titel }}”: there is no field “titel”. Did you mean title?\n"


def test_the_command_gives_json_to_programs(tmp_path):
    (tmp_path / "a.html").write_text("{{ title }}{{ closing }}")
    run = ldreport(str(tmp_path / "a.html"), "--workspace", str(tmp_path), "--format", "json", "--lang", "en")
    (template,) = json.loads(run.stdout)["templates"]
    assert run.exit_code == 1
    assert json.loads(run.stdout)["schema"] == "ldreport/template-1"
    assert (template["file"], template["fields"]) == ("a.html", ["title", "closing"])
    assert template["findings"] == [
        {
            "severity": "error",
            "code": "not-a-text",
            "place": "a.html:1",
            "message": "in “{{ title }}{{ closing }}”: “closing” is a list and cannot be printed",
            "hint": "Write {{ closing | join(', ') }}.",
        }
    ]


def test_files_that_cannot_be_read_are_all_told_and_end_with_2(tmp_path):
    (tmp_path / "a.docx").write_bytes(b"no Word file")
    (tmp_path / "a.odt").write_text("x")
    (tmp_path / "empty").mkdir()
    run = ldreport(
        *(str(tmp_path / name) for name in ("a.docx", "a.odt", "b.html")), "--workspace", str(tmp_path)
    )
    assert run.exit_code == 2
    assert [line.partition(":")[0] for line in run.stderr.splitlines()] == ["a.docx", "a.odt", "b.html"]
    assert ldreport("--workspace", str(tmp_path / "empty")).exit_code == 2


def test_a_neighbour_that_is_a_link_out_of_the_folder_is_refused(tmp_path):
    (tmp_path / "secret.css").write_text("{{ secret }}")
    (tmp_path / "in").mkdir()
    (tmp_path / "in/a.html").write_text("{% include 'b.css' %}")
    (tmp_path / "in/b.css").symlink_to(tmp_path / "secret.css")
    with pytest.raises(InputError) as caught:
        check_files([tmp_path / "in/a.html"], tmp_path)
    assert [str(f.place) for f in caught.value.findings] == ["in/b.css"]


def test_a_missing_file_is_an_input_error(tmp_path):
    with pytest.raises(InputError):
        check_files([tmp_path / "none.docx"], tmp_path)
