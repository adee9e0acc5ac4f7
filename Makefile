# The front door. Each target does its own set-up on a fresh Debian machine with Swift, and says what it is doing.
#
#   make demo          build, then start a small synthetic hospital on 127.0.0.1:7070
#   make test          style, unit, property and black-box tests
#   make test-clients  bigger real clients (Claude Code) through the gateway; needs about 300 MB of PyPI packages
#   make bench         gateway and nginx, ledger and its bound, policy and Cedar, detection and Presidio (a release)
#   make train         trains the names tagger from nothing: the same model file, bit for bit (Training/)
#   make release       the production build, .build/release/chaperone
#   make format        rewrite the sources in the house style

SHELL := /bin/bash
VENV := .venv
PYTHON := $(VENV)/bin/python
DEMO_LISTEN ?= 127.0.0.1:7070
DEMO_DATA ?= demo-data

.PHONY: demo test test-swift test-blackbox test-clients bench train release build format lint setup-build setup-test clean

demo: build
	@echo "==> Starting the synthetic hospital; Ctrl-C stops it. Its data is in $(DEMO_DATA)/."
	@exec .build/debug/chaperone demo --listen $(DEMO_LISTEN) --data $(DEMO_DATA)

setup-build:
	@Scripts/setup build

setup-test:
	@Scripts/setup test

# One debug build serves both the demo and the tests. The first takes 4 to 10 minutes on two cores, most of it the C
# code of the TLS libraries; later ones take seconds.
build: setup-build
	@[ -x .build/debug/chaperone ] || echo "==> First build: 4 to 10 minutes on two cores. Progress follows."
	swift build --product chaperone

test: setup-test lint
	@[ -x .build/debug/chaperone ] || echo "==> First build: 5 to 12 minutes on two cores. Progress follows."
	swift build --build-tests
	$(MAKE) --no-print-directory test-swift
	$(MAKE) --no-print-directory test-blackbox

test-swift:
	@echo "==> Unit and property tests"
	@Scripts/unit-tests

$(VENV)/stamp: Tests/Blackbox/requirements.txt
	@echo "==> Python environment for the black-box tests (about a minute)"
	python3 -m venv $(VENV)
	$(PYTHON) -m pip install --quiet --disable-pip-version-check -r $<
	@touch $@

test-blackbox: $(VENV)/stamp
	@echo "==> Black-box tests: the official openai and anthropic clients against the built program"
	CHAPERONE=.build/debug/chaperone $(PYTHON) -m pytest -q Tests/Blackbox --ignore Tests/Blackbox/clients

test-clients: build $(VENV)/stamp
	@echo "==> Claude Code through the gateway"
	$(PYTHON) -m pip install --quiet --disable-pip-version-check -r Tests/Blackbox/clients/requirements.txt
	CHAPERONE=.build/debug/chaperone $(PYTHON) -m pytest -q Tests/Blackbox/clients

release: setup-build
	@echo "==> Release build: 6 to 15 minutes the first time"
	swift build -c release --product chaperone

bench: release
	@Scripts/setup bench
	python3 Benchmarks/bench_gateway.py
	python3 Benchmarks/ledger/bench_ledger.py
	python3 Benchmarks/ledger/bench_index.py
	python3 Benchmarks/Policy/bench_policy.py --check
	python3 Benchmarks/PHI/bench_phi.py

train:
	@Training/make-model

lint:
	@echo "==> Style: swift format lint --strict"
	swift format lint --strict --parallel --recursive Package.swift Sources Tests

format:
	swift format --in-place --parallel --recursive Package.swift Sources Tests

clean:
	swift package clean
	rm -rf $(VENV)
