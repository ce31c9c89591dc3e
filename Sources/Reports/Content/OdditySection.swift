import Foundation
import Publishing

/// What is out of the ordinary, and why it may matter.
struct OdditySection {
    let vendors: VendorBook
    let oddities: Oddities
    let timeZone: TimeZone

    var headlines: [Headline] {
        [
            Headline(
                "Bills out of the ordinary", .integer(oddities.total),
                tone: oddities.total > 0 ? .warning : .neutral)
        ]
    }

    var sentences: [Sentence] {
        Oddities.Kind.allCases.compactMap { kind in
            let list = oddities[kind]
            guard let first = list.bills.first else { return nil }
            let vendor = first.vendor.map { vendors.name(of: $0).shown(limit: 60) } ?? "vendor not readable"
            let example = list.total == 1 ? " (\(vendor))" : " (such as \(vendor))"
            return Sentence(kind.sentence(list.total, example), kind == .newAccount ? .bad : .warning)
        }
    }

    var section: Report.Section {
        let rows = Oddities.Kind.allCases.flatMap { kind in oddities[kind].bills.map { row($0, kind) } }
        let table = Table(
            name: "out-of-the-ordinary", title: "Bills to look at",
            columns: [
                .init("what", "What"), .init("vendor", "Vendor"), .init("number", "Number"),
                .init("amount", "Amount", isFigure: true), .init("compare", "Compare with"),
                .init("arrived_on", "Arrived"), .document,
            ],
            rows: rows, whenEmpty: "Nothing is out of the ordinary in this period.",
            note: [cuts, Self.method].compactMap(\.self).joined(separator: " "))
        return Report.Section(title: "Out of the ordinary", blocks: [.table(table)])
    }

    private static let method =
        "Each bill is compared with the same vendor's bills of a year. An amount is unusual when it lies further from the "
        + "vendor's median than five median deviations and at least twice or half of it; a vendor needs "
        + "\(UsualAmounts.minimumBills) bills for that. Accounts count when their checksum holds. Unusual is not wrong: "
        + "it is worth a look."

    private func row(_ bill: Bill, _ kind: Oddities.Kind) -> [Cell] {
        [
            .text(kind.title), .short(bill.vendor.map(vendors.name)), .short(bill.number),
            .amount(bill.amount, bill.currency), .text(comparison(bill, kind)),
            CalendarDay(of: bill.arrivedAt, in: timeZone).cell, .id(bill.document),
        ]
    }

    private func comparison(_ bill: Bill, _ kind: Oddities.Kind) -> String {
        let detail = bill.detail?.shown(limit: 100) ?? ""
        let amount = Decimal(string: detail, locale: Locale(identifier: "en_US_POSIX"))
        let money =
            amount.flatMap { amount in bill.currency.map { Wording.money(amount, currency: $0) } } ?? detail
        return switch kind {
        case .newAccount, .newCurrency: detail
        case .otherAmount: "before: \(money)"
        case .unusualAmount: "usual: \(money)"
        case .largeFirstBill: "9 in 10 bills: below \(money)"
        case .wrongSum: "net and tax"
        }
    }

    private var cuts: String? {
        let cut = Oddities.Kind.allCases.compactMap { kind -> String? in
            let list = oddities[kind]
            guard list.bills.count < list.total else { return nil }
            return "\(kind.title): \(Digits.grouped(list.bills.count)) of \(Digits.grouped(list.total))"
        }
        return cut.isEmpty ? nil : "The most striking. " + cut.joined(separator: "; ") + "."
    }
}

extension Oddities.Kind {
    fileprivate var title: String {
        switch self {
        case .newAccount: "New account"
        case .otherAmount: "Same number, other amount"
        case .unusualAmount: "Unusual amount"
        case .largeFirstBill: "Large first bill"
        case .newCurrency: "New currency"
        case .wrongSum: "Sum doesn't add up"
        }
    }

    fileprivate func sentence(_ count: Int, _ example: String) -> String {
        switch self {
        case .newAccount:
            "\(count.of("bill names", "bills name")) an account that the vendor had not used before\(example): ask the "
                + "vendor, by a number that you know, before you pay."
        case .otherAmount:
            "\(count.of("invoice bears", "invoices bear")) a number that came before with another amount\(example): a "
                + "correction, a misreading, or a second try."
        case .unusualAmount:
            "\(count.of("bill is", "bills are")) far from what the vendor usually bills\(example): a special order, or "
                + "a decimal point misread."
        case .largeFirstBill:
            "\(count.of("bill is", "bills are")) large and the first of the vendor in a year\(example): who ordered it?"
        case .newCurrency:
            "\(count.of("bill is", "bills are")) in a currency that the vendor had not used before\(example)."
        case .wrongSum:
            "On \(count.of("bill")) net and tax do not add up to the total\(example)."
        }
    }
}
