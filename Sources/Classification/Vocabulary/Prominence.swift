import Documents

/// How much a phrase looks like the title of its document: at the top of the first page, alone on its line, in bigger
/// letters.
enum Prominence {
    /// From 0 (running text) to 1 (the title).
    static func of(_ match: PhraseTable.Match, at index: Int, in page: TextPage) -> Double {
        let token = page.tokens[index]
        let line = page.lines[token.line]
        let words = page.tokens[index..<index + match.length].count { $0.isWord }
        let share = Double(words) / Double(max(line.wordCount, 1))
        let size = line.relativeHeight ?? 1
        let top = topness(ofLine: token.line, in: page)
        // A sentence that mentions an invoice is no title, however high it stands.
        guard line.wordCount <= longestTitle else { return size >= 1.5 ? 0.3 * top : 0 }
        if isSubject(line, in: page) { return 0.35 * top }
        let isFirst = index == line.tokens.lowerBound
        // `Rechnung zur Kraftfahrtversicherung Nr. 5 vom 3. Mai`.
        let alone = max(min(1, max(0, (share - 0.15) / 0.35)), isFirst && line.wordCount <= 7 ? 0.6 : 0)
        let starts = isFirst ? 1.0 : token.line < 3 && line.wordCount <= 4 ? 0.9 : 0.75
        let big = size >= 1.4 ? 1.0 : size >= 1.15 ? 0.8 : 0.55
        let place = size >= 1.4 ? max(top, 0.6) : top
        let capitals = isInCapitals(line, in: page) ? 0.2 : 0
        return min(1, alone * starts * place * min(1, big + 0.3 * share + capitals))
    }

    private static let longestTitle = 9

    /// 1 for the first lines, or the upper third, falling to 0 in the middle of the page.
    private static func topness(ofLine line: Int, in page: TextPage) -> Double {
        let byLine = 1 - (Double(line) - 14) / 20
        let byPlace = page.lines[line].top.map { 1 - ($0 - 0.33) / 0.25 } ?? 0
        return min(1, max(0, byLine, byPlace))
    }

    /// `Subject: your invoice 4711` names another document.
    private static func isSubject(_ line: TextLine, in page: TextPage) -> Bool {
        guard let first = page.tokens[line.tokens].first else { return false }
        return subjects.contains(first.hash)
    }

    private static let subjects = Set(
        ["subject", "re", "betreff", "betr", "objet", "тема", "fwd", "aw", "wg", "ref", "concerne", "bezug"]
            .flatMap {
                TextPage(text: $0).tokens.map(\.hash)
            })

    private static func isInCapitals(_ line: TextLine, in page: TextPage) -> Bool {
        var letters = 0
        for piece in line.pieces {
            for byte in page.bytes(page.pieces[piece]) {
                if (0x61...0x7A).contains(byte) { return false }
                if (0x41...0x5A).contains(byte) || byte >= 0x80 { letters += 1 }
            }
        }
        return letters >= 4
    }
}
