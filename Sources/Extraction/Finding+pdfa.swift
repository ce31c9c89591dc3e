package import Documents

extension Finding {
    /// The ordinary searchable PDF stands where a PDF/A was asked for.
    package static func notPDFA(because reason: String) -> Finding {
        Finding(
            code: "not-pdf-a", severity: .warning,
            message: "The PDF in the outbox is not PDF/A: \(reason)")
    }
}
