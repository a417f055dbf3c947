"""Inputs with random damage, and the readers that they are put before; each input follows from a seed and a number.

A kind of input is one row of `KINDS`: who reads it, and what is damaged. A reader may refuse with an error of
our own family, and nothing else; it may not take long, and the process may not grow.
"""

from __future__ import annotations

import copy
import random
import shutil
import signal
import sys
import tempfile
import time
import traceback
import zipfile
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from io import BytesIO
from pathlib import Path

from lxml import etree
from openpyxl import load_workbook

from reports.config import load_config, read_config
from reports.deliver.intake import _read
from reports.document.compose import compose
from reports.document.report import Copy, Report
from reports.errors import ReportError
from reports.form.layout import Form
from reports.form.writing import form_bytes
from reports.levels import PdfLevel
from reports.merge.summarise import summarise
from reports.readers.model import Limits, Options
from reports.records import Known, load_record_files, read_records
from reports.studio import Studio, sources_for
from reports.words import Words
from tests.bad.recipes import ROWS, pdf, sheet, word
from tests.conftest import ROOT
from tests.readers.sheet_files import ods, saved, xlsx
from tests.readers.word_files import docx, gone, ins, p, r
from tests.reliability.office import Q1, RECORD, opened_office

SECONDS = 5
OPTIONS = Options(Limits(2_000_000, 20_000_000, 50, 50_000))
MARKS = (
    "&a ",
    "*a",
    "!!x ",
    "- ",
    ": ",
    "{",
    "}",
    "[",
    "]",
    "|",
    ">",
    "#",
    '"',
    "'",
    "%",
    "@",
    "`",
    "\t",
    "\n",
    "---\n",
    "? ",
    "<<: ",
    ",",
)
LETTERS = (
    "\x00",
    "\x1b",
    "\ufeff",
    "\u202e",
    "\u2028",
    "\ud7ff",
    "\ufffe",
    "Đ",
    "ạ",
    "a\u0323",
    "𝟗",
    "٣",
    "½",
    "🎉",
    "\xa0",
    "<",
    "&amp;",
    "]]>",
    "{{",
    "}}",
    "{%",
    "%}",
    "{#",
)
NUMBERS = (
    "-1",
    "0",
    "1e9999",
    "9" * 400,
    "1.000.000.000.000",
    "0,0000001",
    "NaN",
    "inf",
    "31/2/2021",
    "99/99/9999",
    "6/0",
    "0/6",
    "100%",
    "-5%",
    "3-1",
    "từ 5 đến 3",
    "hơn",
    "1,5 tỷ đồng",
    "२",
)
XML = ("<w:p>", "</w:p>", "<w:tbl>", "<c/>", '<row r="1048577"/>', '<c r="XFD1"/>', "&x;", "<!--", "-->", "<![CDATA[", '<w:gridSpan w:val="99999999"/>', "<w:vMerge/>", '<mergeCell ref="A1:XFD1048576"/>', 't="s"', "<v>-1</v>", "<v>1e308</v>", 'xmlns:w="x"', "<w:del>", "<w:ins>", "<w:moveFrom>")  # fmt: skip
MAIN = ("document.xml", "content.xml", "sheet1.xml", "sharedStrings.xml", "header1.xml")
WORDS_ = MARKS + LETTERS + NUMBERS + XML

Reader = Callable[[bytes], object]


class TooLongError(Exception):
    """A reader was at work for longer than it may."""


def damaged(text: bytes, chance: random.Random) -> bytes:
    """A text with some of it lost, doubled, moved, or with signs in it that mean something."""
    for _ in range(chance.choice((1, 1, 1, 2, 3, 8))):
        at, end = sorted(chance.randint(0, len(text)) for _ in range(2))
        end = min(end, at + int(chance.expovariate(1 / 20)))
        match chance.randrange(8):
            case 0:
                text = text[:at] + text[end:]
            case 1:
                text = text[:end] + text[at:end] * chance.choice((1, 2, 50)) + text[end:]
            case 2:
                other = chance.randint(0, len(text))
                text = text[:at] + text[other : other + 30] + text[at:]
            case 3 if text:
                place = chance.randrange(len(text))
                text = text[:place] + bytes([chance.randrange(256)]) + text[place + 1 :]
            case 4:
                lines = text.split(b"\n")
                one, other = (chance.randrange(len(lines)) for _ in range(2))
                lines[one], lines[other] = lines[other], lines[one]
                text = b"\n".join(lines)
            case 5:
                text = text[:at]
            case _:
                text = text[:at] + chance.choice(WORDS_).encode() + text[end:]
    return text


