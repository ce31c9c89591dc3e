/// Finds columns of amounts by their right edges.
struct AmountColumns {
    /// Amounts at each right edge, in fiftieths of the page's width; without boxes, by place from the right in their
    /// line.
    private var counts: [Int: Int] = [:]

    mutating func add(_ edges: [Double?]) {
        for (place, edge) in edges.reversed().enumerated() {
            counts[edge.map(Self.step) ?? -1 - place, default: 0] += 1
        }
    }

    /// A box may lie anywhere, even nowhere: its numbers come from the file.
    private static func step(_ edge: Double) -> Int {
        edge.isFinite ? Int((min(max(edge, 0), 1) * 50).rounded()) : 0
    }

    /// Columns of three and more. Edges that fall on both sides of a rounding are one.
    var count: Int {
        var columns = 0
        var previous = Int.min
        for edge in counts.keys.sorted() where counts[edge, default: 0] >= 3 {
            if edge < 0 || edge - 1 != previous { columns += 1 }
            previous = edge
        }
        return columns
    }
}
