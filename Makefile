# make run: start Ståsted.  make test: every test.  make check: lint, format, types.
PORT ?= 8501
PYTHON ?= python3
VENV ?= .venv
PY := $(VENV)/bin/python

.PHONY: run demo test check bench messages screenshots import-polis clean

run: $(VENV)/.run
	$(PY) -m streamlit run app.py --server.port $(PORT)

demo: $(VENV)/.run
	STAASTED_DEMO=1 $(PY) -m streamlit run app.py --server.port $(PORT)

test: $(VENV)/.dev
	$(PY) -m tests.chromium
	$(PY) -m pytest

check: $(VENV)/.dev
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy .

bench: $(VENV)/.dev
	$(PY) -m tests.chromium
	$(PY) -m bench

messages: $(VENV)/.dev
	$(PY) -m i18n.messages

screenshots: $(VENV)/.dev
	$(PY) -m tests.chromium
	$(PY) -m tests.screenshots

import-polis: $(VENV)/.run
	$(PY) -m store.polis_import "$(FILE)"

clean:
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis test-results

$(VENV)/.run: requirements.txt
	$(PYTHON) -m venv $(VENV)
	$(PY) -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

$(VENV)/.dev: requirements.txt requirements-dev.txt
	$(PYTHON) -m venv $(VENV)
	$(PY) -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@ $(VENV)/.run
