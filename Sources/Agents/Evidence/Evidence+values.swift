import Documents

extension Evidence {
    /// A field that stands in the document. Words that OCR is unsure of make the field less sure too.
    func field(
        _ name: FieldName, _ spans: [Span], value: String? = nil, confidence: Double, source: Source
    ) -> Field {
        let text = spans.map(layout.text).joined(separator: "\n")
        let certainty = spans.map { layout.lines[$0.line].confidence($0.range) }.min() ?? 1
        // A field lies on one page: what continues on the next has no place in the box.
        let page = spans.first.map { layout.lines[$0.line].page }
        let box = spans.filter { layout.lines[$0.line].page == page }.compactMap(layout.box)
            .reduce(nil as Box?) { box, next in box?.union(next) ?? next }
        return Field(
            name: name.rawValue, value: value ?? text.replacing("\n", with: " "), text: text, page: page,
            box: box,
            confidence: min(0.99, max(0.05, confidence * (0.7 + 0.3 * certainty))), source: source.rawValue)
    }

    /// How a field was found.
    enum Source: String, Sendable {
        /// By the label beside or above it.
        case label = "analyzer/label"
        /// By its own form, such as an IBAN.
        case pattern = "analyzer/pattern"
        /// By where it stands and how it looks.
        case layout = "analyzer/layout"
        /// By what it adds up to.
        case arithmetic = "analyzer/arithmetic"
        /// From a passport's machine readable zone.
        case mrz = "analyzer/mrz"
    }

    func hasDate(_ span: Span) -> Bool {
        dates.contains { $0.span.line == span.line && $0.span.range.overlaps(span.range) }
    }

    /// The share of the page above a span, 0 at the top.
    func height(of span: Span) -> Double {
        layout.area(span).middle / max(1, layout.page(of: span).height)
    }
}
