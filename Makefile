# make run    opens the terminal (without a display: walks a procedure and saves its pictures)
# make test   runs the tests
# make bench  measures, against floors
# make check  linters, types, layers, content, catalogues
# Each prepares the machine first (scripts/setup.sh); a second time that takes a moment.

export LC_ALL := C.UTF-8
PYTHON := .venv/bin/python
SHOT := $(PYTHON) -m ui shot
ARGS ?=

.PHONY: run test bench check pictures setup-run setup-test clean

run: setup-run
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ]; then \
	  exec $(PYTHON) -m ui $(ARGS); \
	else \
	  echo "画面がないので、手続きを1つ たどって絵にします / no display: walking one procedure and saving its screens" && \
	  $(PYTHON) -m ui walk mynumber.cert-renewal --out build/walk && \
	  echo "→ build/walk"; \
	fi

test: setup-test
	@QT_QPA_PLATFORM=offscreen $(PYTHON) -m pytest $(ARGS)

bench: setup-test
	@$(PYTHON) -m bench $(ARGS)

check: setup-test
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy
	.venv/bin/lint-imports
	$(PYTHON) -m kiosk catalogs update --check
	$(PYTHON) -m kiosk catalogs compile --check
	$(PYTHON) -m kiosk check

pictures: setup-test
	@mkdir -p build docs/pictures
	$(SHOT) --window 1440x810 --screen home --out docs/pictures/home.png
	$(SHOT) --window 1440x810 --procedure mynumber.cert-renewal --step look --out docs/pictures/question.png
	$(SHOT) --window 810x1440 --procedure mynumber.cert-renewal --step letter --lang en --with ja \
	  --out docs/pictures/two-languages.png
	$(PYTHON) -m ui sheet mynumber.cert-renewal --lang en --with ja --out build/sheet.pdf
	pdftoppm -png -r 72 -singlefile build/sheet.pdf docs/pictures/sheet

setup-run:
	@sh scripts/setup.sh run

setup-test:
	@sh scripts/setup.sh test

clean:
	rm -rf build .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis *.egg-info
	find . -name __pycache__ -not -path './.venv/*' -prune -exec rm -rf {} +
