import Documents
import Foundation

/// How a stored PDF page is shown: which part of it, and how turned.
struct PageFrame: Hashable {
    /// The part shown, in user space (y upwards): the crop box within the media box.
    var visible: Box
    /// Clockwise degrees by which a viewer turns it: 0, 90, 180, 270.
    var rotation: Int

    var width: Double { rotation % 180 == 0 ? visible.width : visible.height }
    var height: Double { rotation % 180 == 0 ? visible.height : visible.width }

    /// Boxes as a PDF gives them: two opposite corners, in any order. Odd boxes are understood as poppler does, because
    /// the words were found on its picture of the page: no media box is US Letter, and a crop box longer than the
    /// media box gives way to it on that side.
    init(mediaBox: [Double]?, cropBox: [Double]?, rotation: Int) {
        let media = PageFrame.box(mediaBox) ?? Box(x: 0, y: 0, width: 612, height: 792)
        let crop = PageFrame.box(cropBox) ?? media
        let horizontal = PageFrame.common(crop.x...crop.maxX, media.x...media.maxX)
        let vertical = PageFrame.common(crop.y...crop.maxY, media.y...media.maxY)
        visible = Box(
            x: horizontal.lowerBound, y: vertical.lowerBound,
            width: horizontal.upperBound - horizontal.lowerBound,
            height: vertical.upperBound - vertical.lowerBound)
        self.rotation = PageFrame.normalised(rotation)
    }

    private static func common(
        _ crop: ClosedRange<Double>, _ media: ClosedRange<Double>
    ) -> ClosedRange<Double> {
        let isLonger = crop.upperBound - crop.lowerBound > media.upperBound - media.lowerBound
        let common = crop.clamped(to: media)
        return isLonger || common.lowerBound == common.upperBound ? media : common
    }

    /// The matrix (`a b c d e f`) from an upright page with its lower left corner at the origin to user space.
    var matrix: [Double] {
        switch rotation {
        case 90: [0, 1, -1, 0, visible.maxX, visible.y]
        case 180: [-1, 0, 0, -1, visible.maxX, visible.maxY]
        case 270: [0, -1, 1, 0, visible.x, visible.maxY]
        default: [1, 0, 0, 1, visible.x, visible.y]
        }
    }

    /// Quarter turns in 0 ..< 360; anything else in `/Rotate` is invalid and counts as none.
    static func normalised(_ degrees: Int) -> Int {
        degrees % 90 == 0 ? (degrees % 360 + 360) % 360 : 0
    }

    private static func box(_ corners: [Double]?) -> Box? {
        guard let corners, corners.count == 4, corners.allSatisfy(\.isFinite) else { return nil }
        let box = Box(
            x: min(corners[0], corners[2]), y: min(corners[1], corners[3]),
            width: abs(corners[2] - corners[0]),
            height: abs(corners[3] - corners[1]))
        return box.width > 0 && box.height > 0 ? box : nil
    }
}
