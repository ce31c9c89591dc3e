/// Puts words that stand beside each other into lines. The reader's own lines are cut at columns first, since it
/// may have joined across them or not; then the pieces that share a height are set side by side.
struct LineBuilder {
    let textHeight: Double

    private struct Piece {
        var tokens: [Token]
        var area: Area
    }

    func lines(of tokens: [Token], page: Int) -> [Line] {
        var rows: [[Piece]] = []
        var areas: [Area] = []
        for piece in pieces(of: tokens).sorted(by: { $0.area.middle < $1.area.middle }) {
            if let row = bestRow(for: piece, rows: rows, areas: areas) {
                rows[row].append(piece)
                // The row's height stays that of its first piece, else a row of ups and downs would swallow the next.
                areas[row].left = min(areas[row].left, piece.area.left)
                areas[row].right = max(areas[row].right, piece.area.right)
            } else {
                rows.append([piece])
                areas.append(piece.area)
            }
        }
        let order = rows.indices.sorted { areas[$0].middle < areas[$1].middle }
        var lines: [Line] = []
        for row in order {
            var ordered = rows[row].sorted { $0.area.left < $1.area.left }.flatMap(\.tokens)[...]
            while !ordered.isEmpty {
                lines.append(
                    Line(page: page, number: lines.count, tokens: Array(ordered.prefix(Self.longestLine))))
                ordered = ordered.dropFirst(Self.longestLine)
            }
        }
        return lines
    }

    /// Words. No page is set so wide; a hostile text of one endless line must not cost the square of its length.
    private static let longestLine = 120

    private func pieces(of tokens: [Token]) -> [Piece] {
        var pieces: [Piece] = []
        for token in tokens {
            if let last = pieces.last, let before = last.tokens.last, before.readerLine == token.readerLine,
                token.area.left > before.area.left,
                token.area.left - before.area.right < 1.5 * textHeight,
                token.area.overlapDown(before.area) > 0
            {
                pieces[pieces.count - 1].tokens.append(token)
                pieces[pieces.count - 1].area = last.area.union(token.area)
            } else {
                pieces.append(Piece(tokens: [token], area: token.area))
            }
        }
        return pieces
    }

    /// The recent row that shares more than half of the lower one's height and leaves room for the piece.
    private func bestRow(for piece: Piece, rows: [[Piece]], areas: [Area]) -> Int? {
        var best: (row: Int, share: Double)?
        for row in rows.indices.suffix(12) {
            let lower = min(areas[row].height, piece.area.height)
            let share = areas[row].overlapDown(piece.area) / max(lower, 1)
            guard share > 0.5, share > best?.share ?? 0 else { continue }
            let isFree = rows[row].allSatisfy { $0.area.overlapAcross(piece.area) < 0.3 * textHeight }
            if isFree {
                best = (row, share)
            }
        }
        return best?.row
    }
}
