package import Publishing

/// How well documents are read: recognition, classification, verification, what people corrected, what was refused.
/// Each figure is defined in docs/report-figures.md.
package struct QualityReport: ReportDefinition {
    package let name = "quality"
    package let title = "Quality"
    package let summary = "OCR confidence, classification, review, verification, corrections and refusals."
    package let parameters = [
        ReportParameter(
            "review-within", .seconds(2 * 86_400), "A document in review should be decided so soon.")
    ]

    package init() {}

    package func sections(for request: ReportRequest, from reader: ReportReader) throws -> [Report.Section] {
        let pages = RecognitionSection(pages: try PageQuality.read(request, from: reader))
        let classes = ClassificationSection(quality: try ClassificationQuality.read(request, from: reader))
        let review = ReviewSection(
            backlog: try ReviewBacklog.read(now: request.now, from: reader),
            limit: request.seconds("review-within"))
        let findings = FindingSection(counts: try FindingCounts.read(request, from: reader))
        let corrections = CorrectionSection(corrections: try Corrections.read(request, from: reader))
        let refusals = RefusalSection(refusals: try RefusalCounts.read(request, from: reader))
        let headlines = [
            pages.headlines, classes.headlines, review.headlines, corrections.headlines, refusals.headlines,
        ]
        let sentences = [
            review.sentences, pages.sentences, classes.sentences, corrections.sentences, refusals.sentences,
            findings.sentences,
        ]
        return [
            Report.Section(
                title: "At a glance",
                blocks: [.headlines(Array(headlines.joined()))] + Report.Block.said(Array(sentences.joined()))
            ),
            pages.section, classes.section, review.section, corrections.section, findings.section,
            refusals.section,
        ]
    }
}
