import Foundation
import Publishing

/// Who billed how much.
struct SpendSection {
    private static let mostCurrencies = 3
    /// Of the first currency, and of the others.
    private static let mostVendors = 15
    private static let mostVendorsOfOthers = 8
    /// A change of the sum is news from here on, when chance doesn't explain it.
    private static let leastChange = 0.1

    let window: ContentWindow
    let history: BillHistory
    let spend: Spend
    let months: SpendByMonth

    private var currencies: [String] { Self.currencies(of: spend, history) }

    /// Those of most bills in the year have a chart and a table, also when the period is quiet.
    static func currencies(of spend: Spend, _ history: BillHistory) -> [String] {
        let known = history.currenciesInOrder
        return Array((known + spend.currencies.filter { !known.contains($0) }).prefix(mostCurrencies))
    }

    var headlines: [Headline] {
        currencies.filter { spend.lines[$0] != nil }.map { currency in
            let total = spend.total(currency)
            return Headline(
                "Spend, \(currency)", .amount(total.now.amount, currency: currency),
                before: .amount(total.before.amount, currency: currency))
        }
    }

    var section: Report.Section {
        Report.Section(
            title: "Spend",
            blocks: currencies.map { .chart(chart($0)) } + currencies.map { .table(table($0)) }
                + (spend.currencies.count == 1 ? [] : [.table(currencyTable)]) + [.note(note)])
    }

    private func chart(_ currency: String) -> Chart {
        let vendors = months.vendors[currency] ?? []
        let series = vendors.map { vendor in
            Chart.Series(history.vendors.names[vendor].shown(limit: 40), values(currency, vendor))
        }
        let others = values(currency, nil)
        let hasOthers = others.contains { $0 != 0 }
        let isEmpty = series.isEmpty && !hasOthers
        return Chart(
            name: "spend-by-month-\(currency.lowercased())", title: "Spend by month of the bill, \(currency)",
            kind: .stackedBar, categoryTitle: "Month", categories: window.months.map(\.description),
            series: isEmpty ? [] : series + (hasOthers ? [Chart.Series("Other", others)] : []),
            unit: .money(currency), valueTitle: "Spend", whenEmpty: "No bills with an amount in these months."
        )
    }

    private func values(_ currency: String, _ vendor: Int?) -> [Double?] {
        window.months.indices.map { months.amount(currency, of: vendor, inMonth: $0).asDouble }
    }

    private func table(_ currency: String) -> Table {
        let lines = spend.lines[currency] ?? []
        let total = spend.total(currency)
        let most = currency == currencies.first ? Self.mostVendors : Self.mostVendorsOfOthers
        let shown = lines.prefix(most)
        let rest = lines.dropFirst(most).reduce(Spend.Line(), +)
        let others = lines.count - shown.count
        return Table(
            name: "spend-by-vendor-\(currency.lowercased())", title: "Spend by vendor, \(currency)",
            columns: [
                .init("vendor", "Vendor"), .init("bills", "Bills", isFigure: true),
                .init("spend", "Spend", isFigure: true), .init("share", "Share", isFigure: true),
                .init("spend_before", "Period before", isFigure: true),
            ],
            rows: shown.map { row(name(of: $0.vendor), $0, of: total, in: currency) }
                + (others > 0 ? [row(others.of("other vendor"), rest, of: total, in: currency)] : []),
            totals: row("All", total, of: total, in: currency),
            whenEmpty: Self.nothing,
            note: Table.cut(shown.count, of: lines.count, "largest vendors"))
    }

    private static let nothing =
        "No invoice or receipt with an amount arrived in this period or the one before."

    private func row(_ name: String, _ line: Spend.Line, of total: Spend.Line, in currency: String) -> [Cell]
    {
        // A share of credit notes and bills together says nothing.
        let hasShare = total.now.amount > 0 && (0...total.now.amount).contains(line.now.amount)
        return [
            .text(name.shown(limit: 60)), .integer(line.now.bills),
            .amount(line.now.amount, currency: currency),
            hasShare ? .percent((line.now.amount / total.now.amount).asDouble) : .none,
            .amount(line.before.amount, currency: currency),
        ]
    }

    private func name(of vendor: Int?) -> String {
        vendor.map { history.vendors.names[$0] } ?? "Vendor not readable"
    }

    private var currencyTable: Table {
        Table(
            name: "spend-by-currency", title: "Spend by currency",
            columns: [
                .init("currency", "Currency"), .init("bills", "Bills", isFigure: true),
                .init("spend", "Spend", isFigure: true),
                .init("bills_before", "Bills before", isFigure: true),
                .init("spend_before", "Spend before", isFigure: true),
            ],
            rows: spend.currencies.map { currency in
                let total = spend.total(currency)
                return [
                    .text(currency), .integer(total.now.bills), .amount(total.now.amount, currency: currency),
                    .integer(total.before.bills), .amount(total.before.amount, currency: currency),
                ]
            }, whenEmpty: Self.nothing)
    }

    /// What the sums are made of, and what they leave out.
    private var note: String {
        let left = spend.unreadable
        var parts = [
            "Spend is the total of the stored invoices and receipts that arrived in the period; the months are those "
                + "of the bills' own dates. Currencies are never added up."
        ]
        if left.bills > 0 {
            parts.append(
                "Of \(left.bills.of("bill")), these are in no sum: \(Digits.grouped(left.withoutAmount)) without a "
                    + "readable amount, \(Digits.grouped(left.withoutCurrency)) without a readable currency, "
                    + "\(Digits.grouped(left.repeated)) that \(left.repeated == 1 ? "repeats" : "repeat") another."
            )
        }
        return parts.joined(separator: " ")
    }

    var sentences: [Sentence] { currencies.compactMap(sentence) + newVendors }

    private func sentence(on currency: String) -> Sentence? {
        let total = spend.total(currency)
        let (now, before) = (total.now.amount, total.before.amount)
        guard before > 0, abs(((now - before) / before).asDouble) >= Self.leastChange,
            !Noise.hides(total.before, total.now),
            let change = Change(
                from: .amount(before, currency: currency), to: .amount(now, currency: currency))
        else { return nil }
        let direction = now > before ? "rose" : "fell"
        var text =
            "Spend in \(currency) \(direction) to \(Wording.money(now, currency: currency)) "
            + "(\(change.text) against the period before)"
        if let share = mainCause(currency, of: now - before) {
            text += "; \(share)"
        }
        return Sentence(text + ".")
    }

    /// The vendor that makes up most of the change.
    private func mainCause(_ currency: String, of change: Decimal) -> String? {
        let lines = (spend.lines[currency] ?? []).filter { $0.vendor != nil }
        let moved = lines.map { (line: $0, by: $0.now.amount - $0.before.amount) }
        guard let most = moved.max(by: { $0.by / change < $1.by / change }), most.by / change >= 0.4 else {
            return nil
        }
        let name = name(of: most.line.vendor).shown(limit: 60)
        return "\(name) alone went from \(Wording.money(most.line.before.amount, currency: currency)) "
            + "to \(Wording.money(most.line.now.amount, currency: currency))"
    }

    /// Vendors without a bill in the year before: none of them is news where all are new.
    private var newVendors: [Sentence] {
        let firsts = history.currencies.indices.compactMap { history.first(of: $0) }
        let new = firsts.count { $0 >= window.period.start }
        guard new > 0, firsts.count > 2 * new else { return [] }
        return [
            Sentence(
                "\(new.of("vendor")) billed for the first time in a year, of \(firsts.count.of("vendor")) known."
            )
        ]
    }
}
