"""What a fresh process loads before it is asked to do anything: the figures are in bench/results.md."""

import subprocess
import sys

import pytest

from tests.conftest import ROOT

LOADED = """
import sys
before = {*sys.modules}
from contextlib import suppress
from reports.cli import main
sys.argv = ["ldreport", *sys.argv[1:]]
with suppress(SystemExit):
    main()
print(*{*sys.modules} - before, file=sys.stderr)
"""
COMMANDS = (
    [],
    ["build"],
    ["status"],
    ["trace"],
    ["check"],
    ["form"],
    ["extract"],
    ["template"],
    ["template", "check"],
)


def loaded(*arguments: str) -> set[str]:
    """The modules that a fresh process loads for `ldreport` with these arguments."""
    command = [sys.executable, "-c", LOADED, *arguments]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return {*run.stderr.split()}


@pytest.mark.parametrize("arguments", [["--version"], *([*command, "--help"] for command in COMMANDS)])
def test_help_and_version_load_the_command_line_and_click_alone(arguments):
    modules = loaded(*arguments)
    ours = {name for name in modules if name.split(".")[0] == "reports"}
    assert ours == {"reports", "reports.cli", "reports.cli_bulletin", "reports.terminal"}
    foreign = {name.split(".")[0] for name in modules} - sys.stdlib_module_names
    assert foreign == {"reports", "click"}


def test_a_command_that_makes_no_pdf_loads_nothing_that_does():
    modules = loaded("status", "--quarter", "2021Q1", "--workspace", str(ROOT))
    assert not {"weasyprint", "pypdfium2", "docx", "docxtpl", "PIL", "trafilatura"} & modules
