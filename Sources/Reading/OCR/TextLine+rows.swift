import Documents

extension [TextLine] {
    /// From the top of the page to its foot, those that stand beside each other joined to one line: the name and the price
    /// of an item, which stand far apart.
    func joinedInRows() -> [TextLine] {
        var rows: [(box: Box, runs: [TextLine])] = []
        let runs = compactMap { run in run.box.map { (box: $0, run: run) } }
        for (box, run) in runs.sorted(by: { $0.box.midY < $1.box.midY }) {
            let row = rows.lastIndex { row in
                row.box.y < box.midY && box.midY < row.box.maxY && box.y < row.box.midY
                    && row.box.midY < box.maxY
                    && row.runs.allSatisfy { !($0.box?.overlapsAcross(box) ?? false) }
            }
            if let row {
                rows[row].runs.append(run)
            } else {
                rows.append((box, [run]))
            }
        }
        return rows.map { row in
            let runs = row.runs.sorted { ($0.box?.x ?? 0) < ($1.box?.x ?? 0) }
            return TextLine(words: runs.flatMap(\.words))
        }
    }
}

extension Box {
    /// By more than a third of the narrower one: runs that are written one below the other, aslant.
    fileprivate func overlapsAcross(_ other: Box) -> Bool {
        let shared = min(maxX, other.maxX) - max(x, other.x)
        return shared > min(width, other.width) / 3
    }
}
