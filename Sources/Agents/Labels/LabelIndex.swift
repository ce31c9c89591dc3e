/// All phrases of all languages, by their first word. All languages are looked for at once: a German invoice may
/// say "IBAN" and "Total", and a wrong guess at the language must not cost the fields.
struct LabelIndex: Sendable {
    private struct Phrase {
        let words: [String]
        let kind: LabelKind
        let weight: Double
    }

    /// A run of letters and digits of a line.
    private struct Piece {
        var key: String
        let range: Range<Int>
    }

    private var phrases: [String: [Phrase]] = [:]
    /// Each long word with one letter left out, to the word: finds words with one letter misread.
    private var misreadings: [String: String] = [:]
    private var vocabulary: Set<String> = []

    static let standard = LabelIndex(
        Labels.english + Labels.german + Labels.french + Labels.russian + Labels.others)

    init(_ labels: [Label]) {
        for label in labels {
            for text in label.phrases {
                let words = Self.pieces(of: Array(text.unicodeScalars)).map(\.key)
                guard let first = words.first else { continue }
                vocabulary.formUnion(words)
                let isKnown = phrases[first]?.contains { $0.words == words && $0.kind == label.kind } ?? false
                guard !isKnown else { continue }
                phrases[first, default: []].append(
                    Phrase(words: words, kind: label.kind, weight: label.weight))
                for word in words where word.unicodeScalars.count >= Self.shortestMisread {
                    for key in Self.deletions(of: word) { misreadings[key] = word }
                    misreadings[word] = word
                }
            }
        }
        for key in phrases.keys {
            phrases[key]?.sort { $0.words.count > $1.words.count }
        }
    }

    private static let shortestMisread = 7

    /// The labels of a line, left to right, the longest phrase at each place. A phrase that means several things
    /// ("seller": of an invoice, or a party of a contract) is there once for each.
    /// - Parameter isRecognised: whether one misread letter in a long word is forgiven.
    func hits(in line: Line, number: Int, isRecognised: Bool) -> [LabelHit] {
        var pieces = Self.pieces(of: line.scalars).flatMap { cut($0, of: line) }.map { piece in
            let key = isRecognised ? corrected(piece.key) : piece.key
            return Piece(key: key, range: piece.range)
        }
        var hits: [LabelHit] = []
        var index = 0
        while index < pieces.count {
            var found = longest(at: index, of: pieces, in: line)
            if found == nil {
                pieces[index].key = head(of: pieces[index].key)
                found = longest(at: index, of: pieces, in: line)
            }
            guard let phrase = found else {
                index += 1
                continue
            }
            let last = index + phrase.words.count - 1
            let range = pieces[index].range.lowerBound..<pieces[last].range.upperBound
            for meaning in phrases[pieces[index].key] ?? [] where meaning.words == phrase.words {
                hits.append(
                    LabelHit(
                        kind: meaning.kind, weight: meaning.weight, span: Span(line: number, range: range)))
            }
            index = last + 1
        }
        return hits
    }

    private func longest(at index: Int, of pieces: [Piece], in line: Line) -> Phrase? {
        phrases[pieces[index].key]?.first { phrase in
            guard index + phrase.words.count <= pieces.count else { return false }
            for offset in phrase.words.indices.dropFirst() {
                let before = pieces[index + offset - 1].range.upperBound
                let next = pieces[index + offset].range.lowerBound
                guard pieces[index + offset].key == phrase.words[offset], next - before <= 3,
                    !line.scalars[before..<next].contains(Gap.wide)
                else { return false }
            }
            return true
        }
    }

    private func corrected(_ key: String) -> String {
        guard !vocabulary.contains(key), key.utf8.count >= Self.shortestMisread - 1 else { return key }
        if let word = misreadings[key] { return word }
        for deletion in Self.deletions(of: key) {
            if let word = misreadings[deletion], editDistance(word, key) <= 1 { return word }
        }
        return key
    }

    /// A German compound means what its last part means: `Mietrechnung` is a `Rechnung`.
    private func head(of key: String) -> String {
        guard key.utf8.count > 8 else { return key }
        return Self.heads.first { key.hasSuffix($0) } ?? key
    }

    private static let heads = [
        "rechnungsnummer", "vertragsnummer", "zertifikatsnummer", "rechnung", "vertrag", "zertifikat",
        "betrag",
    ].map { Folding.key($0.unicodeScalars) }

    private static func deletions(of word: String) -> [String] {
        let scalars = Array(word.unicodeScalars)
        return scalars.indices.map { left in
            var view = String.UnicodeScalarView()
            view.append(contentsOf: scalars[..<left])
            view.append(contentsOf: scalars[(left + 1)...])
            return String(view)
        }
    }

    private static func pieces(of scalars: [Unicode.Scalar]) -> [Piece] {
        var pieces: [Piece] = []
        var start: Int?
        for index in 0...scalars.count {
            let isInside = index < scalars.count && (scalars[index].isAlphanumeric || scalars[index] == "|")
            if isInside, start == nil {
                start = index
            } else if !isInside, let begin = start {
                pieces.append(Piece(key: Folding.key(scalars[begin..<index]), range: begin..<index))
                start = nil
            }
            if index < scalars.count, isNumberSign(scalars[index]) {
                pieces.append(Piece(key: String(scalars[index]), range: index..<(index + 1)))
            }
        }
        return pieces
    }

    /// These stand for "number" in labels, so they are words of their own.
    private static func isNumberSign(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "№" || scalar == "#"
    }

    /// `TotalGST` as `Total GST`: a word unknown as a whole is cut where a small letter meets a capital.
    private func cut(_ piece: Piece, of line: Line) -> [Piece] {
        guard !vocabulary.contains(piece.key) else { return [piece] }
        let scalars = line.scalars
        let inner = piece.range.dropFirst()
        let cuts = inner.filter {
            scalars[$0].isUppercase && !scalars[$0 - 1].isUppercase && scalars[$0 - 1].isLetter
        }
        guard !cuts.isEmpty else { return [piece] }
        let bounds = [piece.range.lowerBound] + cuts + [piece.range.upperBound]
        return zip(bounds, bounds.dropFirst()).map { start, end in
            Piece(key: Folding.key(scalars[start..<end]), range: start..<end)
        }
    }
}
