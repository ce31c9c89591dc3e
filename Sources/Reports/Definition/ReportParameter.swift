/// Something about a report that can be set: `sla`, of 15 minutes unless somebody says otherwise.
package struct ReportParameter: Sendable, Hashable {
    package enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
        case text, integer, number, boolean
        /// `15m`
        case duration
        /// `2026-11-25`
        case day
    }

    package var name: String
    package var kind: Kind
    package var standard: ReportValue
    /// What it is for, in one sentence.
    package var meaning: String

    package init(_ name: String, _ kind: Kind, default standard: ReportValue, _ meaning: String) {
        self.name = name
        self.kind = kind
        self.standard = standard
        self.meaning = meaning
    }

    package init(_ name: String, _ standard: Duration, _ meaning: String) {
        self.init(name, .duration, default: .duration(standard), meaning)
    }

    package init(_ name: String, _ standard: Int, _ meaning: String) {
        self.init(name, .integer, default: .integer(standard), meaning)
    }

    package init(_ name: String, _ standard: Double, _ meaning: String) {
        self.init(name, .number, default: .number(standard), meaning)
    }

    package init(_ name: String, _ standard: String, _ meaning: String) {
        self.init(name, .text, default: .text(standard), meaning)
    }

    package init(_ name: String, _ standard: Bool, _ meaning: String) {
        self.init(name, .boolean, default: .boolean(standard), meaning)
    }
}
