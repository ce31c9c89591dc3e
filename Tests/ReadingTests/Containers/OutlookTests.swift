import Documents
import Extraction
import Foundation
import Testing

@testable import Reading

@Suite("Outlook's messages", .timeLimit(.minutes(10)))
struct OutlookTests {
    @Test("are read as any mail is, and their attachments are files of their own")
    func message() async throws {
        let paper = try DrawnPaper()
        // 2026-11-27, 08:00.
        let sent = UInt64((1_795_766_400 + 11_644_473_600) * 10_000_000)
        try paper.makeCompound(
            "mail.msg",
            [
                .property(0x0039, sent, headerLength: 32), .text("0037", "Zählerstand"),
                .text("0C1A", "Jürgen Blank"), .text("5D01", "juergen@example.org"),
                .text("0E04", "Office; b@example.com"), .text("1000", "The reading is 4711.\r\n"),
                .bytes("1013", [UInt8]("<p>The reading <img src='cid:logo'></p>".utf8)),
                .attachment(0, [.text("3707", "table.csv"), .bytes("3701", [UInt8]("a;b".utf8))]),
                .attachment(
                    1,
                    [
                        .text("3707", "logo.png"), .text("3712", "logo"), .text("370E", "image/png"),
                        .bytes("3701", [1, 2, 3]),
                    ]),
                .attachment(
                    2,
                    [
                        .folder(
                            "__substg1.0_3701000D",
                            [
                                .text("0037", "The one before"), .text("1000", "Inner words"),
                                .attachment(
                                    0, [.text("3704", "deep.txt"), .bytes("3701", [UInt8]("deep".utf8))]),
                            ])
                    ]),
            ])
        let (document, children) = try await paper.readWhole("mail.msg")
        await paper.pool.shutdown()
        #expect(document.mediaType == .outlook)
        let text = document.text
        #expect(text.contains("From: Jürgen Blank <juergen@example.org>\nTo: Office; b@example.com"))
        #expect(text.contains("Date: 2026-11-27T08:00:00Z\nSubject: Zählerstand"))
        #expect(
            text.contains("The reading is 4711.") && text.contains("Subject: The one before\n\nInner words"))
        #expect(children.map(\.path) == ["table.csv", "The one before/deep.txt"])
        #expect(children.map(\.text) == ["a;b", "deep"])
        #expect(document.findings.map(\.code) == ["inline-pictures"])
    }

    @Test("say in the code page of their program what is not in Unicode")
    func codePage() async throws {
        let paper = try DrawnPaper()
        try paper.makeCompound(
            "mail.msg",
            [
                .property(0x3FFD, 1251, headerLength: 32),
                .stream("__substg1.0_1000001E", [0xCF, 0xF0, 0xE8, 0xE2, 0xE5, 0xF2]),
            ])
        #expect(try await paper.readWhole("mail.msg").document.text == "Привет")
        await paper.pool.shutdown()
    }

    @Test(
        "that are torn are refused, and an office document with a password is told from one that can't be read"
    )
    func otherCompounds() async throws {
        let paper = try DrawnPaper()
        try paper.makeCompound("locked.docx", [.stream("EncryptedPackage", [1, 2, 3])])
        try paper.makeCompound("strange.ole", [.stream("Contents", [1, 2, 3])])
        try paper.makeCompound("torn.doc", [.stream("WordDocument", [1, 2, 3])])
        try paper.write([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 9, 9], to: "torn.msg")
        for (name, code) in [
            ("locked.docx", Refusal.Code.encrypted), ("strange.ole", .unsupportedFormat),
            ("torn.doc", .corruptDocument), ("torn.msg", .corruptDocument),
        ] {
            let refusal = await #expect(throws: Refusal.self) { try await paper.readWhole(name) }
            #expect(refusal?.code == code, "\(name)")
        }
        await paper.pool.shutdown()
    }

    @Test("may have nothing but packed RTF")
    func compressedRichText() {
        // From [MS-OXRTFCP], 3.1.1 and 3.1.2.
        let simple: [UInt8] = [
            0x2D, 0, 0, 0, 0x2B, 0, 0, 0, 0x4C, 0x5A, 0x46, 0x75, 0xF1, 0xC5, 0xC7, 0xA7, 0x03, 0x00, 0x0A,
            0x00,
            0x72, 0x63, 0x70, 0x67, 0x31, 0x32, 0x35, 0x42, 0x32, 0x0A, 0xF3, 0x20, 0x68, 0x65, 0x6C, 0x09,
            0x00,
            0x20, 0x62, 0x77, 0x05, 0xB0, 0x6C, 0x64, 0x7D, 0x0A, 0x80, 0x0F, 0xA0,
        ]
        #expect(
            CompressedRichText.unpack(simple).map { String(decoding: $0, as: UTF8.self) }
                == "{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n")
        let crossing: [UInt8] = [
            0x1A, 0, 0, 0, 0x1C, 0, 0, 0, 0x4C, 0x5A, 0x46, 0x75, 0xE2, 0xD4, 0x4B, 0x51, 0x41, 0x00, 0x04,
            0x20,
            0x57, 0x58, 0x59, 0x5A, 0x0D, 0x6E, 0x7D, 0x01, 0x0E, 0xB0,
        ]
        #expect(
            CompressedRichText.unpack(crossing).map { String(decoding: $0, as: UTF8.self) }
                == "{\\rtf1 WXYZWXYZWXYZWXYZWXYZ}")
        #expect(CompressedRichText.unpack([1, 2, 3]) == nil)
    }
}
