# The two commands of a new user: `make demo` and `make test`. Everything else is in HACKING.md.
.PHONY: demo test build dev-test fuzz format eval fresh clean

JOBS ?= $(shell nproc)
PROGRAM := build/release/onrecord
SECONDS ?= 60

build/.setup: tools/setup
	@tools/setup
	@mkdir -p build && touch $@

build: build/.setup
	@cmake --preset release > build/configure.log || { cat build/configure.log; exit 1; }
	@cmake --build --preset release -j $(JOBS)

demo: build
	@tools/demo $(PROGRAM)

test: build
	@ctest --preset release -j $(JOBS)

dev-test: build/.setup
	@cmake --preset dev
	@cmake --build --preset dev -j $(JOBS)
	@ctest --preset dev -j $(JOBS)

fuzz:
	@tools/setup --fuzz
	@cmake --preset fuzz
	@cmake --build --preset fuzz -j $(JOBS)
	@fuzz/run --seconds $(SECONDS)

format: build/.setup
	@tools/format

eval: build
	@eval/run

fresh:
	@tools/fresh

clean:
	@rm -rf build
