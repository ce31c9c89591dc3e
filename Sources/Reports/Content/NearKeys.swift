/// Finds keys that are a misreading apart, without comparing each with each: of two keys with at most two edits between
/// them, one of three pieces is the same in both, at most two places away (Li et al., "Pass-Join", VLDB 2011).
struct NearKeys {
    struct Match: Hashable {
        let number: Int
        /// Edits between the keys (Levenshtein).
        let distance: Int
    }

    private struct Entry {
        let number: Int
        let scalars: [Unicode.Scalar]
    }

    private static let pieces = 3
    private var entries: [Entry] = []
    /// By the hash of a piece; what only seems equal is found out when keys are compared.
    private var entriesByPiece: [UInt64: [Int]] = [:]

    /// Short names differ in one letter and are not the same; in long ones OCR may have misread two.
    static func tolerance(of key: String) -> Int {
        switch key.unicodeScalars.count {
        case ..<7: 0
        case ..<14: 1
        default: 2
        }
    }

    mutating func insert(_ key: String, as number: Int) {
        let scalars = Array(key.unicodeScalars)
        let hashes = RollingHash(scalars)
        for piece in 0..<Self.pieces {
            let range = Self.range(of: piece, length: scalars.count)
            entriesByPiece[hashes.hash(of: range, salt: Self.salt(piece, scalars.count)), default: []]
                .append(entries.count)
        }
        entries.append(Entry(number: number, scalars: scalars))
    }

    /// The keys within the key's tolerance, of those whose numbers are wanted.
    func matches(_ key: String, where isWanted: (Int) -> Bool) -> Set<Match> {
        let scalars = Array(key.unicodeScalars)
        let tolerance = Self.tolerance(of: key)
        let hashes = RollingHash(scalars)
        var found: Set<Match> = []
        for length in max(Self.pieces, scalars.count - tolerance)...scalars.count + tolerance {
            for piece in 0..<Self.pieces {
                let range = Self.range(of: piece, length: length)
                let salt = Self.salt(piece, length)
                for start in range.lowerBound - tolerance...range.lowerBound + tolerance
                where start >= 0 && start + range.count <= scalars.count {
                    let hash = hashes.hash(of: start..<start + range.count, salt: salt)
                    for index in entriesByPiece[hash] ?? [] where isWanted(entries[index].number) {
                        let distance = boundedEditDistance(entries[index].scalars, scalars, atMost: tolerance)
                        guard let distance else { continue }
                        found.insert(Match(number: entries[index].number, distance: distance))
                    }
                }
            }
        }
        return found
    }

    private static func range(of piece: Int, length: Int) -> Range<Int> {
        length * piece / pieces..<length * (piece + 1) / pieces
    }

    private static func salt(_ piece: Int, _ length: Int) -> UInt64 { UInt64(length * pieces + piece) }
}

/// Hashes any part of a text at once (R. M. Karp and M. O. Rabin, 1987).
private struct RollingHash {
    private static let base: UInt64 = 0x9E37_79B9_7F4A_7C15
    private var hashes: [UInt64] = [0]
    private var powers: [UInt64] = [1]

    init(_ scalars: [Unicode.Scalar]) {
        for (index, scalar) in scalars.enumerated() {
            hashes.append(hashes[index] &* Self.base &+ UInt64(scalar.value) &+ 1)
            powers.append(powers[index] &* Self.base)
        }
    }

    func hash(of range: Range<Int>, salt: UInt64) -> UInt64 {
        let part = hashes[range.upperBound] &- hashes[range.lowerBound] &* powers[range.count]
        return (part ^ salt) &* Self.base
    }
}
