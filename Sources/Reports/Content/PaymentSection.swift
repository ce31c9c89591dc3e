import Foundation
import Publishing

/// What is to be paid soon, and what should have been.
struct PaymentSection {
    let window: ContentWindow
    let vendors: VendorBook
    let due: DueBills
    let overdue: DueBills

    var headlines: [Headline] {
        [
            Headline("Invoices due soon", .integer(due.list.total)),
            Headline(
                "Past their due day", .integer(overdue.list.total),
                tone: overdue.list.total > 0 ? .warning : .neutral),
        ]
    }

    var sentences: [Sentence] {
        var sentences: [Sentence] = []
        if overdue.list.total > 0 {
            sentences.append(
                Sentence(
                    "\(overdue.list.total.of("invoice")) over \(sums(overdue)) passed the due day without our "
                        + "knowing of a payment: check them, reminders cost.", .warning))
        }
        if due.list.total > 0 {
            sentences.append(
                Sentence(
                    "\(due.list.total.of("invoice")) over \(sums(due)) \(due.list.total == 1 ? "is" : "are") to be "
                        + "paid from \(window.today) on; the first on \(due.list.bills.first?.dueOn ?? window.today)."
                ))
        }
        return sentences
    }

    private func sums(_ bills: DueBills) -> String {
        let sums = bills.totals.compactMap { total in
            total.currency.map { Wording.money(total.amount, currency: $0) }
        }
        guard !sums.isEmpty else { return "unreadable amounts" }
        let shown = sums.prefix(3).joined(separator: ", ")
        return sums.count > 3 ? shown + " and other currencies" : shown
    }

    var section: Report.Section {
        Report.Section(
            title: "Payments",
            blocks: [
                .table(
                    table(
                        due, name: "due-soon", title: "Invoices due from \(window.today) on",
                        order: "first", whenEmpty: "No invoice is due in this time.")),
                .table(
                    table(
                        overdue, name: "past-due", title: "Invoices past their due day",
                        order: "largest", whenEmpty: "No due day has passed lately.")),
                .table(totals),
                .note(
                    "Due days are those that the invoices name. Payments are not known here: an invoice is listed "
                        + "whether or not it was paid."),
            ])
    }

    private func table(_ bills: DueBills, name: String, title: String, order: String, whenEmpty: String)
        -> Table
    {
        Table(
            name: name, title: title,
            columns: [
                .init("due_on", "Due"), .init("vendor", "Vendor"), .init("number", "Number"),
                .init("amount", "Amount", isFigure: true), .document,
            ],
            rows: bills.list.bills.map { bill in
                [
                    bill.dueOn?.cell ?? .none, .short(bill.vendor.map(vendors.name)), .short(bill.number),
                    .amount(bill.amount, bill.currency), .id(bill.document),
                ]
            },
            whenEmpty: whenEmpty, note: Table.cut(bills.list.bills.count, of: bills.list.total, order))
    }

    private var totals: Table {
        let rows = [("Due soon", due), ("Past due", overdue)].flatMap { label, bills in
            bills.totals.map { total -> [Cell] in
                [
                    .text(label), total.currency.map { .text($0) } ?? .text("not readable"),
                    .integer(total.bills),
                    .amount(total.amount, total.currency),
                ]
            }
        }
        return Table(
            name: "payments-by-currency", title: "Payments by currency",
            columns: [
                .init("what", "What"), .init("currency", "Currency"),
                .init("invoices", "Invoices", isFigure: true),
                .init("amount", "Amount", isFigure: true),
            ],
            rows: rows, whenEmpty: "Nothing is due, and nothing is past due.")
    }
}
