import Documents
import Intake
import Testing

@Suite("The file filter")
struct FileFilterTests {
    @Test(
        "passes over what programs have not finished or not made for people",
        arguments: [
            ".hidden", "a.pdf.part", "b.crdownload", "c.partial", "d.TMP", "~$report.docx", "notes.txt~",
            ".a.swp",
            "x.swp", "Thumbs.db", "DESKTOP.INI", "up.filepart", "film.!ut", "sub/.a2d2-aside-1-x.pdf",
        ])
    func passesOver(name: String) {
        #expect(!FileFilter(include: ["*"], exclude: []).wants(RelativePath(name)))
    }

    @Test(
        "takes names that only resemble those",
        arguments: ["part", "a.part.pdf", "tmp.txt", "a~b", "$x", "db"])
    func takesLookalikes(name: String) {
        #expect(FileFilter(include: ["*"], exclude: []).wants(RelativePath(name)))
    }

    @Test("takes what one pattern includes and none excludes")
    func includesAndExcludes() {
        let filter = FileFilter(include: ["*.pdf", "*.tif"], exclude: ["draft*", "old/**"])
        #expect(filter.wants(RelativePath("new/a.PDF")))
        #expect(filter.wants(RelativePath("b.tif")))
        #expect(!filter.wants(RelativePath("c.txt")))
        #expect(!filter.wants(RelativePath("new/Draft 2.pdf")))
        #expect(!filter.wants(RelativePath("old/x/a.pdf")))
    }

    @Test("lets names that are not UTF-8 through, to be refused where people see it")
    func letsBrokenNamesThrough() {
        let path = RelativePath([0x61, 0xff])
        #expect(FileFilter(include: ["*.pdf"], exclude: []).wants(path))
        #expect(NameSafety.isUnsafe(path))
    }

    @Test(
        "calls names unsafe that act on a terminal or read backwards",
        arguments: ["a\u{1b}[2J", "a\nb", "x\u{7f}", "a\u{85}", "a\u{202e}fdp.exe", "a\u{2028}b"])
    func callsNamesUnsafe(name: String) {
        #expect(NameSafety.isUnsafe(RelativePath(name)))
    }

    @Test(
        "calls ordinary names safe",
        arguments: ["a b.pdf", "Zürich – Übersicht.pdf", "счёт.pdf", "請求書.pdf", "🧾.jpg"])
    func callsNamesSafe(name: String) {
        #expect(!NameSafety.isUnsafe(RelativePath(name)))
    }

    @Test(
        "stays out of hidden and system folders", arguments: [".git", "@eaDir", "lost+found", "$RECYCLE.BIN"])
    func staysOutOfSystemFolders(name: String) {
        #expect(!FileFilter.entersFolder(RelativePath(name)))
    }
}

@Suite("A path below a watched folder")
struct RelativePathTests {
    @Test("comes apart into folder and name")
    func comesApart() {
        let path = RelativePath("a/b/c.pdf")
        #expect(path.name == RelativePath("c.pdf"))
        #expect(path.parent == RelativePath("a/b"))
        #expect(path.parts.map(\.escaped) == ["a", "b", "c.pdf"])
        #expect(RelativePath("c.pdf").parent == .root)
        #expect(path.isWithin(RelativePath("a/b")) && path.isWithin(.root))
        #expect(!RelativePath("ab/c").isWithin(RelativePath("a")))
    }

    @Test("tells composed from decomposed accents, as the file system does")
    func tellsAccentsApart() {
        #expect(RelativePath("caf\u{e9}") != RelativePath("cafe\u{301}"))
    }

    @Test("is shown without anything that acts on a terminal")
    func isShownSafely() {
        #expect(RelativePath("a\u{1b}[2J\n").escaped == "a\\x1b[2J\\x0a")
        #expect(RelativePath([0x61, 0xff, 0x62]).escaped == "a\\xffb")
        #expect(RelativePath("счёт.pdf").escaped == "счёт.pdf")
    }
}
