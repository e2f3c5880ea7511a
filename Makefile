# What one does with Mittköping, one verb each. GNU make 3.81 and a POSIX shell are enough.
# The two a newcomer needs: `make run` and `make test`.

SHELL := /bin/sh
BIN := .venv/bin
ENVIRONMENT := @sh requirements/environment.sh
PYTEST := $(BIN)/python -m pytest
COMPILE := $(BIN)/uv pip compile -q --universal --generate-hashes --no-header --no-annotate --python-version 3.11
UPGRADE ?=
# What asks no database, or brings its own server with one, is tried once and not once for each database.
ASKING_NONE := -m "not browser" $(addprefix --ignore=tests/,texts lib house corpus overview strategy test_house.py test_docs.py)

.DEFAULT_GOAL := help
.PHONY: help setup dev run test check catalogue bench accuracy shots sbom requirements clean

help: ## this list
	@sed -n 's/^\([a-z]*\):[^#]*## \(.*\)/make \1 — \2/p' Makefile

setup: ## the environment in .venv, after which .venv/bin/mittkoping works
	$(ENVIRONMENT) run

dev: ## the environment with the tools for working on Mittköping
	$(ENVIRONMENT) dev

run: setup ## migrate, seed the town once, start server and worker
	@$(BIN)/mittkoping migrate --quiet
	@$(BIN)/mittkoping seed --quiet
	@$(BIN)/mittkoping serve --with-worker $(ARGS)

# The whole suite, first on SQLite and then, where DATABASE_URL names one, on PostgreSQL. The sentence about what is
# left out comes first, so that the last line is always the test runner's own.
test: dev ## every test (ARGS="-k word" narrows it)
	@if [ -z "$$DATABASE_URL" ]; then \
	    echo "Utelämnat: proven på PostgreSQL, eftersom DATABASE_URL inte är satt."; \
	    if [ "$$MITTKOPING_STRICT" = 1 ]; then exit 1; fi; \
	fi
	@DATABASE_URL= $(PYTEST) $(ARGS)
	@if [ -n "$$DATABASE_URL" ]; then $(PYTEST) $(ASKING_NONE) $(ARGS); fi

check: dev ## format, lint, types, layers, house rules and fast tests; offline, changes nothing
	@$(BIN)/ruff format --check -q .
	@$(BIN)/ruff check -q .
	@$(BIN)/mypy --no-error-summary
	@said=$$($(BIN)/lint-imports --no-logo 2>&1) || { echo "$$said"; exit 1; }
	@DATABASE_URL= $(PYTEST) -m "not slow and not browser" $(ARGS)

catalogue: dev ## Swedish sentences into the English catalogue, and it compiled; says which wait for their English
	@$(BIN)/python -m tests.house.gather

bench: dev ## measures a generated Sweden and prints ratios
	@$(BIN)/python -m benchmarks $(ARGS)

accuracy: dev ## how well documents are read and linted, over the corpus (ARGS="--part open")
	@$(BIN)/python -m tests.corpus.accuracy $(ARGS)

shots: dev ## pictures of every page in shots/
	@$(BIN)/python -m tests.e2e.shots $(ARGS)

sbom: dev ## what the product is made of, as CycloneDX in sbom.json
	@$(BIN)/cyclonedx-py requirements --pyproject pyproject.toml --of JSON -o sbom.json requirements/run.txt
	@echo "sbom.json"

requirements: dev ## pins every package anew (UPGRADE=--upgrade moves to newer versions)
	@$(COMPILE) $(UPGRADE) --group build -o requirements/build.txt
	@$(COMPILE) $(UPGRADE) -o requirements/run.txt pyproject.toml
	@$(COMPILE) $(UPGRADE) --group dev -o requirements/dev.txt pyproject.toml

clean: ## removes the environment and every cache; var/ with the town's data stays
	@rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache shots dist sbom.json
	@find mittkoping tests benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +
