import Publishing

/// Where pages' text came from, and how sure the recognition was.
struct RecognitionSection {
    /// A change of the mean confidence is news from here on, and of so many pages.
    private static let leastChange = 0.01
    private static let fewestPages = 100
    /// What is recognised with less is often wrong: figures of such pages want a look.
    private static let poor = 0.7
    private static let sources = [
        ("text-layer", "Text layer"), ("ocr", "Recognised (OCR)"), ("none", "No text"),
    ]

    let pages: PageQuality

    var headlines: [Headline] {
        [
            Headline(
                "Pages read", .integer(pages.pages(before: false)),
                before: .integer(pages.pages(before: true))),
            Headline(
                "OCR confidence", pages.recognised(before: false).mean.map(Cell.percent) ?? .none,
                before: pages.recognised(before: true).mean.map(Cell.percent)),
        ]
    }

    var sentences: [Sentence] {
        [change, poorPages].compactMap { $0 }
    }

    private var change: Sentence? {
        let (now, before) = (pages.recognised(before: false), pages.recognised(before: true))
        guard now.pages >= Self.fewestPages, before.pages >= Self.fewestPages, let mean = now.mean,
            let earlier = before.mean, abs(mean - earlier) >= Self.leastChange
        else { return nil }
        let isWorse = mean < earlier
        return Sentence(
            "The recognition of pages got \(isWorse ? "worse" : "better"): \(Wording.percent(mean)) sure, after "
                + "\(Wording.percent(earlier)) in the period before"
                + (isWorse ? "; a scanner may want cleaning, or other papers come in." : "."),
            isWorse ? .warning : .good)
    }

    private var poorPages: Sentence? {
        let share = { (before: Bool) in
            Share(
                part: pages.sum { $0.source == "ocr" && $0.isBefore == before && isPoor($0) }.pages,
                whole: pages.recognised(before: before).pages)
        }
        let (now, before) = (share(false), share(true))
        guard let value = now.value, let earlier = before.value, !Noise.hides(before, now) else { return nil }
        return Sentence(
            "\(Wording.percent(value)) of the recognised pages are below \(Wording.percent(Self.poor)), after "
                + "\(Wording.percent(earlier)) in the period before: what is read from them is often wrong.",
            value > earlier ? .warning : .good)
    }

    private func isPoor(_ group: PageQuality.Group) -> Bool {
        Double(group.confidenceClass) < (Self.poor * Double(PageQuality.classes)).rounded()
    }

    var section: Report.Section {
        Report.Section(
            title: "Recognition",
            blocks: [
                .chart(histogram), .table(sourceTable), .table(pipelineTable),
                .note(
                    "Pages of the documents that arrived in the period. Confidence is that of the recognition in its "
                        + "own words; the mean counts each recognised page once. A text layer needs no recognition."
                ),
            ])
    }

    private var histogram: Chart {
        let counts = (0..<PageQuality.classes).map { number in
            pages.sum { $0.source == "ocr" && !$0.isBefore && $0.confidenceClass == number }.pages
        }
        let first = min(counts.firstIndex { $0 > 0 } ?? 0, PageQuality.classes / 2)
        let width = 100 / PageQuality.classes
        return Chart(
            name: "ocr-confidence", title: "Recognised pages by confidence", kind: .histogram,
            categoryTitle: "Confidence, %",
            categories: (first..<PageQuality.classes).map { "\($0 * width)–\(($0 + 1) * width)" },
            series: counts.contains { $0 > 0 }
                ? [Chart.Series("Pages", counts[first...].map(Double.init))] : [],
            unit: .count("pages"), valueTitle: "Pages", whenEmpty: "No page was recognised in this period.")
    }

    private var sourceTable: Table {
        let all = pages.pages(before: false)
        let rows = Self.sources.map { source, title -> [Cell] in
            let now = pages.pages(from: source, before: false)
            return [
                .text(title), .integer(now), .percent(Share(part: now, whole: all)),
                .integer(pages.pages(from: source, before: true)),
            ]
        }
        let before = pages.pages(before: true)
        return Table(
            name: "pages-by-source", title: "Pages by source",
            columns: [
                .init("source", "Source"), .init("pages", "Pages", isFigure: true),
                .init("share", "Share", isFigure: true),
                .init("pages_before", "Period before", isFigure: true),
            ],
            rows: all + before > 0 ? rows : [],
            totals: [.text("All"), .integer(all), all > 0 ? .percent(1) : .none, .integer(before)],
            whenEmpty: "No page was read in this period or the one before.")
    }

    private var pipelineTable: Table {
        Table(
            name: "recognition-by-pipeline", title: "Recognition by pipeline",
            columns: [
                .init("pipeline", "Pipeline"), .init("pages", "Pages", isFigure: true),
                .init("recognised", "Recognised", isFigure: true),
                .init("confidence", "Confidence", isFigure: true),
                .init("poor", "Below 70 %", isFigure: true),
                .init("confidence_before", "Confidence before", isFigure: true),
            ],
            rows: pages.pipelines.map { pipeline in
                let sum = { (before: Bool) in
                    pages.sum { $0.pipeline == pipeline && $0.source == "ocr" && $0.isBefore == before }
                }
                let now = sum(false)
                return [
                    .short(pipeline), .integer(pages.sum { $0.pipeline == pipeline && !$0.isBefore }.pages),
                    .integer(now.pages), now.mean.map(Cell.percent) ?? .none,
                    .integer(
                        pages.sum {
                            $0.pipeline == pipeline && $0.source == "ocr" && !$0.isBefore && isPoor($0)
                        }.pages),
                    sum(true).mean.map(Cell.percent) ?? .none,
                ]
            },
            whenEmpty: "No page was read in this period.")
    }
}
