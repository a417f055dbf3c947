"""`python -m reports` is the command `ldreport`."""

from reports.cli import main

main()
