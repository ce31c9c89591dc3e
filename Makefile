# make demo   install what is missing, build, take the fixtures through every stage, show what became of each
# make test   install what is missing, build, run every test
# make run    the service on ./data
# make second-engine  a second OCR engine, which reads more of receipts, forms and photographs (52 MB, from PyPI)
# make lint   the formatter's strict check
# make chaos  break everything around the service for ten minutes, and see whether anything was lost (as root):
#             make chaos SEED=7 MINUTES=60 FAULTS=postgres,network
# make fuzz   damaged input for the readers, for an hour: make fuzz MINUTES=60
# make bench  every figure of the docs, measured here and now

.PHONY: demo test run second-engine lint format chaos fuzz bench bootstrap release clean

demo: release
	@scripts/second-engine || echo "demo: no second OCR engine, as PyPI can't be reached; docs/second-engine.md says what it is"
	@scripts/demo

test: bootstrap
	@scripts/test-servers
	swift build --build-tests
	@scripts/test

run: release
	.build/release/a2d2 run

second-engine: bootstrap
	@scripts/second-engine

lint:
	swift format lint --strict --parallel --recursive Package.swift Sources Tests

format:
	swift format --in-place --parallel --recursive Package.swift Sources Tests

chaos: bootstrap
	@for product in a2d2 a2d2-extractor chaos-extractor a2d2-chaos; do swift build --product $$product || exit; done
	@scripts/chaos --seed "$(SEED)" --minutes "$(MINUTES)" --faults "$(FAULTS)"

fuzz: bootstrap
	@MINUTES="$(MINUTES)" scripts/fuzz

bench: release
	Benchmarks/run

release: bootstrap
	swift build -c release --product a2d2
	swift build -c release --product a2d2-extractor

bootstrap:
	@scripts/bootstrap

clean:
	rm -rf .build data
