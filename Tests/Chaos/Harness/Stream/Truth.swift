/// What must have become of some bytes at the end.
struct Truth: Sendable, Hashable {
    enum Presence: Sendable, Hashable {
        /// Taken, exactly once.
        case must
        /// It lay in the inbox for a moment: taken once, or never.
        case may
        /// It never was whole under a name.
        case never
    }

    enum Ending: Sendable, Hashable {
        case stored(Reading)
        /// In quarantine, with this code.
        case refused(String)
    }

    var sha256: String
    /// Whatever it was called, one of these.
    var names: [String]
    var presence: Presence
    var ending: Ending
}

/// What can be read in a document.
struct Reading: Sendable, Hashable {
    /// The words of each page, whatever is between them.
    var pages: [String]
    /// Nil when nobody says.
    var category: String?
    /// Names and values, in order; nil when nobody says.
    var fields: [String]?

    init(pages: [String], category: String? = nil, fields: [String]? = nil) {
        self.pages = pages.map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
        self.category = category
        self.fields = fields?.sorted()
    }

    /// What is wrong with `other`, which should be this; nil for nothing.
    func difference(to other: Reading) -> String? {
        if pages != other.pages { return "its text is another" }
        if let category, category != other.category {
            return "its category is \(other.category ?? "none"), not \(category)"
        }
        if let fields, fields != other.fields { return "its fields are others" }
        return nil
    }
}
