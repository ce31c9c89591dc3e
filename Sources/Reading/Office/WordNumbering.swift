import Documents
import Foundation

/// The numbers of a document's paragraphs, which stand nowhere in its text (ECMA-376 part 1, §17.9).
struct WordNumbering {
    /// How far each list has come, level by level.
    struct Counters {
        fileprivate var lists: [String: [Int]] = [:]
        /// Lists and levels that have begun: one that starts over does so once.
        fileprivate var begun: Set<Place> = []
    }

    private struct Level {
        var start = 1
        var format = "decimal"
        /// "%1.%2)": the numbers of the levels so far.
        var text = ""
    }

    fileprivate struct Place: Hashable {
        var list: String
        var level: Int
    }

    private static let mostLevels = 9
    /// By abstract list.
    private var levels: [String: [Int: Level]] = [:]
    /// The abstract list that a list is one of.
    private var abstracts: [String: String] = [:]
    private var starts: [Place: Int] = [:]
    private var styles: [String: Place] = [:]

    init(numbering: MarkupDocument?, styles: MarkupDocument?) throws {
        if let numbering { try read(numbering) }
        if let styles { try readStyles(styles) }
    }

    private mutating func read(_ document: MarkupDocument) throws {
        for abstract in try document.root.elements("abstractNum") {
            guard let id = abstract.attribute("abstractNumId") else { continue }
            for level in abstract.elements("lvl") {
                guard let number = level.number("ilvl") else { continue }
                levels[id, default: [:]][number] = Level(
                    start: level.first("start")?.number("val") ?? 1,
                    format: level.first("numFmt")?.attribute("val") ?? "decimal",
                    text: level.first("lvlText")?.attribute("val") ?? "")
            }
        }
        for list in try document.root.elements("num") {
            guard let id = list.attribute("numId") else { continue }
            abstracts[id] = list.first("abstractNumId")?.attribute("val")
            for override in list.elements("lvlOverride") {
                guard let level = override.number("ilvl") else { continue }
                starts[Place(list: id, level: level)] =
                    override.first("startOverride")?.number("val")
            }
        }
    }

    private mutating func readStyles(_ document: MarkupDocument) throws {
        var parents: [String: String] = [:]
        var own: [String: Place] = [:]
        for style in try document.root.elements("style") {
            guard let id = style.attribute("styleId") else { continue }
            parents[id] = style.first("basedOn")?.attribute("val")
            if let properties = style.first("pPr", "numPr") { own[id] = Self.place(properties, in: nil) }
        }
        for id in Set(parents.keys).union(own.keys) {
            var style = id
            // As deep as any template goes; a circle ends here too.
            for _ in 0..<20 {
                if let place = own[style] {
                    styles[id] = place
                    break
                }
                guard let parent = parents[style] else { break }
                style = parent
            }
        }
    }

    private static func place(_ properties: MarkupNode, in style: Place?) -> Place? {
        let list = properties.first("numId")?.attribute("val") ?? style?.list
        let level = properties.first("ilvl")?.number("val") ?? style?.level ?? 0
        return list.map { Place(list: $0, level: min(max(level, 0), mostLevels - 1)) }
    }

    /// "3.2", "(a)", "•"; nil for a paragraph without a number.
    func label(of paragraph: MarkupNode, counting counters: inout Counters) -> String? {
        let style = paragraph.first("pPr", "pStyle")?.attribute("val").flatMap { styles[$0] }
        let direct = paragraph.first("pPr", "numPr")
        // List 0 is none.
        guard let place = direct.map({ Self.place($0, in: style) }) ?? style, place.list != "0",
            let abstract = abstracts[place.list], let levels = levels[abstract],
            let level = levels[place.level]
        else { return nil }
        var numbers = counters.lists[abstract] ?? []
        // Levels that were passed over count as begun.
        while numbers.count < place.level { numbers.append(levels[numbers.count]?.start ?? 1) }
        let isFirst = counters.begun.insert(place).inserted
        if isFirst, let start = starts[place] {
            numbers = Array(numbers.prefix(place.level)) + [start]
        } else if numbers.count == place.level {
            numbers.append(starts[place] ?? level.start)
        } else {
            numbers[place.level] += 1
        }
        numbers.removeSubrange((place.level + 1)...)
        counters.lists[abstract] = numbers
        return Self.label(level, of: numbers, in: levels)
    }

    private static func label(_ level: Level, of numbers: [Int], in levels: [Int: Level]) -> String? {
        switch level.format {
        case "none": return nil
        case "bullet": return "•"
        default: break
        }
        var label = level.text
        for (index, number) in numbers.enumerated() {
            let format = levels[index]?.format ?? "decimal"
            label = label.replacingFirst("%\(index + 1)", with: NumeralFormat.write(number, as: format))
        }
        return label.isEmpty ? nil : label
    }
}

extension String {
    fileprivate func replacingFirst(_ part: String, with other: String) -> String {
        guard let range = range(of: part) else { return self }
        return replacingCharacters(in: range, with: other)
    }
}
