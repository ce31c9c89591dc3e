import Foundation

/// How a stored picture has to be turned and mirrored to be upright: the eight orientations of EXIF (CIPA DC-008 §4.6.4,
/// tag 274), numbered as there.
struct ImageOrientation: Hashable, Sendable {
    /// Upright x and y (fractions from the top left) of a stored point, each as `constant + x·(stored x) + y·(stored y)`.
    private var x: [Double]
    private var y: [Double]

    /// An unknown number counts as 1, upright.
    init(exif: Int) {
        (x, y) =
            switch exif {
            case 2: ([1, -1, 0], [0, 0, 1])
            case 3: ([1, -1, 0], [1, 0, -1])
            case 4: ([0, 1, 0], [1, 0, -1])
            case 5: ([0, 0, 1], [0, 1, 0])
            case 6: ([1, 0, -1], [0, 1, 0])
            case 7: ([1, 0, -1], [1, -1, 0])
            case 8: ([0, 0, 1], [1, -1, 0])
            default: ([0, 1, 0], [0, 0, 1])
            }
    }

    static let upright = ImageOrientation(exif: 1)

    /// This orientation, and then `degrees` clockwise: a quarter turn takes (x, y) to (1 - y, x).
    func turned(by degrees: Int) -> ImageOrientation {
        var result = self
        for _ in 0..<(PageFrame.normalised(degrees) / 90) {
            (result.x, result.y) = ([1 - result.y[0], -result.y[1], -result.y[2]], result.x)
        }
        return result
    }

    /// Whether width and height change places.
    var swapsSides: Bool { x[1] == 0 }

    /// The matrix (`a b c d e f`) that draws a PDF image, whose space is the unit square with y upwards, upright on
    /// `width` × `height` points.
    func matrix(width: Double, height: Double) -> [Double] {
        func upright(_ s: Double, _ t: Double) -> (x: Double, y: Double) {
            let (u, v) = (s, 1 - t)
            return ((x[0] + x[1] * u + x[2] * v) * width, (1 - (y[0] + y[1] * u + y[2] * v)) * height)
        }
        let (origin, right, up) = (upright(0, 0), upright(1, 0), upright(0, 1))
        return [right.x - origin.x, right.y - origin.y, up.x - origin.x, up.y - origin.y, origin.x, origin.y]
    }
}
