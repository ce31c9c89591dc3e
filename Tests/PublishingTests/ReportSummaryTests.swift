import Publishing
import PublishingTestSupport
import Testing

@Suite struct ReportSummaryTests {
    @Test func `the summary says period, figures and sentences`() {
        let summary = ReportSummary(
            SampleReport.report(
                .headlines([Headline("Quarantined", .integer(38), before: .integer(12), tone: .bad)]),
                .sentences([Sentence("31 of the 38 are encrypted.", .warning), Sentence("Nothing waits.")])))
        #expect(summary.subject == "Operations, 24 November 2026")
        #expect(
            summary.text == """
                Operations
                24 November 2026 · Europe/Berlin · compared with 23 November 2026

                Quarantined: 38 (+217 % from 12) - Bad

                * Warning: 31 of the 38 are encrypted.
                * Nothing waits.

                """)
        #expect(summary.html.contains("+217 % from 12"))
    }

    @Test func `hostile text stays text, and the subject one line`() {
        let summary = ReportSummary(SampleReport.hostile)
        #expect(!summary.html.contains("<script"))
        #expect(summary.html.contains("&lt;script&gt;"))
        #expect(!summary.subject.contains { $0.isNewline })
        #expect(summary.text.count < 20_000)
    }

    @Test func `a report with nothing to sum up still has its title`() {
        let summary = ReportSummary(SampleReport.bare)
        #expect(summary.text == "Bare\nas of 1970-01-01 00:00 · UTC\n")
        #expect(!summary.html.contains("<table") && !summary.html.contains("<ul"))
    }
}
