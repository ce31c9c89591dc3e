/// Finds keys that are a misreading apart, without comparing each with each: of two keys with at most two edits between
/// them, one of three pieces is the same in both, at most two places away (Li et al., "Pass-Join", VLDB 2011).
struct NearKeys {
    private struct Piece: Hashable {
        let length: Int
        let number: Int
        let scalars: ArraySlice<Unicode.Scalar>
    }

    private static let pieces = 3
    private var keys: [Piece: [Int]] = [:]

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
        for piece in 0..<Self.pieces {
            let range = Self.range(of: piece, length: scalars.count)
            keys[Piece(length: scalars.count, number: piece, scalars: scalars[range]), default: []].append(
                number)
        }
    }

    /// The numbers of all keys within the key's tolerance, and of some others.
    func candidates(near key: String) -> Set<Int> {
        let scalars = Array(key.unicodeScalars)
        let tolerance = Self.tolerance(of: key)
        var found: Set<Int> = []
        for length in max(Self.pieces, scalars.count - tolerance)...scalars.count + tolerance {
            for piece in 0..<Self.pieces {
                let range = Self.range(of: piece, length: length)
                for shift in -tolerance...tolerance {
                    let start = range.lowerBound + shift
                    guard start >= 0, start + range.count <= scalars.count else { continue }
                    let slice = scalars[start..<start + range.count]
                    found.formUnion(keys[Piece(length: length, number: piece, scalars: slice)] ?? [])
                }
            }
        }
        return found
    }

    private static func range(of piece: Int, length: Int) -> Range<Int> {
        length * piece / pieces..<length * (piece + 1) / pieces
    }
}
