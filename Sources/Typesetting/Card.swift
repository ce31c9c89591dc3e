import CPango
import Publishing

/// A headline as a card: label, figure, change.
struct Card {
    private static let padding = 7.0
    private static let mark = 8.5

    private let headline: Headline
    private let label: String
    private let value: String
    private let change: String?
    private let direction: Change.Direction

    init(_ headline: Headline, _ wording: ReportWording) {
        self.headline = headline
        label = headline.label.shown(limit: 120)
        value = wording.cells.text(of: headline.value).shown(limit: 80)
        let change = wording.change(of: headline)
        direction = change?.change.direction ?? .level
        self.change = change.map { "\($0.change.text) from \($0.before)" }
    }

    /// - Parameter width: of the whole row.
    static func width(in width: Double) -> Double {
        (width - Measures.cardGap * Double(Measures.cardsInRow - 1)) / Double(Measures.cardsInRow)
    }

    func height(width: Double, with typesetter: borrowing Typesetter) -> Double {
        let inner = Self.width(in: width) - 2 * Self.padding
        let label = typesetter.height(of: label, .cardLabel, width: inner - Self.mark - 3)
        let value = typesetter.height(of: value, valueStyle(width: inner, typesetter), width: inner)
        let change = change.map { typesetter.height(of: $0, .cardChange, width: inner - 10) } ?? 0
        return label + value + change + 2 * Self.padding + 4
    }

    func draw(in area: Rectangle, _ typesetter: borrowing Typesetter, _ pen: OpaquePointer?) {
        let tone = headline.tone
        pen.fillRectangle(
            Rectangle(x: area.x, y: area.y, width: area.width, height: 2),
            tone == .neutral ? .axis : .tone(tone))
        pen.strokeRectangle(area, .grid, width: 0.6)
        let (x, inner) = (area.x + Self.padding, area.width - 2 * Self.padding)
        var y = area.y + Self.padding
        typesetter.draw(label, .cardLabel, at: Point(x: x, y: y), width: inner - Self.mark - 3, with: pen)
        if tone != .neutral {
            DrawingPainter(pen: pen).paint(
                ToneMark.drawing(of: tone), at: Point(x: area.right - Self.padding - Self.mark, y: y),
                scale: Self.mark / ToneMark.side, with: typesetter)
        }
        y += typesetter.height(of: label, .cardLabel, width: inner - Self.mark - 3) + 2
        let style = valueStyle(width: inner, typesetter)
        typesetter.draw(value, style, at: Point(x: x, y: y), width: inner, with: pen)
        y += typesetter.height(of: value, style, width: inner) + 2
        guard let change else { return }
        arrow(at: Point(x: x, y: y), pen)
        let indent = direction == .level ? 0.0 : 10.0
        typesetter.draw(change, .cardChange, at: Point(x: x + indent, y: y), width: inner - 10, with: pen)
    }

    /// Smaller for a figure that would not fit.
    private func valueStyle(width: Double, _ typesetter: borrowing Typesetter) -> TextStyle {
        var style = TextStyle.cardValue
        let needed = typesetter.size(of: value, style).width
        if needed > width { style.size = max(8, style.size * width / needed - 0.1) }
        return style
    }

    private func arrow(at corner: Point, _ pen: OpaquePointer?) {
        let (top, bottom) = (corner.y + 2.4, corner.y + 7.2)
        switch direction {
        case .up: pen.fillTriangle((corner.x, bottom), (corner.x + 6, bottom), (corner.x + 3, top), .muted)
        case .down: pen.fillTriangle((corner.x, top), (corner.x + 6, top), (corner.x + 3, bottom), .muted)
        case .level: break
        }
    }
}
