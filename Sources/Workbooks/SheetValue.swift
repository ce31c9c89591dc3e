/// A cell as a workbook holds it: a value of one of its few types, and the format in which it is shown.
struct SheetValue: Equatable {
    enum Content: Equatable {
        case nothing
        case text(String)
        case number(Double)
        case boolean(Bool)
    }

    var content: Content
    var numberFormat = "General"

    /// Shown as text even after somebody has edited it: what begins with `=` stays what it is.
    static let textFormat = "@"
    static let nothing = SheetValue(content: .nothing)

    static func text(_ text: String) -> SheetValue {
        text.isEmpty ? nothing : SheetValue(content: .text(SheetText.cell(text)), numberFormat: textFormat)
    }

    /// What is no number has no cell.
    static func number(_ value: Double, _ format: String) -> SheetValue {
        value.isFinite ? SheetValue(content: .number(value), numberFormat: format) : nothing
    }
}
