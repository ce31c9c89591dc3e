import Documents
import Foundation

/// Where the words of one line go. All words of a line share a font size and a straight, perhaps sloping, baseline, since
/// viewers break a line where size or baseline jump, as they do between the ink of "on" and of "Type".
/// Lengths in points; x to the right, y upwards, from the lower left corner of the upright page.
struct LineLayout {
    /// A word's place: its cell reaches from `bottom` to `bottom + size`.
    struct Cell: Hashable {
        var x: Double
        var width: Double
        var bottom: Double
        var size: Double
    }

    private(set) var cells: [Cell] = []

    /// The smallest size of text and width of a word that is written, in points.
    private static let smallest = 0.25

    /// `boxes` are the words' boxes in points (y of a box is its lower edge), `weights` their lengths in characters.
    init(boxes: [Box], weights: [Double]) {
        let slope = LineLayout.slope(of: boxes)
        let rise = boxes.map { slope * ($0.x + $0.width / 2) }
        // Quantiles instead of extremes: one drop capital or a rule read as a bar shall not blow up the whole line.
        let bottom = LineLayout.quantile(0.2, of: zip(boxes, rise).map { $0.y - $1 }, weights)
        let top = LineLayout.quantile(0.8, of: zip(boxes, rise).map { $0.maxY - $1 }, weights)
        let size = max(top - bottom, LineLayout.smallest)
        cells = zip(boxes, rise).map { box, rise in
            let width = max(box.width, LineLayout.smallest)
            let isInLine = box.midY - rise >= bottom && box.midY - rise <= bottom + size
            return isInLine
                ? Cell(x: box.x, width: width, bottom: bottom + rise, size: size)
                : Cell(x: box.x, width: width, bottom: box.y, size: max(box.height, LineLayout.smallest))
        }
    }

    /// Rise over run of the words' centres: the median over pairs half a line apart (Theil's incomplete method, 1950),
    /// which one misplaced word doesn't move. Level with fewer than four words; at most 1 : 10.
    private static func slope(of boxes: [Box]) -> Double {
        guard boxes.count >= 4 else { return 0 }
        let half = boxes.count / 2
        let slopes = (0..<(boxes.count - half)).compactMap { index -> Double? in
            let (left, right) = (boxes[index], boxes[index + half])
            let run = (right.x + right.width / 2) - (left.x + left.width / 2)
            return run > 0 ? (right.midY - left.midY) / run : nil
        }
        guard !slopes.isEmpty else { return 0 }
        return min(max(slopes.sorted()[slopes.count / 2], -0.1), 0.1)
    }

    private static func quantile(_ part: Double, of values: [Double], _ weights: [Double]) -> Double {
        let sorted = zip(values, weights).sorted { $0.0 < $1.0 }
        let goal = part * weights.reduce(0, +)
        var sum = 0.0
        for (value, weight) in sorted {
            sum += weight
            if sum >= goal { return value }
        }
        return sorted.last?.0 ?? 0
    }
}
