"""Names that become names of files: inside their folder, legal everywhere, and no two alike."""

from __future__ import annotations

import random
import unicodedata
from collections import Counter
from datetime import date
from types import SimpleNamespace

import pytest
from pydantic import TypeAdapter, ValidationError

from reports.consistency import ALIKE, problems_in
from reports.deliver.names import clashing, fitted, safe_name
from reports.deliver.outputs import write_texts
from reports.deliver.sources import keep
from reports.reading import Id, Tree
from reports.settings import ClusterEntry, OrganisationEntry

DAY = date(2021, 4, 5)
KEPT_BY_WINDOWS = {"CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"} | {
    f"{port}{sign}" for port in ("COM", "LPT") for sign in "0123456789¹²³"
}
STEMS = (
    "Báo cáo quý I",
    "LĐLĐ huyện An Mẫu",
    "Công ty TNHH A/B",
    "..",
    "../../etc/passwd",
    "C:\\Windows\\x",
    "con",
    "NUL",
    "com1",
    "lpt³",
    "aux .a",
    "tin\u202efdp",
    "ti\u200bn\u00ad\u061c\ufe0f\u3164\U000e0041",
    "\udcff",
    "\x00",
    "a\nb",
    "ế" * 300,
    "😀" * 90,
    "a" * 255,
    " ",
    "dấu cách ",
    "chấm.",
    "~$mo",
    "-rf",
    ".ẩn",
    "<b>|?*:\"'",
    "ﬁ",
    "ſ",
    "ß",
    "İ",
)
WAYS = (
    str,
    str.upper,
    str.lower,
    lambda text: unicodedata.normalize("NFD", text),
    lambda text: f" {text}.",
    lambda text: f"{text}.pdf",
    lambda text: f"{text}.{'x' * 40}",
    lambda text: f"{text}/{text}",
    lambda text: f"{text}\\..",
    lambda text: f"{text}:{text}",
)
NAMES = [way(stem) for stem in STEMS for way in WAYS]


def is_legal(name: str) -> bool:
    """Whether Linux, macOS and Windows take a name (Naming Files, Paths, and Namespaces; learn.microsoft.com)."""
    stem = name.partition(".")[0].rstrip().upper()
    return (
        0 < len(name.encode()) <= 255
        and not any(sign in '<>:"/\\|?*' or ord(sign) < 32 for sign in name)
        and stem not in KEPT_BY_WINDOWS
        and name[-1] not in " ."
        and name == unicodedata.normalize("NFC", name)
    )


def test_every_name_becomes_a_legal_one_inside_the_folder(tmp_path):
    assert len(NAMES) == 300
    for number, name in enumerate(NAMES):
        assert is_legal(safe_name(name)), ascii(name)
        assert is_legal(fitted(name, f" (cum-{number}).docx")), ascii(name)
        kept = keep(f"{number}".encode(), name, tmp_path, "test", DAY)
        assert kept.resolve().parent.parent == tmp_path.resolve() / "sources"
        assert kept.read_bytes() == f"{number}".encode()
    print(f"row 21: {len(NAMES)} names: all files inside the folder, <= 255 bytes, legal on Windows")


def test_texts_of_files_of_any_name_are_written_beside_each_other(tmp_path):
    readings = [
        SimpleNamespace(
            path=SimpleNamespace(stem=name, name=name),
            extraction=SimpleNamespace(document=SimpleNamespace(sha256=f"{number:08}", text=f"{number}")),
        )
        for number, name in enumerate(NAMES)
    ]
    write_texts(tmp_path / "texts", readings)
    files = [*(tmp_path / "texts").iterdir()]
    assert sorted(int(path.read_text()) for path in files) == [*range(300)]
    keys = Counter(unicodedata.normalize("NFC", path.name).casefold() for path in files)
    assert max(keys.values()) == 1
    assert all(is_legal(path.name) for path in files)
    print("row 21: 300 texts: 0 collisions after NFC and casefold")


def test_names_that_a_file_system_takes_for_one_are_found():
    alike = ["Kim Đồng.pdf", "KIM ĐỒNG.pdf", unicodedata.normalize("NFD", "Kim Đồng.pdf")]
    assert clashing([*alike, "Kim Dong.pdf"]) == {*alike}
    told = [fitted(name, f" ({number}).pdf") for number, name in enumerate(NAMES)]
    assert not clashing(told)


@pytest.mark.parametrize("seed", range(3))
def test_an_id_is_refused_or_is_a_legal_name_of_a_file(seed):
    chance, ids = random.Random(seed), TypeAdapter(Id)
    given = [*NAMES, *("".join(chance.choices("abcon1-.ụ/", k=chance.randint(1, 90))) for _ in range(2000))]
    taken = []
    for id in given:
        try:
            taken.append(ids.validate_python(id))
        except ValidationError:
            continue
    assert taken
    assert all(is_legal(f"{id}.new-99.docx") and id == id.casefold() for id in taken)


def test_ids_that_look_alike_are_reported_and_others_are_not():
    def entries(*ids):
        found = [OrganisationEntry(id=id, name=id, short=id) for id in ids]
        file = SimpleNamespace(organisations=found, clusters=[ClusterEntry(id="cum-1", name="x", short="x")])
        for name in ("sections", "indicators", "issuers", "rules"):
            setattr(file, name, [])
        file.bulletin = None
        return [str(f.problem) for f in problems_in(file, Tree("config.yaml")) if f.code == "ids-alike"]

    assert entries("quan-10", "quan-1o", "cum-l", "quan-2") == [
        "the id “quan-1o” looks like “quan-10”",
        "the id “cum-1” looks like “cum-l”",
    ]
    assert entries("quan-1", "quan-2", "quan-11") == []
    assert "oi1".translate(ALIKE) == "oll"
