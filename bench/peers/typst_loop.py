"""Typst's Python package, for every FOLDER/*.json: python typst_loop.py TEMPLATE FOLDER.

Prints the seconds that all took together; one compiler, which has found its fonts before. PDF/A-2b, as ours.
"""

import sys
import time
from pathlib import Path

import typst

template, folder = Path(sys.argv[1]), Path(sys.argv[2])
(folder / "report.typ").write_text(template.read_text())
compiler = typst.Compiler(str(folder / "report.typ"), root=str(folder))
start = time.perf_counter()
for path in sorted(folder.glob("*.json")):
    made = compiler.compile(format="pdf", sys_inputs={"report": f"/{path.name}"}, pdf_standards=["a-2b"])
    path.with_suffix(".typst.pdf").write_bytes(made)
print(time.perf_counter() - start)
