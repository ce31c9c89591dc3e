import Testing

@testable import Classification

@Suite("Shell patterns")
struct ShellPatternTests {
    @Test(
        "A pattern matches a whole name",
        arguments: [
            ("*.pdf", "a.pdf", true), ("*.pdf", ".pdf", true), ("*.pdf", "a.pdf.txt", false),
            ("scan?.tif", "scan1.tif", true), ("scan?.tif", "scan10.tif", false),
            ("[0-9]*", "2026.pdf", true), ("[!0-9]*", "2026.pdf", false), ("[]a]b", "]b", true),
            ("a\\*b", "a*b", true), ("a\\*b", "axb", false), ("[ab", "[ab", true), ("", "", true),
            ("", "a", false),
            ("*a*b*c*", "xxaxxbxxc", true), ("*a*b*c*", "xxaxxcxxb", false), ("Ü*", "übersicht", true),
        ])
    func matches(pattern: String, name: String, expected: Bool) {
        #expect(ShellPattern(pattern).matches(name) == expected)
    }

    @Test("A pattern of many stars takes no exponential time")
    func manyStars() {
        let pattern = ShellPattern(String(repeating: "*a", count: 40) + "b")
        #expect(!pattern.matches(String(repeating: "a", count: 200)))
    }
}
