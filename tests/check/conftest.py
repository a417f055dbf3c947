"""What the tests on real files share."""

from pathlib import Path

import pytest

from reports.check.registry import Registry
from reports.check.run import registry_in
from tests.check.issued import issue
from tests.conftest import once


@pytest.fixture(scope="session")
def issued(for_all: Path) -> tuple[Path, Registry]:
    """Good reports as Word files and pages, and the issuers of the office."""
    folder = once(for_all / "issued", issue)
    return folder, registry_in(folder / "workspace")