def slipped(text: bytes, chance: random.Random) -> bytes:
    """A text in which one line says something else, as a slip of somebody who types; or one that is damaged."""
    if chance.random() < 0.4:
        return damaged(text, chance)
    lines = text.split(b"\n")
    at = chance.randrange(len(lines))
    head, colon, value = lines[at].partition(b": ")
    new = chance.choice(WORDS_).encode()
    other = chance.choice(lines).partition(b": ")[2]
    lines[at] = head + colon + chance.choice((new, new + value, value + new, other, value[:-1], value * 2))
    if chance.random() < 0.2:
        lines.insert(chance.randrange(len(lines)), chance.choice(lines))
    return b"\n".join(lines)


def rebuilt(part: bytes, chance: random.Random) -> bytes:
    """XML that still is XML, with elements lost, doubled, moved, or saying something else."""
    root = etree.fromstring(part)
    for _ in range(chance.choice((1, 1, 2, 5))):
        elements = [*root.iter()]
        one, other = chance.choice(elements), chance.choice(elements)
        match chance.randrange(6):
            case 0 if one is not root:
                one.getparent().remove(one)
            case 1 if one is not root:
                for _ in range(chance.choice((1, 1, 30))):
                    one.addnext(copy.deepcopy(one))
            case 2:
                other.insert(chance.randint(0, len(other)), copy.deepcopy(one))
            case 3 if one.attrib:
                one.set(chance.choice([*one.attrib]), fit(chance.choice((*NUMBERS, *LETTERS, "", "true"))))
            case 4:
                one.text = fit(chance.choice((*NUMBERS, *LETTERS)))
            case _:
                one.tag = other.tag
    return etree.tostring(root)


def fit(text: str) -> str:
    """A text that XML can hold."""
    return "".join(sign for sign in text if sign >= " " and sign not in "\ufffe\uffff")


def spoiled(archive: bytes, chance: random.Random) -> bytes:
    """An archive with a part of it damaged, exchanged or lost, or with damage to the archive itself."""
    if chance.random() < 0.2:
        return damaged(archive, chance)
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(archive)) as old, zipfile.ZipFile(made, "w") as new:
        parts = {name: old.read(name) for name in old.namelist()}
        main = [name for name in parts if name.endswith(MAIN)]
        name = chance.choice(main if chance.random() < 0.7 else [*parts])
        match chance.randrange(12):
            case 0:
                del parts[name]
            case 1:
                parts[name] = parts[chance.choice([*parts])]
            case 2 | 3 | 4 | 5 | 6 | 7 if name.endswith((".xml", ".rels")):
                parts[name] = rebuilt(parts[name], chance)
            case _:
                parts[name] = damaged(parts[name], chance)
        for name, part in parts.items():
            new.writestr(zipfile.ZipInfo(name), part)
    return made.getvalue()


@dataclass
class Kind:
    """Inputs of one kind: good ones, how they are damaged, and who reads them in a folder of his own."""

    good: Callable[[], Sequence[bytes]]
    damage: Callable[[bytes, random.Random], bytes]
    reader: Callable[[Path], Reader]


def record_reader(office: Path) -> Reader:
    """Who reads a record, sums it up with another one and composes the reports."""
    config, words = read_config(office), Words("vi")
    known = Known(Q1, load_config(office).ids, config.catalogue)

    def read(content: bytes) -> None:
        (office / RECORD.format("a")).write_bytes(content)
        records = read_records(load_record_files(office, known), config)
        for summary in summarise(records, config, Q1, ()):
            compose(summary, config, words, Copy.DRAFT)

    return read


