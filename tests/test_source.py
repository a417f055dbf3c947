"""Rules about the code itself that no linter knows."""

import ast
import re

import pytest

from reports.quantities import MONEY
from tests.conftest import ROOT

MODULES = sorted((ROOT / "reports").rglob("*.py"))
MATCHING = {ROOT / "reports/check", ROOT / "reports/extract"}  # both know papers by their words
VIETNAMESE = re.compile("[ăâđêôơưĂÂĐÊÔƠƯ\u1ea0-\u1ef9]")


def docstrings(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef):
            yield ast.get_docstring(node, clean=False)


def texts(tree):
    return {n.value for n in ast.walk(tree) if isinstance(n, ast.Constant) and isinstance(n.value, str)}


def test_no_vietnamese_wording_stands_in_the_code():
    for path in MODULES:
        if not MATCHING & {*path.parents}:
            tree = ast.parse(path.read_text())
            wording = {text for text in texts(tree) if VIETNAMESE.search(text)}
            assert wording - {*docstrings(tree)} <= {MONEY}, path


def test_modules_stay_rooms_of_one_thought():
    for path in MODULES:
        text = path.read_text()
        assert len(text.splitlines()) <= 450, path
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef):
                assert node.end_lineno - node.lineno < 40, (path, node.name)


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_lock_files_hash_every_line_and_name_no_index(name):
    text = (ROOT / name).read_text()
    assert all("--hash=sha256:" in block for block in re.split(r"\n(?=[a-z])", text.strip()))
    assert "://" not in text
    assert "index" not in text
