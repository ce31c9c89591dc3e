/// The texts of SmartArt (ECMA-376 part 1, §21.4), one a line.
enum DiagramText {
    static func write(_ root: MarkupNode, to flow: inout TextFlow) throws {
        flow.endParagraph()
        for paragraph in root.descendants("p") {
            try flow.writeLine(paragraph.descendants("t").map(\.text).joined().trimmed)
        }
        flow.endParagraph()
    }
}
