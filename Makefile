# The project's habits. Two commands do everything on a fresh machine: make run, make test.
SHELL := /bin/bash
BIN := .venv/bin
PIENSALO := $(BIN)/piensalo
OUR_PYTHON := bot analytics tests scripts benchmarks

.DEFAULT_GOAL := help
.PHONY: help setup model run ask test lint types unit nlu-check nlu-report guide-report demo-transcript content-check catalogues screenshots clean

help: ## This list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 20

setup: ## Bring uv and both Python environments
	@python3 scripts/setup.py
	@$(MAKE) --no-print-directory catalogues

catalogues: ## Compile the Babel catalogues
	@$(BIN)/pybabel -q compile -d bot/locale -D piensalo 2>/dev/null || $(BIN)/pybabel compile -d bot/locale -D piensalo

model: setup ## Check content, build training data, train when content changed
	@$(PIENSALO) model

run: model ## Start everything: web chat at once, Telegram and WhatsApp when set
	@$(PIENSALO) run

content-check: setup ## Check the guide
	@$(PIENSALO) content check

guide-report: setup ## What expires in 60 days, what is to be verified, what has no official source
	@$(PIENSALO) content report

test: setup lint types model nlu-check unit ## Everything the project promises

lint: setup
	@$(BIN)/ruff check $(OUR_PYTHON) nlu_data
	@$(BIN)/ruff format --check $(OUR_PYTHON) nlu_data

types: setup
	@$(BIN)/mypy

nlu-check: model
	@cd nlu_data && .venv/bin/python -m pytest -q -p no:cacheprovider tests
	@$(BIN)/piensalo nlu validate

unit: model
	@TESTS_BROWSER="$$(scripts/browser.sh)" $(BIN)/pytest

nlu-report: model ## How well the agent understands, on questions kept apart from training
	@$(PIENSALO) nlu report

demo-transcript: model ## Ten written conversations through the running service
	@$(PIENSALO) demo-transcript

clean: ## Remove models, generated data and the local store
	rm -rf nlu_data/models nlu_data/data/generated var
