"""What the tests on real files share."""

from pathlib import Path

import pytest

from reports.check.registry import Registry
from tests.check.issued import issue


@pytest.fixture(scope="session")
def issued(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Registry]:
    """Good reports as Word files and pages, and the issuers of the office."""
    return issue(tmp_path_factory.mktemp("issued"))
