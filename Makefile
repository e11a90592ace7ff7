# Every target does its own set-up: Python 3.11 or newer and make are all it takes.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
WORKERS ?= 6
export PIP_DISABLE_PIP_VERSION_CHECK = 1
export PYTHONDONTWRITEBYTECODE =  # a start reads bytecode; where none may be kept it compiles all
INSTALL := $(BIN)/python -m pip install --quiet --root-user-action=ignore
# A lock is complete: pip must neither look for what it does not name, nor build anything.
LOCKED := --require-hashes --no-deps --only-binary :all:

.PHONY: demo test test-long check lint format bench simulate crash screenshots lock third-party texts data-map pin-images

demo: $(VENV)/.ready  ## play customer, support and team in the browser; no account needed
	$(BIN)/tentap demo $(ARGS)

test: $(VENV)/.ready-dev  ## every test that takes seconds
	$(BIN)/pytest -n $(WORKERS) --dist worksteal $(ARGS)

test-long: $(VENV)/.ready-dev  ## kills, fuzz and simulation: minutes
	$(BIN)/pytest -m "long and not alone" -n 4 --dist worksteal --timeout 1800 $(ARGS)
	$(BIN)/pytest -m "long and alone" -n 0 --timeout 1800 -s $(ARGS)

check: lint  ## what CI holds: format, lint, types, layers, tests and their branch coverage
	$(MAKE) test WORKERS=4 ARGS="--cov --cov-report=term:skip-covered $(ARGS)"

lint: $(VENV)/.ready-dev  ## everything that is held without running a test
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(VENV)/.ready-dev  ## format the code, and fix what lint can fix by itself
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: $(VENV)/.ready-dev  ## speed, as ratios against a floor measured in the same run
	$(BIN)/python -m benchmarks $(ARGS)

simulate: $(VENV)/.ready-dev  ## a year of asking by rhythm with 2,000 people: minutes
	$(BIN)/python -m tests.simulation $(ARGS)

crash: $(VENV)/.ready-dev  ## kills, freezes, outages, restarts and floods: what was lost in them
	$(BIN)/python -m tests.crash $(ARGS)

screenshots: $(VENV)/.ready-dev  ## draw the pictures of the docs anew
	$(BIN)/python -m tests.screenshots

lock:  ## move every dependency to its newest release (needs uv)
	uv pip compile --universal --only-binary :all: --generate-hashes --no-header --no-annotate --no-emit-index-url --upgrade \
		--group build pyproject.toml -o requirements.lock
	uv pip compile --universal --only-binary :all: --generate-hashes --no-header --no-annotate --no-emit-index-url --upgrade \
		--group build --group dev -c requirements.lock pyproject.toml -o requirements-dev.lock

third-party: $(VENV)/.ready  ## write THIRD-PARTY.md anew, after a change of the lock
	$(BIN)/python deploy/third_party.py > THIRD-PARTY.md

texts: $(VENV)/.ready  ## write docs/texts.md anew, after a change of bot/locales
	$(BIN)/python -m tests.texts_page

data-map: $(VENV)/.ready  ## write docs/privacy.md anew, after a change of the data map
	$(BIN)/python -m tests.data_map_page

pin-images:  ## pin the base images by their digests (needs docker and its registry)
	$(PYTHON) deploy/pin_images.py

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Tentap needs Python 3.11 or newer. Name one: make PYTHON=python3.12 …"; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.ready: requirements.lock pyproject.toml | $(VENV)/bin/python
	@echo "Setting up Tentap in $(VENV) (once, about a minute) …"
	$(INSTALL) $(LOCKED) -r requirements.lock
	$(INSTALL) --no-deps --no-build-isolation -e .
	@$(BIN)/python -m pip check
	@touch $@

$(VENV)/.ready-dev: requirements-dev.lock $(VENV)/.ready
	$(INSTALL) $(LOCKED) -r requirements-dev.lock
	@$(BIN)/python -m pip check
	@touch $@
