"""Good reports as an office issues them: numbered, dated, signed, sent to a superior; and what fails in them."""

from __future__ import annotations

from pathlib import Path

from reports.build import Order, build
from reports.check.judge import Status
from reports.check.registry import Registry
from reports.check.run import check_file
from reports.document.report import Copy
from reports.errors import Severity
from reports.periods import Period
from tests.conftest import copy_of_workspace

REPORTS = {"2021Q1": ("cum-1", "thanh-pho"), "2021": ("thuong-tin",), "2023": ("cum-2",)}
ISSUER = "    symbol: LĐLĐ\n    place: Hà Nội\n"
SENT = "    addressees: [Tổng Liên đoàn Lao động Việt Nam]\n    signer: Nguyễn Văn A\n"
FILLED = {
    "Số:      /BC-LĐLĐ": "Số: 05/BC-LĐLĐ",
    "Hà Nội, ngày      tháng      năm 2021": "Hà Nội, ngày 05 tháng 4 năm 2021",
}


def issue(folder: Path) -> None:
    """Builds the reports into `folder` as Word files and pages, from the workspace of an office there."""
    workspace = copy_of_workspace(folder / "workspace")
    config = (workspace / "config.yaml").read_text()
    assert config.count(ISSUER) == 1
    (workspace / "config.yaml").write_text(config.replace(ISSUER, ISSUER + SENT))
    for period, only in REPORTS.items():
        order = Order(workspace, Period.parse(period), folder, ("docx", "html"), only, Copy.ISSUE)
        build(order)


def broken(content: bytes, registry: Registry) -> set[tuple[str, Severity]]:
    """The rules that fail in a file, with the severity of each."""
    results = check_file(content, "a report", registry).results
    return {(r.rule.id, r.severity) for r in results if r.status is Status.FAIL}
