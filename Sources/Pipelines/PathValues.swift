package import Documents
package import Foundation

/// What is known about a document that its place in the outbox can be named after.
package struct PathValues: Sendable, Hashable {
    package var category: String
    /// BCP 47 primary tag; nil when unknown.
    package var language: String?
    package var pipeline: String
    package var id: DocumentID
    /// The original file's name, without extension.
    package var name: String
    package var arrived: Date
    package var fields: [Field]

    package init(
        category: String, language: String?, pipeline: String, id: DocumentID, name: String, arrived: Date,
        fields: [Field]
    ) {
        self.category = category
        self.language = language
        self.pipeline = pipeline
        self.id = id
        self.name = name
        self.arrived = arrived
        self.fields = fields
    }

    /// The value of the surest of these fields: the first name that has one wins.
    func field(_ names: [String]) -> String? {
        for name in names {
            let found = fields.filter { $0.name == name && !$0.value.isEmpty }
            if let best = found.max(by: { $0.confidence < $1.confidence }) { return best.value }
        }
        return nil
    }

    /// The document's own date, or else the day on which it arrived, in UTC.
    var date: CalendarDay {
        for name in ["invoice_date", "issue_date", "start_date"] {
            if let day = field([name]).flatMap({ CalendarDay(iso8601: $0) }) { return day }
        }
        return CalendarDay(of: arrived)
    }
}
