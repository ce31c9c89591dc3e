package import Extraction

extension ExtractorFigures {
    /// As metrics.
    package var families: [MetricFamily] {
        [
            .gauge("a2d2_extractors", "Children of this process that read documents.", .init(children)),
            .counter(
                "a2d2_extractors_started_total", "Such children started since this process began.",
                .init(started)),
            .counter(
                "a2d2_extractors_lost_total", "Of these, how many crashed, hung or made no sense.",
                .init(lost)),
        ]
    }
}
