/// The mark of a tone: another shape for each, so that it says the same in grey.
package enum ToneMark {
    package static let side = 14.0

    package static func drawing(of tone: Tone) -> Drawing {
        var drawing = Drawing(size: Size(width: side, height: side), title: tone.word ?? "")
        let ink = Ink.tone(tone)
        switch tone {
        case .neutral:
            drawing.shapes = [.disc(centre: Point(x: 7, y: 7), radius: 2.5, ink)]
        case .good:
            drawing.shapes = [
                .disc(centre: Point(x: 7, y: 7), radius: 6.5, ink),
                line([(3.8, 7.3), (6.2, 9.7), (10.3, 4.7)]),
            ]
        case .warning:
            drawing.shapes = [
                .polygon(points([(7, 0.8), (13.6, 12.6), (0.4, 12.6)]), ink),
                line([(7, 5), (7, 8.6)]), line([(7, 10), (7, 11.4)]),
            ]
        case .bad:
            drawing.shapes = [
                .polygon(
                    points([
                        (4.3, 0.5), (9.7, 0.5), (13.5, 4.3), (13.5, 9.7), (9.7, 13.5), (4.3, 13.5),
                        (0.5, 9.7),
                        (0.5, 4.3),
                    ]), ink),
                line([(4.6, 4.6), (9.4, 9.4)]), line([(9.4, 4.6), (4.6, 9.4)]),
            ]
        }
        return drawing
    }

    private static func line(_ corners: [(x: Double, y: Double)]) -> Drawing.Shape {
        .line(points(corners), Drawing.Stroke(.paper, width: 1.6))
    }

    private static func points(_ corners: [(x: Double, y: Double)]) -> [Point] {
        corners.map { Point(x: $0.x, y: $0.y) }
    }
}