def config_reader(office: Path) -> Reader:
    def read(content: bytes) -> None:
        (office / "config.yaml").write_bytes(content)
        read_config(office)

    return read


def document_reader(office: Path) -> Reader:
    config = read_config(office)
    return lambda content: _read(content, "bao-cao", config, OPTIONS)


def report_of(office: Path) -> Report:
    config = read_config(office)
    known = Known(Q1, load_config(office).ids, config.catalogue)
    records = read_records(load_record_files(office, known), config)
    return compose(next(iter(summarise(records, config, Q1, ()))), config, Words("vi"), Copy.DRAFT)


def template_reader(name: str, format: str, *, alone: bool = False) -> Callable[[Path], Reader]:
    """Who looks a template through, and fills it in where nothing is wrong with it; alone: without the others."""

    def reader(office: Path) -> Reader:
        report, sources = report_of(office), {} if alone else sources_for(office, (format,))

        def read(content: bytes) -> None:
            studio = Studio({**sources, name: content}, PdfLevel.A2B)
            studio.look_through([report.form], (format,))
            studio.render(report, format, {})

        return read

    return reader


def word_files() -> list[bytes]:
    table = "<w:tbl>" + "".join(f"<w:tr>{''.join(f'<w:tc>{p(str(cell))}</w:tc>' for cell in row)}</w:tr>" for row in ROWS) + "</w:tbl>"  # fmt: skip
    changed = p("Kết nạp ", gone("250"), ins("300"), " đoàn viên.") + p(r("Trao 99 suất quà.", "<w:vanish/>"))
    return [
        docx(p("LĐLĐ An Mẫu báo cáo quý I/2021.") + p("Kết nạp 250 đoàn viên.") + table + changed),
        word("old-font"),
    ]


def sheet_files() -> list[bytes]:
    with tempfile.TemporaryDirectory() as folder:
        config = read_config(opened_office(Path(folder)))
    form = form_bytes(Form(config, "huyen-a", Q1, Words("vi")), {})
    filled = load_workbook(BytesIO(form))
    return [xlsx(ROWS, merged=("A1:B1",)), sheet("formula"), form, saved(filled)]


PAGE = "<!DOCTYPE html><html><head><meta charset=utf-8><title>Tin</title></head><body><article><h1>LĐLĐ An Mẫu</h1><p>{}</p><table><tr><td colspan=2>Quà</td><td>5 suất</td></tr></table></article></body></html>"
TEXT = "LĐLĐ huyện An Mẫu quý I/2021: kết nạp 250 đoàn viên; trao hơn 1.200 suất quà, trị giá 2,35 tỷ đồng (đạt 95,5% kế hoạch).\n"
KINDS = {
    "records": Kind(lambda: [(ROOT / "tests/bad/workspace" / RECORD.format("a")).read_bytes()], slipped, record_reader),
    "config": Kind(lambda: [(ROOT / "tests/bad/workspace/config.yaml").read_bytes()], slipped, config_reader),
    "docx": Kind(word_files, spoiled, document_reader),
    "xlsx": Kind(sheet_files, spoiled, document_reader),
    "ods": Kind(lambda: [ods(ROWS, merged=("A1:B1",))], spoiled, document_reader),
    "pdf": Kind(lambda: [pdf("empty"), text_pdf()], damaged, document_reader),
    "html": Kind(lambda: [PAGE.format(TEXT * 5).encode()], damaged, document_reader),
    "mht": Kind(lambda: [saved_page()], damaged, document_reader),
    "text": Kind(lambda: [(TEXT * 5).encode(), ("STT;Nội dung;Số\n" + "1;Quà;5\n" * 9).encode()], damaged, document_reader),
    "word templates": Kind(lambda: templates("parts/heading.docx", "parts/signature.docx"), spoiled, template_reader("so-ket-quy.docx", "docx", alone=True)),
    "word parts": Kind(lambda: templates("parts/body.docx"), spoiled, template_reader("parts/body.docx", "docx")),
    "page templates": Kind(lambda: templates("parts/heading.html", "parts/signature.html"), damaged, template_reader("so-ket-quy.html", "html", alone=True)),
    "page parts": Kind(lambda: templates("parts/blocks.html"), damaged, template_reader("parts/blocks.html", "html")),
}  # fmt: skip


