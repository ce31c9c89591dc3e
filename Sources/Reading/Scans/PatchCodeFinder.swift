package import Documents

/// Finds patch codes on a page: lines are drawn across it, a quarter of an inch apart, in both directions, and a code is
/// there when several lines beside each other cross the same bars. Text never looks like that: its strokes are thinner, and
/// no two lines cross the same ones.
package struct PatchCodeFinder {
    /// The width of a narrow bar over the longer side of the page: 0.08 inches on A3 to A5.
    private static let units = 0.004...0.014
    /// Over the longer side of the page.
    private static let step = 0.02
    /// Bars are two inches long or more.
    private static let fewestLines = 4

    private let raster: GreyRaster

    package init(_ raster: GreyRaster) {
        self.raster = raster
    }

    package struct Find: Hashable, Sendable {
        package var code: PatchCode
        /// In fractions of the page.
        package var box: Box
    }

    /// One of each code at most.
    package func find() -> [Find] {
        var finds: [Find] = []
        for direction in [GreyRaster.Direction.across, .down] {
            for find in find(along: direction) where !finds.contains(where: { $0.code == find.code }) {
                finds.append(find)
            }
        }
        return finds
    }

    /// A code on one line, in pixels along it.
    private struct Crossing {
        var code: PatchCode
        var start: Int
        var end: Int

        /// The next line crosses the same bars; a page may lie a few degrees off.
        func isOne(with next: Self) -> Bool {
            code == next.code && abs(start - next.start) * 10 < 2 * (end - start)
        }
    }

    /// The same code on lines beside each other.
    private struct Run {
        var last: Crossing
        var first: Int
        var lines = 1
    }

    private func find(along direction: GreyRaster.Direction) -> [Find] {
        let longest = Double(max(raster.width, raster.height))
        let step = max(1, Int(longest * Self.step))
        var runs: [Run] = []
        var finds: [Find] = []
        for line in stride(from: step / 2, to: raster.count(of: direction), by: step) {
            let crossings = crossings(on: line, along: direction)
            var going: [Run] = []
            for crossing in crossings {
                if var run = runs.first(where: { $0.last.isOne(with: crossing) }) {
                    run.last = crossing
                    run.lines += 1
                    if run.lines == Self.fewestLines {
                        finds.append(
                            Find(
                                code: crossing.code,
                                box: raster.box(
                                    along: direction, lines: run.first...line,
                                    places: crossing.start...crossing.end)))
                    }
                    going.append(run)
                } else {
                    going.append(Run(last: crossing, first: line))
                }
            }
            runs = going
        }
        return finds
    }

    private func crossings(on line: Int, along direction: GreyRaster.Direction) -> [Crossing] {
        let longest = Double(max(raster.width, raster.height))
        let strokes = raster.strokes(on: line, along: direction)
        guard strokes.count >= 7 else { return [] }
        var crossings: [Crossing] = []
        // Strokes are dark and light by turns; the first is light.
        for first in stride(from: 1, through: strokes.count - 7, by: 2) {
            let bars = strokes[first..<(first + 7)]
            guard let start = bars.first?.lowerBound, let end = bars.last?.upperBound else { continue }
            let unit = Double(end - start) / 10
            guard Self.units.contains(unit / longest),
                let code = PatchCode(widths: bars.map { Double($0.count) }),
                Self.isQuiet(strokes[first - 1], unit: unit),
                first + 7 == strokes.count || Self.isQuiet(strokes[first + 7], unit: unit)
            else { continue }
            crossings.append(Crossing(code: code, start: start, end: end))
        }
        return crossings
    }

    /// There is room beside the code, or the edge of the page.
    private static func isQuiet(_ stroke: Range<Int>, unit: Double) -> Bool {
        stroke.lowerBound == 0 || Double(stroke.count) >= 1.6 * unit
    }
}
