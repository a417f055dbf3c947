"""Row 6: inputs that would take all time or memory end soon, within 1 GiB, with an error of ours."""

from dataclasses import replace

import pytest

from reports.child import CHILDREN
from reports.errors import ReportError
from reports.extract.names.names import Names
from reports.extract.tables.heads import heads_in
from reports.levels import PdfLevel
from reports.periods import Period
from reports.room import LEAST
from reports.serving import Limits
from reports.studio import look_through, make
from tests.conftest import ROOT
from tests.reading_back import report_of
from tests.reliability.bombs import FILES, PAGES, RECORDS, TAGS, WORD, page
from tests.reliability.program import TRACEBACK, ldreport
from tests.samples import one_in

GIB = 1024  # MB
SECONDS = 20
FORM = "so-ket-quy"
ONLY = ("--only", "cum-1", "--only", "cum-2", "--format", "docx", "--format", "html")
PAGE = ("reports.render.fields.pages", "reports.render.html")
LOADED = {
    "html": PAGE,
    "pdf": (*PAGE, "reports.render.pdf"),
    "docx": ("reports.render.fields.word", "reports.render.docx"),
}


@pytest.fixture(scope="module")
def report(config, words):
    return replace(report_of("cum-1", Period.parse("2021Q1"), config, words), form=FORM)


def codes(sources, format, report, seconds=1):
    """What a child says of a template that is looked through and filled; empty when all is well."""
    CHILDREN.begin("reports.studio", *LOADED[format])
    limits = Limits(LEAST, seconds)
    kit = (tuple(sources.items()), PdfLevel.A2B)
    try:
        CHILDREN.call(look_through, *kit, (FORM,), (format,), limits=limits, shown="t")
        CHILDREN.call(make, *kit, report, format, {}, limits=limits, shown="t")
    except ReportError as error:
        return {finding.code for finding in error.findings}
    return set()


def half_at_once(bombs):
    """Cases of `parametrize`, each a list: half of the bombs in one, for `make test`; then each alone, slow."""
    alone = (pytest.param([bomb], id=name, marks=pytest.mark.slow) for name, bomb in bombs.items())
    return [pytest.param([*bombs.values()][::2], id="half of them"), *alone]


@pytest.mark.parametrize("tags", one_in(3, zip(TAGS.values())), ids=TAGS)
def test_tags_that_never_end_or_want_all_memory_are_ended(tags, report):
    assert codes({f"{FORM}.html": page(f"<p>{tags}").encode()}, "html", report)


@pytest.mark.parametrize("format", ["html", "pdf"])
def test_memory_that_a_template_uses_up_is_told_as_that(format, report):
    made = {f"{FORM}.html": page("<p>{{ id * 10**9 }}").encode()}
    assert codes(made, format, report) == {"too-much-memory"}


@pytest.mark.parametrize("body", one_in(3, zip(PAGES.values())), ids=PAGES)
def test_pages_that_cannot_be_set_in_type_are_ended(body, report):
    assert codes({f"{FORM}.html": page(body).encode()}, "pdf", report)


@pytest.mark.parametrize("made", one_in(3, zip(WORD.values())), ids=WORD)
def test_word_templates_that_never_end_or_want_all_memory_are_ended(made, report):
    assert codes({f"{FORM}.docx": made()}, "docx", report)


def ended_well(ended):
    """A message of ours, in time, without taking the machine."""
    assert ended.code in (1, 2), ended
    assert TRACEBACK not in ended.err
    assert ": " in ended.err
    assert ended.seconds <= SECONDS
    assert ended.memory <= GIB


@pytest.mark.parametrize("bombs", half_at_once(FILES))
def test_files_that_unpack_to_everything_are_refused(bombs, tmp_path):
    paths = [tmp_path / f"x{number}.{suffix}" for number, (suffix, _) in enumerate(bombs)]
    for path, (_, made) in zip(paths, bombs, strict=True):
        path.write_bytes(made())
    ended = ldreport("extract", *paths, "--workspace", ROOT, "--lang", "en", "--into", tmp_path / "seeds")
    ended_well(ended)
    assert [path for path in paths if f"{path}: " not in ended.err] == []


