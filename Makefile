# What a person types. Everything is kept in .venv; nothing is installed elsewhere but the translation engine.

PYTHON ?= python3
BIN := .venv/bin
VALIDATOR := vnu-jar@26.9.27
LETTERHEAD := --sender "Briefing <briefing@example.org>" --site-url https://example.org/ \
	--unsubscribe "https://example.org/leave?who={address}"

.PHONY: help brief daily email site test check golden dist quality bench clean

help: ## Show the targets
	@sed -n 's/^\([a-z]*\):[^#]*## /  make \1	/p' Makefile | expand -t 18

brief: .venv/engine ## Set everything up and turn the articles in seeds/ into briefs under dist/
	@$(BIN)/briefing build seeds --out dist > .venv/built
	@cat .venv/built
	@echo
	@echo "Open $$(head -n 1 .venv/built | cut -f 1)"

daily: .venv/dev .venv/engine ## Make a morning's edition of a folder and a feed on loopback, twice; the second time nothing is new
	@rm -rf .venv/morning
	@$(BIN)/python -m tests.daily.morning .venv/morning

email: brief ## Write the newsletter of each day of the seeds under dist/email
	@for day in dist/data/????-??-??; do $(BIN)/briefing email --date $${day##*/} $(LETTERHEAD) || exit; done

site: .venv/run ## Make the site of the briefs under dist/data again, as after a change of templates
	@$(BIN)/briefing site --data dist/data --out dist/site

test: .venv/dev ## Set up what the tests need and run all of them, with types, lint and import rules
	@test -e .venv/node_modules || npm install --silent --no-audit --no-fund --no-package-lock --ignore-scripts --prefix .venv $(VALIDATOR) \
		|| echo "No HTML validator could be installed: the tests that need it are skipped."
	@test -e .venv/engine || { $(BIN)/briefing setup && touch .venv/engine; } || echo "No translation engine could be installed: the tests that need one are skipped."
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest

check: .venv/dev ## The quick half of the tests: no wheel, no engines
	$(BIN)/ruff format . && $(BIN)/ruff check . && $(BIN)/mypy && $(BIN)/lint-imports
	$(BIN)/pytest -m "not slow"

golden: .venv/dev ## Write the golden files again after a change that is meant
	$(BIN)/pytest tests/test_golden.py --refresh-golden

quality: .venv/dev ## Print the quality of themes and summaries on the gold articles
	$(BIN)/python -m tests.quality

bench: .venv/dev ## Measure start-up, articles, thirty mornings and translation against their limits
	$(BIN)/python -m tests.benchmarks $(ARTICLES)
	OMP_NUM_THREADS=1 $(BIN)/python -m tests.benchmarks.stages
	$(BIN)/python -m tests.benchmarks.daily
	$(BIN)/python -m tests.benchmarks.translation
	OMP_NUM_THREADS=1 $(BIN)/python -m tests.benchmarks.site

clean: ## Remove the virtual environment and caches
	rm -rf .venv build .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache

.venv/run: pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or later is needed: make PYTHON=python3.12 brief"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv || { echo "Python has no venv here; on Debian: sudo apt-get install python3-venv"; exit 1; }
	@echo "Setting up .venv (a minute or two, once) …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

.venv/engine: .venv/run
	@$(BIN)/briefing setup
	@touch $@

.venv/dev: .venv/run
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@
