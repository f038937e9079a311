# Every job has its word here, for people and for CI alike: `make help` lists them.
# Recipes are plain POSIX sh; scripts/ready.sh makes .venv the first time and
# again when the pinned packages change.

PYTEST = .venv/bin/python -m pytest
# As many tests at a time as there are processors.
ALL_TESTS = $(PYTEST) -n auto --dist worksteal

.POSIX:
.PHONY: help paper test check fix redlines update bench contest constraints tools clean

paper: ## make the papers of source/ into build/
	@sh scripts/ready.sh paper
	@.venv/bin/python -m boardpaper build

help: ## say what each word does
	@sed -n 's/^\([a-z][a-z]*\):.*## \(.*\)/make \1|\2/p' Makefile | \
		while IFS='|' read -r word does; do printf '%-18s %s\n' "$$word" "$$does"; done

test: ## run the tests (some need `make tools` first, and say so)
	@sh scripts/ready.sh dev
	@$(ALL_TESTS)

check: ## everything CI checks: lint, format, types, layers, tests
	@sh scripts/ready.sh dev
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy
	.venv/bin/lint-imports
	$(ALL_TESTS)

fix: ## put right what ruff can: imports, format, simple faults
	@sh scripts/ready.sh dev
	@.venv/bin/ruff check --fix .
	@.venv/bin/ruff format .

redlines: ## check 500 random redlines, not 50, with our resolver and LibreOffice's
	@sh scripts/ready.sh dev
	@SCRIPTS=500 $(PYTEST) tests/redline

update: ## write the expected outputs of tests anew; read the diff before committing
	@sh scripts/ready.sh dev
	@$(PYTEST) --update

bench: ## compare the time and memory of long plans with a plain docxtpl script
	@sh scripts/ready.sh dev
	@.venv/bin/python benchmarks/run.py; one=$$?; .venv/bin/python benchmarks/many.py; two=$$?; \
		.venv/bin/python benchmarks/pages.py; three=$$?; \
		.venv/bin/python benchmarks/workbooks.py; four=$$?; \
		.venv/bin/python benchmarks/status.py; five=$$?; \
		.venv/bin/python benchmarks/printing.py && exit $$(( one + two + three + four + five ))

contest: ## compare our redlines with python-redlines, which it installs into .tools
	@sh scripts/ready.sh dev
	@.venv/bin/python benchmarks/redlines.py

constraints: ## pin the newest versions that pyproject.toml allows
	@sh scripts/constraints.sh

tools: ## install the programs that some tests need: validators, LibreOffice, Chromium
	@sh tests/tools/install.sh

clean: ## remove what make made: .venv, .tools, build and caches
	@rm -rf .venv .tools build dist .mypy_cache .pytest_cache .ruff_cache \
		.hypothesis .import_linter_cache
