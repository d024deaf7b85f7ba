# Sets up a virtual environment from pyproject.toml and constraints.txt, and runs what the README shows.
PYTHON ?= python3
BIN = .venv/bin

.PHONY: scan test check coverage bench clean

scan: .venv/scan
	$(BIN)/kbaudit scan corpora/brightdesk --today 2026-01-15

test: .venv/dev
	$(BIN)/python -m pytest

check: .venv/dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest -n auto --dist loadfile

coverage: .venv/dev
	$(BIN)/python -m pytest -n auto --dist loadfile --cov --cov-report=term:skip-covered

bench: .venv/dev
	$(BIN)/python -m tests.benchmarks

.venv/scan: pyproject.toml constraints.txt
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	touch $@

.venv/dev: pyproject.toml constraints.txt
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	touch $@

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis build dist *.egg-info
