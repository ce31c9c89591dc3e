/// What tells a series from the others besides its colour.
struct SeriesMark: Hashable {
    enum Marker: Hashable, CaseIterable {
        case disc, square, diamond, triangle, ring
    }

    let ink: Ink
    let marker: Marker
    let dash: [Double]
    /// Bars are hatched once the colours are used up.
    let isHatched: Bool

    private static let dashes: [[Double]] = [[], [7, 3], [2, 3], [9, 3, 2, 3], [12, 4]]

    init(series index: Int) {
        ink = .series(index)
        marker = Marker.allCases[index % Marker.allCases.count]
        // Shifted with each round of colours, so that no two series share colour and dash.
        dash = Self.dashes[(index + index / Ink.seriesColours) % Self.dashes.count]
        isHatched = (index / Ink.seriesColours) % 2 == 1
    }

    func shapes(at point: Point, radius: Double = 3) -> [Drawing.Shape] {
        func polygon(_ offsets: [(x: Double, y: Double)]) -> [Drawing.Shape] {
            [.polygon(offsets.map { Point(x: point.x + $0.x * radius, y: point.y + $0.y * radius) }, ink)]
        }
        return switch marker {
        case .disc: [.disc(centre: point, radius: radius, ink)]
        case .square: polygon([(-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)])
        case .diamond: polygon([(0, -1.3), (1.3, 0), (0, 1.3), (-1.3, 0)])
        case .triangle: polygon([(0, -1.2), (1.2, 0.9), (-1.2, 0.9)])
        case .ring:
            [
                .disc(centre: point, radius: radius, ink),
                .disc(centre: point, radius: radius * 0.5, .paper),
            ]
        }
    }

    /// A bar, or its piece, with its hatching.
    func bar(_ rectangle: Rectangle, hint: String? = nil) -> [Drawing.Shape] {
        let bar = Drawing.Shape.rectangle(rectangle, ink, hint: hint)
        return isHatched ? [bar] + Hatching.lines(in: rectangle) : [bar]
    }
}
