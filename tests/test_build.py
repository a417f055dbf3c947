"""The whole way, from the records of the repository to finished files."""

import hashlib
import json
import re
import shutil
import subprocess
from decimal import Decimal

import pypdf
import pytest

from reports.build import Order, build
from reports.errors import InputError, TemplateError
from reports.periods import Period
from tests.conftest import PERIODS, ROOT
from tests.libreoffice import converted
from tests.reading_back import docx_text, pdf_text

# Every figure that the five articles state, as their labels list them: report, figure as printed.
GOLD = {
    "2021Q1/cum-1": [
        "6 đơn vị", "100% cơ quan hành chính, đơn vị sự nghiệp công lập", "2.130 lượt người", "hơn 2 tỷ đồng", "352 lượt vé xe", "gần 200 triệu đồng",
        "431 đồng chí", "482 triệu đồng", "117 lượt người lao động", "gần 80 triệu đồng", "6/6 đơn vị ký chương trình phối hợp",
        "24 công đoàn cơ sở", "2.043 lượt đoàn viên", "Có 100% công nhân, viên chức, lao động đi bầu cử",
    ],
    "2021Q1/cum-2": [
        "21 nhiệm vụ trọng tâm", "100% đơn vị hành chính sự nghiệp và khối trường học", "41% doanh nghiệp ngoài nhà nước",
        "từ 3-5 công đoàn cơ sở ngoài nhà nước",
    ],
    "2023/cum-2": [
        "6 đơn vị", "1.075 đoàn viên, CNVCLĐ", "399.000.000 đồng", "100% đơn vị khối hành chính sự nghiệp", "100% đơn vị trong Cụm hoàn thành",
    ],
    "2024Q1/co-quan": [
        "100% đơn vị", "41,15% đơn vị", "503 đoàn viên, CNVCLĐ", "35 công đoàn cơ sở",
        "15 tỷ 220 triệu đồng", "đạt 25,16% kế hoạch", "tăng 3,33% so với cùng kỳ năm 2023", "557 lao động",
        "26 số báo in", "1 số báo gộp đặc biệt", "3.614 tin, bài", "52 lượt người lao động", "2 người lao động",
        "8 đơn vị", "800 người lao động",
    ],
    "2021/thuong-tin": ["Có 100% công nhân, viên chức, lao động đi bầu cử"],
}  # fmt: skip
TASKS = {"2021Q1/cum-1": 2, "2021Q1/cum-2": 16, "2023/cum-2": 5, "2024Q1/co-quan": 2, "2021/thuong-tin": 20}


def manifest(built, period):
    return json.loads((built / period / "manifest.json").read_text())


def every_report(built):
    return [(period, report) for period in PERIODS for report in manifest(built, period)["reports"]]


def test_each_period_has_its_reports(built):
    found = {period: [report["id"] for report in manifest(built, period)["reports"]] for period in PERIODS}
    assert found == {
        "2021Q1": ["cum-1", "cum-2", "thanh-pho"],
        "2021": ["thuong-tin"],
        "2023": ["cum-2"],
        "2024Q1": ["co-quan"],
    }


@pytest.mark.parametrize("report", GOLD)
@pytest.mark.parametrize("text_of", [docx_text, pdf_text])
def test_every_figure_of_the_articles_stands_in_the_finished_documents(built, report, text_of):
    text = text_of(built / f"{report}.{text_of.__name__.removesuffix('_text')}")
    assert [figure for figure in GOLD[report] if figure not in text] == []


@pytest.mark.parametrize("report", TASKS)
def test_every_planned_task_stands_in_the_finished_documents(built, report):
    period, id = report.split("/")
    (entry,) = [r for r in manifest(built, period)["reports"] if r["id"] == id]
    texts = [docx_text(built / f"{report}.docx"), pdf_text(built / f"{report}.pdf")]
    assert len(entry["tasks"]) == TASKS[report]
    assert [t["text"] for t in entry["tasks"] if not all(t["text"] in text for text in texts)] == []


