/// What a chart says (ECMA-376 part 1, §21.2): its titles, and the values behind its picture as a table, as they were
/// when the document was saved.
enum ChartText {
    /// More points than a person reads from a picture.
    private static let mostPoints = 10_000

    static func write(_ root: MarkupNode, to flow: inout TextFlow) throws {
        flow.endParagraph()
        for title in root.descendants("title") {
            try flow.writeLine(title.descendants("t").map(\.text).joined().trimmed)
        }
        let series = root.descendants("ser")
        guard !series.isEmpty else { return }
        let names = series.map { $0.first("tx")?.descendants("v").map(\.text).joined(separator: " ") ?? "" }
        let categories = series.lazy.map { points($0, "cat", "xVal") }.first { !$0.isEmpty } ?? [:]
        let values = series.map { points($0, "val", "yVal") }
        if names.contains(where: { !$0.isEmpty }) {
            try flow.writeLine((categories.isEmpty ? names : [""] + names).joined(separator: "\t"))
        }
        for index in Set(values.flatMap(\.keys)).sorted() {
            let row = values.map { $0[index] ?? "" }
            try flow.writeLine(
                (categories.isEmpty ? row : [categories[index] ?? ""] + row).joined(separator: "\t"))
        }
        flow.endParagraph()
    }

    /// By their place on the axis.
    private static func points(_ series: MarkupNode, _ names: String...) -> [Int: String] {
        guard let axis = names.lazy.compactMap({ series.first($0) }).first else { return [:] }
        var points: [Int: String] = [:]
        for point in axis.descendants("pt").prefix(mostPoints) {
            guard let index = point.number("idx") else { continue }
            points[index] = point.first("v")?.text
        }
        return points
    }
}
