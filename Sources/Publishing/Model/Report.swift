package import Foundation

/// What a report says, before it has a form: the same value becomes a page, a PDF, a workbook, CSV files and JSON.
package struct Report: Sendable, Hashable {
    /// `operations`; stands in file names.
    package var name: String
    package var title: String
    /// The time that the figures are about; nil for a report about now.
    package var period: Period?
    /// The time that they are compared with, as long as `period`.
    package var comparedWith: Period?
    package var sections: [Section]
    package var colophon: Colophon

    package struct Section: Sendable, Hashable {
        package var title: String
        package var blocks: [Block]

        package init(title: String, blocks: [Block]) {
            self.title = title
            self.blocks = blocks
        }
    }

    package enum Block: Sendable, Hashable {
        case headlines([Headline])
        /// What changed and why it matters, a sentence each.
        case sentences([Sentence])
        case table(Table)
        case chart(Chart)
        /// A remark in small print.
        case note(String)
    }

    package init(
        name: String, title: String, period: Period?, comparedWith: Period? = nil, sections: [Section],
        colophon: Colophon
    ) {
        self.name = name
        self.title = title
        self.period = period
        self.comparedWith = comparedWith
        self.sections = sections
        self.colophon = colophon
    }
}

/// A stretch of time: from its start up to, and without, its end, on the calendar of a time zone.
package struct Period: Sendable, Hashable {
    package var start: Date
    package var end: Date
    package var timeZone: TimeZone

    package init(start: Date, end: Date, timeZone: TimeZone) {
        self.start = start
        self.end = end
        self.timeZone = timeZone
    }
}

/// What a report ends with: how it was made, so that a reader can have it again.
package struct Colophon: Sendable, Hashable {
    package struct Parameter: Sendable, Hashable {
        package var name: String
        package var value: String

        package init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    package var parameters: [Parameter]
    package var generatedAt: Date
    /// In seconds: what the database needed for all queries.
    package var queryTime: Double
    /// Of A2D2.
    package var version: String

    package init(parameters: [Parameter], generatedAt: Date, queryTime: Double, version: String) {
        self.parameters = parameters
        self.generatedAt = generatedAt
        self.queryTime = queryTime
        self.version = version
    }
}
