import Publishing
import Testing

@testable import Typesetting

/// The table of widths against the font itself.
@Suite struct TextWidthTests {
    private static let letters = [
        0x20...0x7E, 0xA1...0x17F, 0x370...0x377, 0x391...0x3A1, 0x3B1...0x3C9, 0x400...0x45F,
    ]
    .joined().compactMap(Unicode.Scalar.init).filter { $0.value != 0xAD }

    @Test func `no letter is wider than the table says, and hardly one much narrower`() {
        let typesetter = Typesetter()
        let style = TextStyle(size: 100)
        for letter in Self.letters {
            let text = String(letter)
            let told = TextWidth.of(text, size: 100)
            let real = typesetter.size(of: "x\(text)x", style).width - typesetter.size(of: "xx", style).width
            #expect(real <= told + 3, "\(text) takes \(real), not \(told)")
            #expect(told <= real + 12 || letter.value > 0x24F, "\(text) takes only \(real) of \(told)")
        }
    }

    @Test func `bold text is no wider than told`() {
        let typesetter = Typesetter()
        // But for the Catalan l with a dot, whose dot takes its own room.
        for letter in Self.letters where letter.value != 0x13F && letter.value != 0x140 {
            let text = String(repeating: String(letter), count: 10)
            let real = typesetter.size(of: text, TextStyle(size: 10, isBold: true)).width
            #expect(real <= TextWidth.of(text, size: 10, isBold: true) + 0.5, "\(text) takes \(real)")
        }
    }

    @Test(arguments: [
        "Documents by pipeline", "12,345.60 EUR", "2026-11-24 00:13", "ООО «Северный ветер»", "Größe", "请款单",
        "− … –",
    ])
    func `no text is wider than told`(_ text: String) {
        let real = Typesetter().size(of: text, TextStyle(size: 8)).width
        #expect(real <= TextWidth.of(text, size: 8))
    }

    @Test func `what is cut fits`() {
        let long = String(repeating: "Nordwind Logistik ", count: 10)
        let cut = TextWidth.cut(long, to: 100, size: 11)
        #expect(cut.hasSuffix("…"))
        #expect(TextWidth.of(cut, size: 11) <= 100)
        #expect(TextWidth.cut("short", to: 100, size: 11) == "short")
    }
}
