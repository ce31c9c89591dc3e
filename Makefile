# make demo   install what is missing, build, take the fixtures through every stage, show what became of each
# make test   install what is missing, build, run every test
# make run    the service on ./data
# make lint   the formatter's strict check
# make bench  every figure of the docs, measured here and now

.PHONY: demo test run lint format bench bootstrap release clean

demo: release
	@scripts/demo

test: bootstrap
	swift build --build-tests
	swift test --skip-build

run: release
	.build/release/a2d2 run

lint:
	swift format lint --strict --parallel --recursive Package.swift Sources Tests

format:
	swift format --in-place --parallel --recursive Package.swift Sources Tests

bench: release
	Benchmarks/run

release: bootstrap
	swift build -c release --product a2d2
	swift build -c release --product a2d2-extractor

bootstrap:
	@scripts/bootstrap

clean:
	rm -rf .build data
