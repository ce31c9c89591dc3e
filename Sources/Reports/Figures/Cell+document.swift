import Foundation
import Publishing

extension Cell {
    /// A text from a document, short enough for a column.
    static func short(_ text: String?) -> Cell {
        text.map { .text($0.shown(limit: 60)) } ?? .none
    }

    static func amount(_ amount: Decimal?, _ currency: String?) -> Cell {
        guard let amount else { return .none }
        return currency.map { .amount(amount, currency: $0) } ?? .number(amount.asDouble, digits: 2)
    }

    static func percent(_ share: Share) -> Cell { share.value.map(Cell.percent) ?? .none }

    static func id(_ document: UUID) -> Cell { .text(document.uuidString.lowercased()) }
}

extension Table.Column {
    /// What every table of documents ends with: `a2d2 documents show` takes it.
    static let document = Table.Column("document_id", "Document")
    static let fileName = Table.Column("file", "File")
}

extension Table {
    /// `The 20 first of 311.`; nil when nothing is left out.
    static func cut(_ shown: Int, of all: Int, _ which: String) -> String? {
        shown < all ? "The \(Digits.grouped(shown)) \(which) of \(Digits.grouped(all))." : nil
    }
}

extension Decimal {
    var asDouble: Double { NSDecimalNumber(decimal: self).doubleValue }
}

extension Report.Block {
    /// Nothing for no sentences.
    static func said(_ sentences: [Sentence]) -> [Report.Block] {
        sentences.isEmpty ? [] : [.sentences(sentences)]
    }
}
