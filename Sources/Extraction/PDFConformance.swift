/// What the PDF of a document has to be, besides searchable.
package enum PDFConformance: String, Sendable, Codable, CaseIterable {
    /// As the original is: a PDF that needs no text layer is handed on byte for byte.
    case asItIs = "as-it-is"
    /// ISO 19005-2, level B: needs nothing from outside to look the same in fifty years.
    case pdfA2b = "pdf/a-2b"
}
