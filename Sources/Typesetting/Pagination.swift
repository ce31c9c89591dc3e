import Publishing

/// Which strip stands on which page, and how far down; decided from their heights alone.
struct Pagination {
    struct Page: Hashable {
        let isLandscape: Bool
        /// The table whose head is repeated at the top.
        var head: Int?
        var strips: [Placed] = []
    }

    struct Placed: Hashable {
        let strip: Int
        /// From the top of the body.
        let y: Double
    }

    /// One at least.
    private(set) var pages: [Page] = []
    private var y = 0.0
    private let bodyHeights: (portrait: Double, landscape: Double)
    private let headHeights: [Double]

    /// - Parameter headHeights: of the repeated heads, by table.
    init(
        _ strips: [StripPlace], headHeights: [Double], bodyHeights: (portrait: Double, landscape: Double)
    ) {
        self.bodyHeights = bodyHeights
        self.headHeights = headHeights
        var first = 0
        while first < strips.count {
            // A run that stays together: all but its last keep with the next.
            let last = strips[first...].firstIndex { !$0.keepsWithNext } ?? strips.count - 1
            place(Array(strips[first...last]), from: first)
            first = last + 1
        }
        if pages.isEmpty { pages = [Page(isLandscape: false)] }
    }

    private mutating func place(_ run: [StripPlace], from first: Int) {
        // Turned when its last is: a heading goes with what it is above.
        let isLandscape = run.last?.isLandscape ?? false
        let needed = run.reduce(0) { $0 + $1.height + $1.spaceBefore }
        let isRoom =
            pages.last.map { $0.isLandscape == isLandscape && y + needed <= bodyHeight(isLandscape) } ?? false
        if !isRoom { begin(isLandscape: isLandscape, with: run[0]) }
        for (offset, strip) in run.enumerated() {
            let isFirst = pages[pages.count - 1].strips.isEmpty
            let space = isFirst ? 0 : strip.spaceBefore
            // A run longer than a page is broken where it must be.
            if !isFirst, y + space + strip.height > bodyHeight(isLandscape) {
                begin(isLandscape: isLandscape, with: strip)
            } else {
                y += space
            }
            pages[pages.count - 1].strips.append(Placed(strip: first + offset, y: y))
            y += strip.height
        }
    }

    private mutating func begin(isLandscape: Bool, with strip: StripPlace) {
        pages.append(Page(isLandscape: isLandscape, head: strip.table))
        y = strip.table.map { headHeights[$0] } ?? 0
    }

    private func bodyHeight(_ isLandscape: Bool) -> Double {
        isLandscape ? bodyHeights.landscape : bodyHeights.portrait
    }
}
