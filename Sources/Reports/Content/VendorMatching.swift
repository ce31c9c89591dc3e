import Agents

/// Brings the names on bills together, step by step.
struct VendorMatching {
    /// The spellings with one key.
    private struct Name {
        let key: String
        var spellings: [String: Int] = [:]
        var bills = 0
        var ibans: [String: Int] = [:]
        var vatIDs: [String: Int] = [:]
    }

    /// An account or VAT number stands for a vendor when one name has at least this share of its bills. A factor's
    /// account and the reader's own VAT number, misread as the vendor's, are on everybody's.
    private static let shareOfOneName = 1.0 / 3
    /// A misreading is rarer than the name itself by at least this.
    private static let rarity = 4

    private var names: [Name] = []
    private var sets = DisjointSets(count: 0)

    init(_ mentions: [VendorMention]) {
        var numbers: [String: Int] = [:]
        for mention in mentions {
            let folded = VendorKey.key(mention.spelling)
            let key = folded.isEmpty ? mention.spelling : folded
            let number = numbers[key] ?? names.count
            if number == names.count {
                names.append(Name(key: key))
                numbers[key] = number
            }
            names[number].bills += mention.bills
            names[number].spellings[mention.spelling, default: 0] += mention.bills
            if let iban = mention.iban, IBAN.isValid(iban) {
                names[number].ibans[iban, default: 0] += mention.bills
            }
            if let vatID = mention.vatID { names[number].vatIDs[vatID, default: 0] += mention.bills }
        }
        sets = DisjointSets(count: names.count)
    }

    /// Each name goes by its most frequent account and VAT number only: one bill with the customer's name read for the
    /// vendor's must not tie two vendors together.
    mutating func joinByIdentifiers() {
        for identifiers in [names.map { $0.ibans.mostFrequent }, names.map { $0.vatIDs.mostFrequent }] {
            var bearers: [String: [Int]] = [:]
            for (number, identifier) in identifiers.enumerated() {
                if let identifier { bearers[identifier, default: []].append(number) }
            }
            for numbers in bearers.values where numbers.count > 1 {
                let largest = numbers.max { isBefore($1, $0) } ?? numbers[0]
                let all = numbers.reduce(0) { $0 + names[$1].bills }
                guard Double(names[largest].bills) >= Self.shareOfOneName * Double(all) else { continue }
                for number in numbers { sets.join(number, to: largest) }
            }
        }
    }

    mutating func joinMisreadings() {
        var bills: [Int: Int] = [:]
        for number in names.indices { bills[sets.root(of: number), default: 0] += names[number].bills }
        var near = NearKeys()
        for number in names.indices where names[number].bills >= Self.rarity {
            near.insert(names[number].key, as: number)
        }
        for number in names.indices.sorted(by: isBefore) where NearKeys.tolerance(of: names[number].key) > 0 {
            let root = sets.root(of: number)
            let limit = (bills[root] ?? 0) * Self.rarity
            let candidates = near.candidates(near: names[number].key).filter { candidate in
                let other = sets.root(of: candidate)
                return other != root && (bills[other] ?? 0) >= limit && mayBeOne(number, candidate)
            }
            guard let target = candidates.min(by: { isNearer($0, $1, to: number) }) else { continue }
            let other = sets.root(of: target)
            bills[other, default: 0] += bills[root] ?? 0
            sets.join(number, to: target)
        }
    }

    /// The spellings of each vendor, most frequent first.
    mutating func groups() -> [[String]] {
        var groups: [Int: [String: Int]] = [:]
        for number in names.indices {
            groups[sets.root(of: number), default: [:]].merge(names[number].spellings, uniquingKeysWith: +)
        }
        return groups.sorted { $0.key < $1.key }.map { group in
            group.value.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
        }
    }

    /// The most frequent first; the order is the same in every run.
    private func isBefore(_ left: Int, _ right: Int) -> Bool {
        (names[right].bills, names[left].key) < (names[left].bills, names[right].key)
    }

    private func isNearer(_ left: Int, _ right: Int, to number: Int) -> Bool {
        let distances = (distance(number, left), distance(number, right))
        return distances.0 == distances.1 ? isBefore(left, right) : distances.0 < distances.1
    }

    private func distance(_ left: Int, _ right: Int) -> Int {
        editDistance(names[left].key, names[right].key)
    }

    /// Near enough, and not told apart by an account or a VAT number.
    private func mayBeOne(_ number: Int, _ other: Int) -> Bool {
        if let own = names[number].ibans.mostFrequent, let its = names[other].ibans.mostFrequent, own != its {
            return false
        }
        if let own = names[number].vatIDs.mostFrequent, let its = names[other].vatIDs.mostFrequent,
            editDistance(own, its) > 2
        {
            return false
        }
        return distance(number, other) <= NearKeys.tolerance(of: names[number].key)
            && !differInNumber(names[number].key, names[other].key)
    }

    /// `Branch 12` is not `Branch 13`.
    private func differInNumber(_ left: String, _ right: String) -> Bool {
        let digits = [left, right].map { key in key.filter { $0.isASCII && $0.isNumber } }
        return digits[0] != digits[1] && digits[0].count == digits[1].count
    }
}

extension [String: Int] {
    /// Of equally frequent ones the first by name.
    fileprivate var mostFrequent: String? {
        self.min { ($1.value, $0.key) < ($0.value, $1.key) }?.key
    }
}
