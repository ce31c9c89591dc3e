import Foundation
import Publishing

/// What came twice: to the door, and to the shelf.
struct DuplicateSection {
    private static let mostPairs = 20

    let period: Period
    let vendors: VendorBook
    let repeated: RepeatedBills
    let copies: DoorDuplicates

    private var pairs: [RepeatedBills.Pair] {
        repeated.pairs.filter { $0.again.arrivedAt >= period.start && $0.again.arrivedAt < period.end }
    }

    var headlines: [Headline] {
        [
            Headline("Bills stored twice", .integer(pairs.count), tone: pairs.isEmpty ? .neutral : .warning),
            Headline("Copies turned away", .integer(copies.now), before: .integer(copies.before)),
        ]
    }

    var sentences: [Sentence] {
        var sentences: [Sentence] = []
        if !pairs.isEmpty {
            let sums = Dictionary(grouping: pairs, by: \.again.currency)
                .map {
                    (
                        currency: $0.key, amount: $0.value.reduce(0) { $0 + $1.again.amount },
                        count: $0.value.count
                    )
                }
                .sorted { ($1.count, $0.currency) < ($0.count, $1.currency) }
                .prefix(3).map { Wording.money($0.amount, currency: $0.currency) }
            sentences.append(
                Sentence(
                    "\(pairs.count.of("bill")) came twice as different files with the same vendor, number and amount "
                        + "(\(sums.joined(separator: ", "))): they must not be paid twice.", .warning))
        }
        if copies.now > 0, !Noise.hides(copies.before, copies.now) {
            sentences.append(
                Sentence(
                    "\(copies.now.of("file")) came again byte for byte, after \(Digits.grouped(copies.before)) in the "
                        + "period before: a sender or a scanner may send twice. They were not processed again."
                ))
        }
        return sentences
    }

    var section: Report.Section {
        Report.Section(
            title: "Duplicates",
            blocks: [
                .table(repeatedTable), .table(copiesTable),
            ])
    }

    private var repeatedTable: Table {
        let newest = pairs.reversed().prefix(Self.mostPairs)
        return Table(
            name: "bills-stored-twice", title: "Bills stored twice",
            columns: [
                .init("vendor", "Vendor"), .init("number", "Number"),
                .init("amount", "Amount", isFigure: true),
                .init("first_on", "First"), .init("again_on", "Again"), .init("first_id", "First document"),
                .init("document_id", "Second document"),
            ],
            rows: newest.map { pair in
                [
                    .short(vendors.name(of: pair.first.vendor)), .short(pair.first.number),
                    .amount(pair.first.amount, currency: pair.first.currency), day(pair.first.arrivedAt),
                    day(pair.again.arrivedAt), .id(pair.first.document), .id(pair.again.document),
                ]
            },
            whenEmpty: "No bill came twice in this period.",
            note: [Table.cut(newest.count, of: pairs.count, "newest"), Self.rule].compactMap(\.self)
                .joined(separator: " "))
    }

    private static let rule =
        "Bills are the same when vendor, number, amount and currency are, and of receipts the day too; the first that "
        + "arrived counts."

    private func day(_ moment: Date) -> Cell { CalendarDay(of: moment, in: period.timeZone).cell }

    private var copiesTable: Table {
        Table(
            name: "copies-turned-away", title: "Files that came again, byte for byte",
            columns: [
                .fileName, .init("copies", "Copies", isFigure: true), .init("folders", "Came to"),
                .init("last_at", "Last"), .document,
            ],
            rows: copies.originals.map { original in
                [
                    .short(original.name), .integer(original.copies),
                    .short(original.folders.map { $0.isEmpty ? "handed in" : $0 }.joined(separator: ", ")),
                    .instant(original.lastAt), .id(original.document),
                ]
            },
            whenEmpty: "No file came again in this period.",
            note: Table.cut(copies.originals.count, of: copies.originalCount, "with the most copies"))
    }
}
