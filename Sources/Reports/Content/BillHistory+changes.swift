import Agents
import Foundation
import Publishing

/// What about a vendor's bills is new in a period, or would be out of the ordinary in it.
extension BillHistory {
    /// An account or a currency that a vendor had not used, and the one that it used last.
    struct Novelty: Sendable, Hashable {
        var spelling: String
        var now: String
        var before: String
    }

    struct Range: Sendable {
        var spelling: String
        var currency: String
        var usual: UsualAmounts
    }

    struct Level: Sendable, Hashable {
        var spelling: String
        var currency: String
        var level: Decimal
    }

    /// Who changes account has had one.
    private static let fewestBillsOnAccount = 2
    private static let fewestBillsInCurrency = 5
    /// Nine in ten bills of known vendors are smaller than a first bill that is worth a look.
    private static let levelOfFirstBills = 0.9
    private static let fewestBillsForLevel = 50

    /// Accounts whose checksum holds: misreadings are no news.
    func newAccounts(in period: Period) -> [Novelty] {
        accounts.indices.flatMap { vendor in
            novelties(
                accounts[vendor].filter { IBAN.isValid($0.key) }, of: vendor,
                fewest: Self.fewestBillsOnAccount,
                in: period)
        }
    }

    func newCurrencies(in period: Period) -> [Novelty] {
        currencies.indices.flatMap { vendor in
            novelties(
                currencies[vendor].mapValues(\.seen), of: vendor, fewest: Self.fewestBillsInCurrency,
                in: period)
        }
    }

    private func novelties(
        _ seen: [String: Sighting], of vendor: Int, fewest: Int, in period: Period
    ) -> [Novelty] {
        let known = seen.filter { $0.value.first < period.start }
        guard known.values.reduce(0, { $0 + $1.bills }) >= fewest,
            let last = known.max(by: { ($0.value.last, $1.key) < ($1.value.last, $0.key) })
        else { return [] }
        return seen.filter { $0.value.first >= period.start }.keys.sorted().flatMap { new in
            vendors.spellings[vendor].map { Novelty(spelling: $0, now: new, before: last.key) }
        }
    }

    /// Of the vendors with bills in the period, and a history.
    func usualRanges(in period: Period) -> [Range] {
        currencies.indices.flatMap { vendor in
            currencies[vendor].filter { $0.value.seen.last >= period.start }.flatMap { currency, line in
                UsualAmounts(logarithms: line.logarithms).map { usual in
                    vendors.spellings[vendor].map { Range(spelling: $0, currency: currency, usual: usual) }
                } ?? []
            }
        }
    }

    /// Of the vendors that had no bill before the period.
    func firstBillLevels(in period: Period) -> [Level] {
        let isKnown = currencies.indices.map { vendor in first(of: vendor).map { $0 < period.start } ?? false
        }
        var known: [String: [Double]] = [:]
        for vendor in currencies.indices where isKnown[vendor] {
            for (currency, line) in currencies[vendor] { known[currency, default: []] += line.logarithms }
        }
        let levels = known.filter { $0.value.count >= Self.fewestBillsForLevel }.mapValues { logarithms in
            let sorted = logarithms.sorted()
            return Decimal(exp(sorted[Int(Double(sorted.count - 1) * Self.levelOfFirstBills)]))
        }
        return currencies.indices.filter { !isKnown[$0] }.flatMap { vendor in
            currencies[vendor].keys.flatMap { currency in
                levels[currency].map { level in
                    vendors.spellings[vendor].map { Level(spelling: $0, currency: currency, level: level) }
                } ?? []
            }
        }
    }
}
