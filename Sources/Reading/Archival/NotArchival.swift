/// Why a PDF can't be made PDF/A without harm to what it shows. Holds no document text.
struct NotArchival: Error {
    /// A sentence for people.
    let reason: String

    init(_ reason: String) {
        self.reason = reason
    }
}
