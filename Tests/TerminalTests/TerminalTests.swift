import Terminal
import Testing

@Suite struct TerminalTests {
    @Test func columnsAreAligned() {
        var table = TextTable([.init("name"), .init("pages", .right)])
        table.add(["a", "10"])
        table.add(["a longer name", "7"])
        #expect(
            table.lines(style: Style(hasColour: false)) == [
                "name           pages",
                "a                 10",
                "a longer name      7",
            ])
    }

    @Test func aFileNameCannotDriveTheTerminal() {
        #expect("a\u{1B}[31mred\r\nb".printable == "a\u{FFFD}[31mred\u{FFFD} b")
        #expect("abc\u{202E}fdp".printable == "abc\u{FFFD}fdp")
        #expect("Müller & Söhne".printable == "Müller & Söhne")
    }

    @Test func longCellsAreCut() {
        #expect("abcdef".shortened(to: 4) == "abc…")
        #expect("abcd".shortened(to: 4) == "abcd")
    }

    @Test func colourNeedsATerminalAndRespectsNoColor() {
        #expect(Style(hasColour: false).paint("x", .red) == "x")
        #expect(Style(hasColour: true).paint("x", .red) == "\u{1B}[31mx\u{1B}[0m")
        #expect(!Style(for: -1, environment: [:]).hasColour)
        #expect(!Style(for: 2, environment: ["NO_COLOR": "1"]).hasColour)
    }
}
