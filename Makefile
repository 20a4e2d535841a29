# Two commands do all the set-up on a fresh machine (Python 3.11+, git, make): `make demo` and `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: demo test check lint types lock neo4j clean

$(READY): requirements/dev.txt pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $@

demo: $(READY)  ## the main job on the embedded store with the sample reports
	sh examples/demo.sh $(BIN)/kg

test: $(READY)  ## the tests; those that need a real Neo4j skip where there is no Java or Maven
	$(BIN)/python -m pytest

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports

types: $(READY)
	$(BIN)/mypy

check: lint types test  ## all that must hold before a commit

neo4j: $(READY)  ## a real Neo4j of your own, without Docker: downloads once, runs in the foreground
	$(BIN)/python -m tests.neo4j_server

lock:  ## write requirements/*.txt anew from pyproject.toml (needs uv)
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --group dev pyproject.toml -o requirements/dev.txt --custom-compile-command "make lock"
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url pyproject.toml -o requirements/run.txt --custom-compile-command "make lock"

clean:
	rm -rf $(VENV) .cache .fazhi-kg
