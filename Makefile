# One command for each job; each does all of its set-up, into .venv, with Python 3.11 or newer and the package registries.
# Another Python: make test PYTHON=python3.13

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
READY  := $(VENV)/.ready
JOBS   ?= auto
LOCK    = $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
          --custom-compile-command "make lock" $(UPGRADE)

.DEFAULT_GOAL := help
.PHONY: help setup demo test check bench sealed tables states lock clean

help:  ## what you can ask for
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "make %-6s  %s\n", $$1, $$2}' $(MAKEFILE_LIST)

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Grayzone needs Python 3.11 or newer: make PYTHON=python3.13")'
	$(PYTHON) -m venv $(VENV)

# Again only when a locked version, or the way the project is packaged, has changed.
$(READY): $(BIN)/python requirements-dev.lock pyproject.toml tests/support/browser/package-lock.json
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	$(BIN)/python tests/support/browser_setup.py
	@touch $@

setup: $(READY)  ## install everything into .venv

demo: $(READY)  ## the bot and a local Slack, to open in your browser: no account needed (ARGS=--open opens it)
	$(BIN)/python -m bot demo $(ARGS)

test: $(READY)  ## all tests, on SQLite and on a PostgreSQL server of their own
	$(BIN)/python -m pytest -n $(JOBS) --dist loadfile

check: $(READY)  ## lint, format, types, import contracts
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

bench: $(READY)  ## the ratios that docs/performance names, beside a bare Bolt app
	$(BIN)/python -m tests.bench

sealed: $(READY)  ## prove at length that what is sealed stays sealed (docs/sealed.md); PAIRS=100000 takes hours
	$(BIN)/python -m tests.noninterference
	$(BIN)/python -m tests.noninterference.tables
	$(BIN)/python -m tests.features.mediation.at_length

tables: $(READY)  ## 100,000 pairs of tables and of flags through the pure rules of mediation, then every planted leak
	$(BIN)/python -m tests.features.mediation.at_length

states: $(READY)  ## draw the state tables of docs/states.md anew
	$(BIN)/python -m tests.states

lock: $(BIN)/python  ## write the lock files anew, with hashes (UPGRADE=--upgrade takes newer versions)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-lock.lock
	$(LOCK) pyproject.toml -o requirements.lock
	$(LOCK) pyproject.toml --group dev -c requirements.lock -o requirements-dev.lock
	$(LOCK) --group browser -o requirements-browser.lock
	$(LOCK) --group lock -o requirements-lock.lock

clean:  ## remove .venv and every trace of runs
	rm -rf $(VENV) build dist *.egg-info .mypy_cache .ruff_cache .import_linter_cache .hypothesis .pytest_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
