import Foundation

/// The number of an indirect object in a PDF; the generation is always 0.
struct PDFReference: Hashable, Sendable {
    let number: Int
}

/// A direct PDF object (ISO 32000-1 §7.3), so that the font is built once for both ways of writing a PDF: by qpdf
/// into an existing file, and by `PDFFileWriter` into a new one.
enum PDFValue: Hashable, Sendable {
    case boolean(Bool)
    case integer(Int)
    case real(Double)
    case name(String)
    case string([UInt8])
    case array([PDFValue])
    case dictionary([String: PDFValue])
    case reference(PDFReference)

    /// As it is written in a file. Dictionary keys are sorted, so the same value is always the same bytes.
    var source: String {
        switch self {
        case .boolean(let value): value ? "true" : "false"
        case .integer(let value): String(value)
        case .real(let value): PDFValue.number(value)
        case .name(let name): "/\(name)"
        case .string(let bytes): "<\(bytes.map(PDFValue.hex).joined())>"
        case .array(let items): "[\(items.map(\.source).joined(separator: " "))]"
        case .dictionary(let entries):
            "<<\(entries.sorted { $0.key < $1.key }.map { "/\($0.key) \($0.value.source)" }.joined(separator: " "))>>"
        case .reference(let reference): "\(reference.number) 0 R"
        }
    }

    /// A real with at most four decimals and no exponent, which PDF does not know. Not finite or beyond what readers
    /// hold in 32 bits: 0.
    static func number(_ value: Double) -> String {
        guard value.isFinite, abs(value) < 1e9 else { return "0" }
        let tenThousandths = Int((abs(value) * 10_000).rounded())
        let whole = tenThousandths / 10_000
        var fraction = tenThousandths % 10_000
        let sign = value < 0 && tenThousandths > 0 ? "-" : ""
        guard fraction > 0 else { return "\(sign)\(whole)" }
        var digits = 4
        while fraction % 10 == 0 {
            fraction /= 10
            digits -= 1
        }
        let text = String(fraction)
        return "\(sign)\(whole).\(String(repeating: "0", count: digits - text.count))\(text)"
    }

    /// Two upper-case hexadecimal digits.
    static func hex(_ byte: UInt8) -> String {
        let text = String(byte, radix: 16, uppercase: true)
        return byte < 16 ? "0\(text)" : text
    }

    /// Four upper-case hexadecimal digits.
    static func hex(_ unit: UInt16) -> String {
        hex(UInt8(unit >> 8)) + hex(UInt8(truncatingIfNeeded: unit))
    }
}

extension PDFValue: ExpressibleByIntegerLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral {
    init(integerLiteral value: Int) { self = .integer(value) }
    init(arrayLiteral elements: PDFValue...) { self = .array(elements) }
    init(dictionaryLiteral elements: (String, PDFValue)...) {
        self = .dictionary(Dictionary(elements) { _, last in last })
    }
}
