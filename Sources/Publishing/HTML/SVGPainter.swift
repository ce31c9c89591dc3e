import Foundation

/// Paints a drawing as SVG inside a page; colours come from the page's style sheet by class, so that they follow light and dark.
struct SVGPainter {
    /// The SVG element.
    /// - Parameter identifier: unique on the page; nil for a mark beside text that says the same.
    static func svg(_ drawing: Drawing, identifier: String?) -> String {
        let size = "\(number(drawing.size.width)) \(number(drawing.size.height))"
        let body = drawing.shapes.map(element).joined(separator: "\n")
        guard let identifier else {
            return "<svg viewBox=\"0 0 \(size)\" aria-hidden=\"true\">\(body)</svg>"
        }
        return """
            <svg viewBox="0 0 \(size)" role="img" aria-labelledby="\(identifier)-t \(identifier)-d">
            <title id="\(identifier)-t">\(HTMLText.escaped(drawing.title))</title>
            <desc id="\(identifier)-d">\(HTMLText.escaped(drawing.summary))</desc>
            \(body)
            </svg>
            """
    }

    private static func element(_ shape: Drawing.Shape) -> String {
        switch shape {
        case .line(let points, let stroke):
            return "<polyline class=\"\(name(stroke.ink, "l"))\" points=\"\(list(points))\" "
                + "stroke-width=\"\(number(stroke.width))\"\(dash(stroke.dash))/>"
        case .polygon(let points, let ink):
            return "<polygon class=\"\(name(ink))\" points=\"\(list(points))\"/>"
        case .rectangle(let area, let ink, let hint):
            let start =
                "<rect class=\"\(name(ink))\" x=\"\(number(area.x))\" y=\"\(number(area.y))\" "
                + "width=\"\(number(area.width))\" height=\"\(number(area.height))\""
            return hint.map { "\(start)><title>\(HTMLText.escaped($0))</title></rect>" } ?? start + "/>"
        case .disc(let centre, let radius, let ink):
            return "<circle class=\"\(name(ink))\" cx=\"\(number(centre.x))\" cy=\"\(number(centre.y))\" "
                + "r=\"\(number(radius))\"/>"
        case .text(let label): return text(label)
        }
    }

    private static func text(_ label: Drawing.Label) -> String {
        let anchor =
            switch label.anchor {
            case .start: ""
            case .middle: " text-anchor=\"middle\""
            case .end: " text-anchor=\"end\""
            }
        return "<text class=\"\(name(label.ink))\" x=\"\(number(label.at.x))\" y=\"\(number(label.at.y))\" "
            + "font-size=\"\(number(label.size))\"\(label.isBold ? " font-weight=\"bold\"" : "")\(anchor)>"
            + "\(HTMLText.escaped(label.text))</text>"
    }

    private static func dash(_ lengths: [Double]) -> String {
        lengths.isEmpty ? "" : " stroke-dasharray=\"\(lengths.map(number).joined(separator: " "))\""
    }

    private static func list(_ points: [Point]) -> String {
        points.map { "\(number($0.x)),\(number($0.y))" }.joined(separator: " ")
    }

    /// To a hundredth of a point, which no eye sees.
    private static func number(_ value: Double) -> String {
        let rounded = (value * 100).rounded() / 100
        return rounded == rounded.rounded() ? String(Int(rounded)) : String(rounded)
    }

    /// The class of what is filled with an ink, or, with `l`, drawn in lines of it.
    private static func name(_ ink: Ink, _ prefix: String = "f") -> String { "\(prefix)-\(ink.name)" }
}

extension Ink {
    /// As classes and variables of the style sheet call it.
    var name: String {
        switch self {
        case .paper: "paper"
        case .text: "text"
        case .muted: "muted"
        case .axis: "axis"
        case .grid: "grid"
        case .accent: "accent"
        case .tone(let tone): tone.rawValue
        case .series(let index): "s\(index % Ink.seriesColours)"
        }
    }

    static let all: [Ink] =
        [.paper, .text, .muted, .axis, .grid, .accent] + Tone.allCases.map(Ink.tone)
        + (0..<seriesColours).map(Ink.series)
}