def test_every_figure_of_the_manifest_is_printed_and_leads_to_its_record(built):
    for period, report in every_report(built):
        texts = [
            docx_text(built / period / f"{report['id']}.docx"),
            pdf_text(built / period / f"{report['id']}.pdf"),
        ]
        assert report["figures"]
        for figure in report["figures"]:
            assert all(figure["text"] in text for text in texts), (period, report["id"], figure["text"])
            assert Decimal(figure["value"]) > 0
            for source in figure["sources"]:
                lines = (ROOT / source["file"]).read_text().splitlines()
                assert lines[source["line"] - 1].strip().startswith("value:")
                assert source["quote"] in "\n".join(lines[source["line"] - 1 :][:3])


def test_the_manifest_names_what_was_read_and_written_with_its_hash(built):
    for period in PERIODS:
        entry = manifest(built, period)
        assert (entry["schema"], entry["period"]) == ("ldreport/manifest-1", period)
        for path, digest in entry["inputs"].items():
            assert hashlib.sha256((ROOT / path).read_bytes()).hexdigest() == digest
        assert {
            "config.yaml",
            "templates/ke-hoach.docx",
            "templates/parts/page.html",
            "templates/parts/style.css",
        } <= {*entry["inputs"]}
        files = [file for report in entry["reports"] for file in report["files"]]
        assert {file["format"] for file in files} == {"docx", "pdf"}
        for file in files:
            assert hashlib.sha256((built / period / file["path"]).read_bytes()).hexdigest() == file["sha256"]


def test_a_hedge_is_told_in_text_and_in_qualifier(built):
    (report,) = [r for r in manifest(built, "2021Q1")["reports"] if r["id"] == "cum-1"]
    (figure,) = [f for f in report["figures"] if f["indicator"] == "tet-support-money"]
    assert {k: figure[k] for k in ("text", "value", "qualifier", "organisation", "period")} == {
        "text": "hơn 2 tỷ đồng",
        "value": "2000000000",
        "qualifier": "more_than",
        "organisation": "cum-1",
        "period": "2021Q1",
    }


@pytest.fixture(scope="module")
def printed(built, tmp_path_factory):
    """The finished Word files as LibreOffice prints them, by report."""
    folder = tmp_path_factory.mktemp("libreoffice")
    copies = [shutil.copy(built / f"{id}.docx", folder / f"{id.replace('/', '-')}.docx") for id in GOLD]
    return dict(zip(GOLD, converted("pdf", *copies), strict=True))


def test_word_files_open_in_libreoffice_with_all_their_figures(printed):
    for report, path in printed.items():
        text = pdf_text(path)
        assert [figure for figure in GOLD[report] if figure not in text] == []


def words_at(path):
    """The words of the first page with the place where each begins, in points."""
    run = subprocess.run(
        ["pdftotext", "-bbox", "-l", "1", path, "-"], capture_output=True, text=True, check=True
    )
    found = re.findall(r'<word xMin="(.*?)" yMin=".*?" xMax=".*?" yMax="(.*?)">(.*?)</word>', run.stdout)
    return [(word, float(x), float(y)) for x, y, word in found]


@pytest.mark.parametrize("report", GOLD)
def test_word_and_pdf_look_alike(built, printed, report):
    """As many pages give or take one, the same words on the first page, the heading in the same place."""
    ours, theirs = built / f"{report}.pdf", printed[report]
    assert abs(len(pypdf.PdfReader(ours).pages) - len(pypdf.PdfReader(theirs).pages)) <= 1
    heading = [[*zip(*words_at(path)[:45], strict=True)] for path in (ours, theirs)]
    assert heading[0][0] == heading[1][0]
    for one, other in zip(heading[0][1:], heading[1][1:], strict=True):
        assert one == pytest.approx(other, abs=4)


