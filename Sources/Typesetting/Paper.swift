package import Publishing

/// The sheet that a PDF is laid out for.
package enum Paper: String, Sendable, Hashable, CaseIterable {
    case a4, letter

    /// Upright, in points.
    package var size: Size {
        switch self {
        case .a4: Size(width: 595.28, height: 841.89)
        case .letter: Size(width: 612, height: 792)
        }
    }
}

/// A page of it: where things may stand, in points from the upper left corner.
struct PageShape: Hashable {
    let size: Size

    init(_ paper: Paper, isLandscape: Bool) {
        let upright = paper.size
        size = isLandscape ? Size(width: upright.height, height: upright.width) : upright
    }

    static let sideMargin = 46.0
    private static let topMargin = 62.0
    private static let bottomMargin = 58.0

    /// Between header and footer.
    var body: Rectangle {
        Rectangle(
            x: Self.sideMargin, y: Self.topMargin, width: size.width - 2 * Self.sideMargin,
            height: size.height - Self.topMargin - Self.bottomMargin)
    }

    /// The first base lines of header and footer, less what stands above them.
    var headerTop: Double { 32 }
    var footerTop: Double { size.height - 38 }
}
