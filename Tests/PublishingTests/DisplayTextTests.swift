import Publishing
import PublishingTestSupport
import Testing

@Suite struct DisplayTextTests {
    @Test(arguments: [
        ("two\nlines", "two lines"), ("\tindented", "indented"), ("zero\u{0}byte", "zero\u{FFFD}byte"),
        ("a\u{202E}b\u{2066}c", "a\u{FFFD}b\u{FFFD}c"), ("\u{1B}[31m", "\u{FFFD}[31m"),
        ("\u{FFFE}", "\u{FFFD}"),
        ("e\u{301}", "e\u{301}"), ("👩‍👧", "👩‍👧"), ("", ""), ("שלום", "שלום"),
    ])
    func `what is shown has one line and no controls`(_ text: String, _ shown: String) {
        #expect(text.shown() == shown)
    }

    @Test func `long text is cut, and towers of accents are too`() {
        #expect(String(repeating: "x", count: 10_000).shown() == String(repeating: "x", count: 600) + "…")
        #expect(String(repeating: "x", count: 600).shown().count == 600)
        let tower = "a" + String(repeating: "\u{301}", count: 500)
        #expect(tower.shown().unicodeScalars.count == 6)
    }
}