def templates(*names: str) -> list[bytes]:
    return [(ROOT / "templates" / name).read_bytes() for name in names]


def saved_page() -> bytes:
    """A page and a picture in one file, as browsers save it."""
    whole = MIMEMultipart("related", boundary="=_1")
    whole.attach(MIMEText(PAGE.format(TEXT), "html", "utf-8"))
    whole.attach(MIMEText(PAGE.format("Trao 5 suất quà."), "html", "utf-8"))
    return whole.as_bytes()


def text_pdf() -> bytes:
    """A PDF with a line of text, by hand: its streams are not packed, so that damage reaches them."""
    shown = b"BT /F1 12 Tf 72 720 Td (LDLD An Mau: 250 doan vien, 1.200 suat qua.) Tj ET"
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(shown), shown),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    )
    made, places = b"%PDF-1.4\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 6\n0000000000 65535 f \n" + table
    return made + head + b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % len(made)


@dataclass
class Outcome:
    """What became of inputs. refused: how many; wrong: what was met that is none of our errors, with how often;
    examples: the number of an input for each; slowest: in seconds of a core; peak: of memory, in MB.
    """

    kind: str
    count: int = 0
    refused: int = 0
    wrong: Counter[str] = field(default_factory=Counter)
    examples: dict[str, int] = field(default_factory=dict)
    slowest: tuple[float, int] = (0.0, 0)
    peak: float = 0.0


def input_of(kind: str, seed: str, number: int, good: Sequence[bytes]) -> bytes:
    chance = random.Random(f"{seed} {kind} {number}")
    return KINDS[kind].damage(chance.choice(good), chance)


def fuzz(task: tuple[str, str, range]) -> Outcome:
    """Put inputs before their reader. task: a kind, a seed, the numbers of the inputs."""
    name, seed, numbers = task
    kind, outcome = KINDS[name], Outcome(name)
    signal.signal(signal.SIGALRM, _too_long)
    office = opened_office(Path(tempfile.mkdtemp(dir="/dev/shm" if Path("/dev/shm").is_dir() else None)))
    try:
        read, good = kind.reader(office), kind.good()
        for number in numbers:
            _put(read, input_of(name, seed, number, good), number, outcome)
    finally:
        shutil.rmtree(office)
    outcome.peak = _peak()
    return outcome


def _put(read: Reader, content: bytes, number: int, outcome: Outcome) -> None:
    start = time.process_time()  # what else the machine does is not the reader's
    signal.setitimer(signal.ITIMER_REAL, 6 * SECONDS)
    try:
        read(content)
    except ReportError:
        outcome.refused += 1
    except BaseException as error:  # noqa: BLE001  # whatever it is, it is what is looked for
        what = f"{type(error).__name__}: {error}"[:200] + f" in {_where(error)}"
        outcome.wrong[what] += 1
        outcome.examples.setdefault(what, number)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
    outcome.count += 1
    outcome.slowest = max(outcome.slowest, (time.process_time() - start, number))


def _where(error: BaseException) -> str:
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if "/reports/" in frame.filename]
    return ", ".join(f"{Path(frame.filename).name}:{frame.lineno}" for frame in frames[-2:])


def _too_long(*_: object) -> None:
    raise TooLongError


def _peak() -> float:
    """The most memory that this process has had, in MB."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM"))


if __name__ == "__main__":  # python -m tests.reliability.fuzzing KIND SEED NUMBER: the input itself
    sys.stdout.buffer.write(input_of(sys.argv[1], sys.argv[2], int(sys.argv[3]), KINDS[sys.argv[1]].good()))
