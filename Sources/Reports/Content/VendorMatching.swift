import Agents

/// Brings the names on bills together, step by step.
struct VendorMatching {
    /// The spellings with one key.
    private struct Name {
        let key: String
        /// The words of the first of them that are numbers.
        let numerals: [Substring]
        var spellings: [String: Int] = [:]
        var bills = 0
        var ibans: [String: Int] = [:]
        var vatIDs: [String: Int] = [:]
        /// The most frequent of each.
        var iban: String?
        var vatID: String?
    }

    /// An account or VAT number stands for a vendor when one name has at least this share of its bills. A factor's
    /// account and the reader's own VAT number, misread as the vendor's, are on everybody's.
    private static let shareOfOneName = 1.0 / 3
    /// A misreading is rarer than the name itself by at least this.
    private static let rarity = 4

    private var names: [Name] = []
    private var sets = DisjointSets(count: 0)

    init(_ mentions: [VendorMention]) {
        var numbersOfSpellings: [String: Int] = [:]
        var numbersOfKeys: [String: Int] = [:]
        for mention in mentions {
            let number = numbersOfSpellings[mention.spelling] ?? number(of: mention.spelling, &numbersOfKeys)
            numbersOfSpellings[mention.spelling] = number
            names[number].bills += mention.bills
            names[number].spellings[mention.spelling, default: 0] += mention.bills
            if let iban = mention.iban, IBAN.isValid(iban) {
                names[number].ibans[iban, default: 0] += mention.bills
            }
            if let vatID = mention.vatID { names[number].vatIDs[vatID, default: 0] += mention.bills }
        }
        for number in names.indices {
            names[number].iban = names[number].ibans.mostFrequent
            names[number].vatID = names[number].vatIDs.mostFrequent
        }
        sets = DisjointSets(count: names.count)
    }

    /// Of the name that the spelling is one of; a new one when there is none.
    private mutating func number(of spelling: String, _ numbers: inout [String: Int]) -> Int {
        let folded = VendorKey.key(spelling)
        let key = folded.isEmpty ? spelling : folded
        if let number = numbers[key] { return number }
        names.append(
            Name(
                key: key,
                numerals: spelling.split(whereSeparator: \.isWhitespace)
                    .filter { $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }))
        numbers[key] = names.count - 1
        return names.count - 1
    }

    /// Each name goes by its most frequent account and VAT number only: one bill with the customer's name read for the
    /// vendor's must not tie two vendors together.
    mutating func joinByIdentifiers() {
        for identifiers in [names.map(\.iban), names.map(\.vatID)] {
            var bearers: [String: [Int]] = [:]
            for (number, identifier) in identifiers.enumerated() {
                if let identifier { bearers[identifier, default: []].append(number) }
            }
            for numbers in bearers.values where numbers.count > 1 {
                let largest = numbers.min(by: isBefore) ?? numbers[0]
                let all = numbers.reduce(0) { $0 + names[$1].bills }
                guard Double(names[largest].bills) >= Self.shareOfOneName * Double(all) else { continue }
                for number in numbers { sets.join(number, to: largest) }
            }
        }
    }

    mutating func joinMisreadings() {
        // Of each group, by its root.
        var bills = Array(repeating: 0, count: names.count)
        for number in names.indices { bills[sets.root(of: number)] += names[number].bills }
        var near = NearKeys()
        for number in names.indices where names[number].bills >= Self.rarity {
            near.insert(names[number].key, as: number)
        }
        for number in names.indices.sorted(by: isBefore) where NearKeys.tolerance(of: names[number].key) > 0 {
            let root = sets.root(of: number)
            let limit = bills[root] * Self.rarity
            let matches = near.matches(names[number].key) { candidate in
                let other = sets.root(of: candidate)
                return other != root && bills[other] >= limit
            }
            guard let best = matches.filter({ mayBeOne(number, $0.number) }).min(by: isNearer) else {
                continue
            }
            let other = sets.root(of: best.number)
            bills[other] += bills[root]
            sets.join(number, to: best.number)
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

    private func isNearer(_ left: NearKeys.Match, _ right: NearKeys.Match) -> Bool {
        left.distance == right.distance ? isBefore(left.number, right.number) : left.distance < right.distance
    }

    /// Not told apart by an account, a VAT number or a number in the name.
    private func mayBeOne(_ number: Int, _ other: Int) -> Bool {
        if let own = names[number].iban, let its = names[other].iban, own != its { return false }
        if let own = names[number].vatID, let its = names[other].vatID, editDistance(own, its) > 2 {
            return false
        }
        // `Branch 12` is neither `Branch 13` nor `Branch 123`.
        return names[number].numerals == names[other].numerals
    }
}

extension [String: Int] {
    /// Of equally frequent ones the first by name.
    fileprivate var mostFrequent: String? {
        self.min { ($1.value, $0.key) < ($0.value, $1.key) }?.key
    }
}