@pytest.mark.parametrize("bombs", half_at_once(RECORDS))
def test_records_that_unpack_to_everything_are_refused(bombs, workspace, tmp_path):
    names = [f"seeds/2021Q1/x{number}.yaml" for number, _ in enumerate(bombs)]
    for name, text in zip(names, bombs, strict=True):
        (workspace / name).write_text(text)
    options = ("--workspace", workspace, "--lang", "en", "--out", tmp_path / "out")
    ended = ldreport("build", "--quarter", "2021Q1", *options)
    ended_well(ended)
    assert [name for name in names if name not in ended.err] == []


@pytest.mark.parametrize(
    ("ending", "options", "others"),
    [
        ("html", ONLY, {"cum-2.html"}),
        pytest.param("pdf", (), {"cum-2.pdf", "thanh-pho.docx", "thanh-pho.pdf"}, marks=pytest.mark.slow),
    ],
)
def test_a_bomb_in_one_report_costs_that_report_alone(ending, options, others, workspace, tmp_path):
    path = workspace / "config.yaml"
    path.write_text(path.read_text().replace("seconds: 15", "seconds: 3"))
    body = workspace / "templates/parts/body.html"
    body.write_text(f"{{% if id == 'cum-1' %}}{TAGS['loops in loops']}{{% endif %}}{body.read_text()}")
    where = ("--workspace", workspace, "--out", tmp_path / "out", "--lang", "en")
    ended = ldreport("build", "--quarter", "2021Q1", *where, *options)
    assert (ended.code, TRACEBACK in ended.err) == (1, False)
    made = {path.name for path in (tmp_path / "out/2021Q1").iterdir()}
    assert made >= {"cum-1.docx", "cum-2.docx", *others}
    assert f"cum-1.{ending}" not in made
    assert ended.err.startswith(f"cum-1.{ending}: this ")
    assert ended.memory <= GIB


def test_a_head_over_thirty_thousand_columns_asks_each_of_them_once():
    """Damaged sheets have such heads; what looks back from each column takes half a minute and more."""
    heads = (*[""] * 30_000, "Trong đó: nam")
    read = CHILDREN.call(heads_in, heads, Names(()), limits=Limits(LEAST, 5), shown="t")
    assert len(read) == len(heads)


@pytest.mark.slow
def test_a_bomb_in_a_template_is_told_by_template_check_with_its_file(workspace):
    (workspace / "templates/giao-ban.html").write_text("{{ 10 ** (10 ** 10) }}")
    ended = ldreport("template", "check", "--workspace", workspace, "--lang", "en")
    ended_well(ended)
    assert "templates/giao-ban.html: this took more than 15 seconds" in ended.err
    assert "  letterhead.issuer" in ended.out.splitlines()


@pytest.mark.slow
@pytest.mark.parametrize("tags", TAGS.values(), ids=TAGS)
def test_a_build_with_the_limits_that_hold_without_a_config_ends_in_time(tags, workspace, tmp_path):
    (workspace / "templates/so-ket-quy.html").write_text(page(f"<p>{tags}"))
    options = ("--workspace", workspace, "--out", tmp_path / "out", "--lang", "en", "--only", "cum-1")
    ended_well(ldreport("build", "--quarter", "2021Q1", "--format", "pdf", *options))


def test_the_parent_has_grown_by_nothing_and_goes_on(report):
    sources = {f"{FORM}.html": page("<p>{{ title }}").encode()}
    assert codes({f"{FORM}.html": page("<p>{{ 10 ** (10 ** 10) }}").encode()}, "html", report) == {"too-slow"}
    assert codes(sources, "html", report, seconds=15) == set()
    number = sum(len(bombs) for bombs in (TAGS, PAGES, WORD, FILES, RECORDS))
    print(
        f"row 6: {number} bombs, 22 of them in make test, each ended with a message in {SECONDS} s of a processor and {GIB} MB"
    )
