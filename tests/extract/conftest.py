"""A workspace with an article to extract from."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.extract.command import ARTICLE


@pytest.fixture
def office(workspace: Path) -> Path:
    (workspace / "tin.txt").write_text(ARTICLE, encoding="utf-8")
    return workspace
