import Foundation
import Testing

@testable import Outbound

@Suite("The text of a mail")
struct MailTextTests {
    @Test("of a header is plain where it can be, else in words of one line each (RFC 2047)")
    func encodesHeaders() {
        #expect(MailText.header("Weekly report, 100 % <ok>") == "Weekly report, 100 % <ok>")
        #expect(MailText.header(" a\r\nb\u{7}c ") == "a  b c")
        #expect(
            MailText.header("=?UTF-8?B?QQ==?=").hasPrefix("=?UTF-8?B?"), "it says what it says, and not A")
        let long = MailText.header(String(repeating: "Größenwahn ", count: 30))
        let words = long.split(separator: "\r\n ")
        #expect(words.count > 5)
        for word in words {
            #expect(word.utf8.count <= 75 && word.hasPrefix("=?UTF-8?B?") && word.hasSuffix("?="))
            let bytes = Data(base64Encoded: String(word.dropFirst(10).dropLast(2)))
            #expect(bytes.flatMap { String(validating: $0, as: UTF8.self) } != nil, "no character is torn")
        }
    }

    @Test(
        "names files so that every reader finds the name (RFC 2231)",
        arguments: [
            ("report 2026 (2).pdf", "attachment; filename=\"report 2026 (2).pdf\""),
            ("Übersicht.pdf", "attachment;\r\n filename*=UTF-8''%C3%9Cbersicht.pdf"),
            ("a\"b\\c.txt", "attachment;\r\n filename*=UTF-8''a%22b%5Cc.txt"),
            ("100%.txt", "attachment;\r\n filename*=UTF-8''100%25.txt"),
        ])
    func namesFiles(name: String, header: String) {
        #expect(MailText.disposition(fileName: name) == header)
    }

    @Test(
        "ends its lines as mails do", arguments: [("a\nb", "a\r\nb"), ("a\r\nb\r", "a\r\nb\r\n"), ("", "")])
    func endsLines(text: String, canonical: String) {
        #expect(MailText.canonical(text) == Data(canonical.utf8))
    }

    @Test("tells a name that needs quotes, and a date")
    func quotes() {
        #expect(MailText.phrase("Ops \"night\", A\\B") == "\"Ops \\\"night\\\", A\\\\B\"")
        #expect(
            MailText.date(Date(timeIntervalSince1970: 1_795_646_598)) == "Wed, 25 Nov 2026 22:43:18 +0000")
    }

    @Test("of what was said keeps the server's words, and none of ours")
    func listens() {
        var dialogue = MailDialogue()
        dialogue.heard("220-welcome\r")
        #expect(dialogue.reply == nil)
        dialogue.heard("220 mail.example.com ESMTP")
        dialogue.said("AUTH PLAIN c2VjcmV0\r\n")
        dialogue.said("c2VjcmV0\r\n")
        #expect(dialogue.step == .authentication && dialogue.reply == nil)
        dialogue.heard("535 5.7.8 wrong\u{1B}[31m \r\n")
        #expect(dialogue.reply == .init(code: 535, text: "535 5.7.8 wrong [31m"))
        #expect(!"\(dialogue)".contains("c2VjcmV0"))
        dialogue.said("RCPT TO:<a@example.com> NOTIFY=NEVER\r\n")
        #expect(dialogue.step == .recipient("a@example.com") && dialogue.reply == nil)
        dialogue.handedOver()
        #expect(!dialogue.isAccepted)
        dialogue.heard("250 2.0.0 Ok: queued")
        dialogue.said("QUIT")
        dialogue.heard("421 I am off")
        #expect(dialogue.isAccepted && dialogue.reply?.code == 250)
    }
}
