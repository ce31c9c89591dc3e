import Intake
import Testing

@Suite("Glob patterns")
struct GlobTests {
    @Test(
        "match as a shell does, without regard to letter case",
        arguments: [
            ("*", "anything.pdf"), ("*.pdf", "a.pdf"), ("*.pdf", "A.PDF"), ("*.pdf", "sub/a.pdf"),
            ("scan-??.tif", "scan-07.tif"), ("[a-c]*.txt", "bill.txt"), ("[!a-c]*.txt", "doc.txt"),
            ("a]b", "a]b"), ("a[b", "a[b"), ("[]x].txt", "].txt"), ("Überweisung*", "überweisung 3.pdf"),
            ("in/*.pdf", "in/a.pdf"), ("**/*.pdf", "a.pdf"), ("**/*.pdf", "x/y/a.pdf"),
            ("x/**/a.pdf", "x/a.pdf"), ("x/**/a.pdf", "x/y/z/a.pdf"), ("x/**", "x/y/z"),
            ("*a*b*c", "xaybzbc"),
        ])
    func match(pattern: String, path: String) {
        #expect(Glob(pattern).matches(path: path))
    }

    @Test(
        "do not match anything else",
        arguments: [
            ("*.pdf", "a.pdfx"), ("*.pdf", "pdf"), ("scan-??.tif", "scan-007.tif"),
            ("[!a-c]*.txt", "bill.txt"),
            ("in/*.pdf", "in/sub/a.pdf"), ("in/*.pdf", "a.pdf"), ("x/**/a.pdf", "y/x/a.pdf"), ("", "a"),
            ("in/?/a", "in///a"), ("*a*b*c", "xaybzb"),
        ])
    func doNotMatch(pattern: String, path: String) {
        #expect(!Glob(pattern).matches(path: path))
    }

    @Test("stay quick on a pattern made to be slow")
    func stayQuick() {
        let subject = String(repeating: "a", count: 2000)
        let elapsed = ContinuousClock().measure {
            #expect(!Glob(String(repeating: "a*", count: 50) + "b").matches(path: subject))
        }
        #expect(elapsed < .seconds(5))
    }
}
