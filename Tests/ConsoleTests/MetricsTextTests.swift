import Console
import Testing

@Suite("The text of metrics")
struct MetricsTextTests {
    @Test("has a head for each family, and a line for each series")
    func format() {
        let text = MetricsText.write([
            .gauge("a2d2_jobs", "Jobs.", .init(3, ["stage": "extract", "state": "waiting"]), .init(0.5)),
            .counter("a2d2_runs_total", "Runs."),
        ])
        #expect(
            text == """
                # HELP a2d2_jobs Jobs.
                # TYPE a2d2_jobs gauge
                a2d2_jobs{stage="extract",state="waiting"} 3
                a2d2_jobs 0.5
                # HELP a2d2_runs_total Runs.
                # TYPE a2d2_runs_total counter

                """)
    }

    @Test("escapes what would end a line or a label")
    func escaping() {
        let text = MetricsText.write([
            .gauge("a", "One \"line\"\nand \\ another.", .init(1, ["b": "C:\\x\n\"y\" {z}"]))
        ])
        #expect(
            text == #"""
                # HELP a One "line"\nand \\ another.
                # TYPE a gauge
                a{b="C:\\x\n\"y\" {z}"} 1

                """#)
    }

    @Test(
        "writes numbers as Go reads them",
        arguments: [
            (0, "0"), (-1, "-1"), (1_764_111_600, "1764111600"), (9_007_199_254_740_992, "9007199254740992"),
            (0.1, "0.1"), (1e-7, "1e-07"), (1e300, "1e+300"), (.nan, "NaN"), (.infinity, "+Inf"),
            (-.infinity, "-Inf"),
        ] as [(Double, String)])
    func numbers(value: Double, text: String) {
        #expect(MetricsText.write([.gauge("a", "b", .init(value))]).hasSuffix("\na \(text)\n"))
    }

    @Test("says of this process what its client libraries say")
    func process() throws {
        let figures = try #require(ProcessFigures.current())
        #expect(figures.residentBytes > 1_000_000 && figures.openFiles > 2 && figures.cpuSeconds >= 0)
        #expect(figures.mostOpenFiles > Double(figures.openFiles))
        #expect(figures.started > 1_700_000_000)
    }
}