def test_nothing_is_written_when_an_input_is_wrong(workspace, tmp_path):
    seed = workspace / "seeds/2021Q1/cum-1.yaml"
    seed.write_text(seed.read_text().replace("indicator: unions-founded\n", "indicator: union-founded\n"))
    config = workspace / "config.yaml"
    config.write_text(config.read_text() + "\nextra: 1\n")
    with pytest.raises(InputError) as caught:
        build(Order(workspace, Period.parse("2021Q1"), tmp_path / "out"))
    assert [f.place.file for f in caught.value.findings] == ["config.yaml", "seeds/2021Q1/cum-1.yaml"]
    assert not (tmp_path / "out").exists()


def test_problems_of_config_and_records_come_in_one_run(workspace, tmp_path):
    for name, old, new in (
        ("config.yaml", "kind: count", "kind: counts"),
        ("seeds/2021Q1/cum-1.yaml", "reviewed: true", "revewed: true"),
    ):
        path = workspace / name
        path.write_text(path.read_text().replace(old, new, 1))
    with pytest.raises(InputError) as caught:
        build(Order(workspace, Period.parse("2021Q1"), tmp_path / "out"))
    assert {f.place.file for f in caught.value.findings} == {"config.yaml", "seeds/2021Q1/cum-1.yaml"}


def test_only_the_wanted_reports_and_formats_are_made(tmp_path):
    order = Order(ROOT, Period.parse("2021Q1"), tmp_path, formats=("html",), only=("cum-2",))
    assert [path.name for path in build(order).files] == ["cum-2.html", "manifest.json"]


def test_an_unknown_report_is_refused_with_the_nearest_name(tmp_path):
    with pytest.raises(InputError) as caught:
        build(Order(ROOT, Period.parse("2021Q1"), tmp_path, only=("cum-3",)))
    assert str(caught.value.findings[0].hint) in ("Did you mean cum-1?", "Did you mean cum-2?")


def test_a_word_file_that_a_clerk_has_edited_is_kept_and_the_new_one_lies_beside_it(workspace, tmp_path):
    order = Order(workspace, Period.parse("2023"), tmp_path, formats=("docx",))
    build(order)
    edited = tmp_path / "2023/cum-2.docx"
    edited.write_bytes(b"edited by a person")
    for _ in range(2):
        built = build(order)
        assert [path.name for path in built.files] == ["cum-2.new.docx", "manifest.json"]
        assert [finding.code for finding in built.findings] == ["edited-file-kept"]
    assert edited.read_bytes() == b"edited by a person"
    assert manifest(tmp_path, "2023")["reports"][0]["files"][0]["path"] == "cum-2.new.docx"


def test_a_changed_record_replaces_our_own_files_even_after_building_only_one_of_them(workspace, tmp_path):
    everything = Order(workspace, Period.parse("2021Q1"), tmp_path, formats=("html",))
    build(everything)
    seed = workspace / "seeds/2021Q1/bac-tu-liem.yaml"
    seed.write_text(seed.read_text().replace("41%", "42%"))
    build(Order(workspace, Period.parse("2021Q1"), tmp_path, formats=("html",), only=("cum-2",)))
    built = build(everything)
    assert built.findings == ()
    assert {path.name for path in built.files} == {
        "cum-1.html",
        "cum-2.html",
        "thanh-pho.html",
        "manifest.json",
    }


def test_a_missing_template_is_told_and_nothing_written(workspace, tmp_path):
    (workspace / "templates/tong-ket-nam.docx").unlink()
    with pytest.raises(TemplateError) as caught:
        build(Order(workspace, Period.parse("2023"), tmp_path / "out"))
    assert str(caught.value.findings[0].place) == "templates/tong-ket-nam.docx"
    assert not (tmp_path / "out").exists()


