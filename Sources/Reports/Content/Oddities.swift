import Foundation
import Postgres

/// Bills of the period that are out of the ordinary for their vendor.
struct Oddities: Sendable {
    /// Those first that cost most when they go unnoticed.
    enum Kind: CaseIterable, Sendable {
        case newAccount, otherAmount, unusualAmount, largeFirstBill, newCurrency, wrongSum
    }

    static let mostOfAKind = 10

    private(set) var found: [Kind: BillList] = [:]

    subscript(kind: Kind) -> BillList { found[kind] ?? BillList() }

    var total: Int { found.values.reduce(0) { $0 + $1.total } }

    static func read(
        _ window: ContentWindow, _ history: BillHistory, without repeated: [UUID], from reader: ReportReader
    ) throws -> Oddities {
        let search = OdditySearch(
            history: history, period: window.period, repeated: repeated, limit: mostOfAKind, reader: reader)
        var oddities = Oddities()
        oddities.found[.newAccount] = try search.newAccounts()
        oddities.found[.otherAmount] = try search.otherAmounts()
        oddities.found[.unusualAmount] = try search.unusualAmounts()
        oddities.found[.largeFirstBill] = try search.largeFirstBills()
        oddities.found[.newCurrency] = try search.newCurrencies()
        oddities.found[.wrongSum] = try search.wrongSums()
        return oddities
    }
}
