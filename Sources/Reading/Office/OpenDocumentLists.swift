/// How the lists of an OpenDocument text are numbered (OASIS OpenDocument 1.3 part 3, §16.30).
struct OpenDocumentLists {
    private struct Level {
        var format: String?
        var prefix: String
        var suffix: String
        /// How many levels' numbers are shown: 2 for "1.2".
        var shown: Int
        var start: Int
    }

    private static let formats = [
        "1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman",
    ]

    private var styles: [String: [Int: Level]] = [:]

    /// - Parameter roots: of the files that hold styles.
    init(_ roots: [MarkupNode]) {
        for style in roots.flatMap({ $0.descendants("list-style") }) {
            guard let name = style.attribute("name") else { continue }
            for level in style.elements {
                guard let number = level.number("level") else { continue }
                let isBullet = level.name == "list-level-style-bullet"
                styles[name, default: [:]][number] = Level(
                    format: isBullet ? "bullet" : level.attribute("num-format").flatMap { Self.formats[$0] },
                    prefix: level.attribute("num-prefix") ?? "", suffix: level.attribute("num-suffix") ?? "",
                    shown: level.number("display-levels") ?? 1,
                    start: level.number("start-value") ?? 1)
            }
        }
    }

    /// - Parameters:
    ///   - numbers: of the items that the paragraph lies in, the outermost first, from 1.
    /// Nil where the items have no numbers.
    func label(_ style: String?, of numbers: [Int]) -> String? {
        guard let levels = style.flatMap({ styles[$0] }), let level = levels[numbers.count],
            let format = level.format
        else { return nil }
        if format == "bullet" { return "•" }
        let first = max(1, numbers.count - level.shown + 1)
        let shown = (first...numbers.count).map { place in
            NumeralFormat.write(
                numbers[place - 1] - 1 + (levels[place]?.start ?? 1), as: levels[place]?.format ?? "decimal")
        }
        return level.prefix + shown.joined(separator: ".") + level.suffix
    }
}