def test_many_units_stay_on_the_page_with_every_figure_whole(workspace, tmp_path):
    for n, unit in enumerate(("ha-dong", "nam-tu-liem", "cau-giay", "thanh-xuan", "tay-ho"), 1):
        seed = (workspace / "seeds/2021Q1/bac-tu-liem.yaml").read_text().partition("facts:")[0]
        figure = f"{n}.172.835"
        (workspace / f"seeds/2021Q1/{unit}.yaml").write_text(
            seed.replace("bac-tu-liem", unit)
            + f"facts:\n  - indicator: tet-support\n    value: {figure}\n    quote: {figure} lượt người\n"
        )
    build(Order(workspace, Period.parse("2021Q1"), tmp_path, only=("cum-2",)))
    path = tmp_path / "2021Q1/cum-2.pdf"
    run = subprocess.run(["pdftotext", "-bbox", str(path), "-"], capture_output=True, text=True, check=True)
    widths = set()
    for page in run.stdout.split("<page ")[1:]:
        width = float(page.split('width="')[1].split('"')[0])
        edges = re.findall(r'<word xMin="[^"]*" yMin="[^"]*" xMax="([^"]*)"', page)
        assert max(map(float, edges)) <= width - 15 / 25.4 * 72 + 1
        widths.add(round(width))
    assert widths == {595, 842}, "the wide table has a landscape annex"
    texts = (docx_text(tmp_path / "2021Q1/cum-2.docx"), pdf_text(path))
    assert all(f" {n}.172.835 " in text for n in range(1, 6) for text in texts)
    assert all("Dịp Tết Nguyên đán" in text and "15.864.175" in text for text in texts)


def test_a_template_that_is_a_link_to_another_folder_is_refused(workspace, tmp_path):
    (tmp_path / "elsewhere.css").write_text("p {}")
    (workspace / "templates/parts/style.css").unlink()
    (workspace / "templates/parts/style.css").symlink_to(tmp_path / "elsewhere.css")
    with pytest.raises(TemplateError) as caught:
        build(Order(workspace, Period.parse("2023"), tmp_path / "out"))
    assert str(caught.value.findings[0].place) == "templates/parts/style.css"


def test_comparisons_have_their_columns_and_their_sources(workspace, tmp_path):
    seed = (
        (workspace / "seeds/2021Q1/cum-1.yaml").read_text().partition("facts:")[0].replace("2021Q1", "2020Q1")
    )
    (workspace / "seeds/2020Q1").mkdir()
    figure = "  - indicator: unions-founded\n    value: gần 20\n    quote: gần 20 công đoàn cơ sở\n"
    past = seed.replace("ldtd-2021-04-28", "bao-cao-2020") + "facts:\n" + figure
    (workspace / "seeds/2020Q1/cum-1.yaml").write_text(past)
    build(Order(workspace, Period.parse("2021Q1"), tmp_path, only=("cum-1",)))
    texts = (docx_text(tmp_path / "2021Q1/cum-1.docx"), pdf_text(tmp_path / "2021Q1/cum-1.pdf"))
    (report,) = manifest(tmp_path, "2021Q1")["reports"]
    (then,) = [f for f in report["figures"] if f["period"] == "2020Q1"]
    assert (then["text"], then["qualifier"], then["sources"][0]["source"]) == (
        "gần 20 công đoàn cơ sở",
        "nearly",
        "bao-cao-2020",
    )
    for text in texts:
        assert "Quý I/2020" in text.replace("/ ", "/"), "a narrow head may break after the stroke"
        assert "khoảng +20,00" in text
        assert all(f["text"] in text for f in report["figures"])
    assert "seeds/2020Q1/cum-1.yaml" in manifest(tmp_path, "2021Q1")["inputs"]


def test_a_wrong_record_of_another_period_only_costs_the_comparison(workspace, tmp_path):
    (workspace / "seeds/2020Q1").mkdir()
    (workspace / "seeds/2020Q1/cum-1.yaml").write_text("organisation: cum-1\n")
    built = build(Order(workspace, Period.parse("2021Q1"), tmp_path, formats=("html",)))
    assert [(f.code, str(f.place)) for f in built.findings] == [
        ("past-left-out", "seeds/2020Q1/cum-1.yaml:1")
    ]
