import Documents
import Extraction
import Foundation
import Testing

@Suite("Mails", .timeLimit(.minutes(10)))
struct MailTests {
    private func read(_ mail: String, name: String = "mail.eml") async throws -> (
        document: ExtractedDocument, children: [ChildBasket.Child]
    ) {
        try await read([UInt8](mail.utf8), name: name)
    }

    private func read(_ mail: [UInt8], name: String = "mail.eml") async throws -> (
        document: ExtractedDocument, children: [ChildBasket.Child]
    ) {
        let paper = try DrawnPaper()
        try Data(mail).write(to: URL(filePath: paper.path(name)))
        let outcome = try await paper.readWhole(name)
        await paper.pool.shutdown()
        return outcome
    }

    @Test("are read with who wrote what to whom, and their attachments are files of their own")
    func attachments() async throws {
        let (document, children) = try await read(
            """
            From: =?utf-8?q?J=C3=BCrgen_Blank?= <juergen@example.org>
            To: Office <office@example.com>, b@example.com
            Date: Sat, 22 Nov 2008 15:04:59 +1100
            Subject: =?iso-8859-1?Q?Z=E4hlerstand?=
            MIME-Version: 1.0
            Content-Type: multipart/mixed; boundary="x"

            --x
            Content-Type: text/plain; charset=koi8-r
            Content-Transfer-Encoding: base64

            8NLJ18XU
            --x
            Content-Type: application/octet-stream
            Content-Disposition: attachment; filename*=utf-8''Z%C3%A4hler%201.csv
            Content-Transfer-Encoding: base64

            YTtiCjE7Mgo=
            --x
            Content-Type: message/rfc822

            From: c@example.com
            Subject: within

            Inner text
            --x--
            """)
        #expect(document.mediaType == .email && document.childCount == 2)
        let text = document.text
        #expect(text.contains("From: Jürgen Blank <juergen@example.org>"))
        #expect(
            text.contains("Subject: Zählerstand") && text.contains("Date: Sat, 22 Nov 2008 15:04:59 +1100"))
        #expect(text.contains("Привет"))
        #expect(children.map(\.path) == ["Zähler 1.csv", "attachment-2.eml"])
        #expect(children[0].text == "a;b\n1;2\n")
        #expect(children[1].text.contains("Subject: within") && children[1].text.contains("Inner text"))
    }

    @Test("that say the same twice are read once: as text, or as the page where that says much more")
    func alternatives() async throws {
        func mail(plain: String) -> String {
            """
            From: a@example.com
            Subject: twice
            MIME-Version: 1.0
            Content-Type: multipart/alternative; boundary=x

            --x
            Content-Type: text/plain

            \(plain)
            --x
            Content-Type: text/html

            <p>The same words, <b>but as a page</b></p>
            --x--
            """
        }
        let text = try await read(mail(plain: "The same words, but plain")).document.text
        #expect(text.contains("but plain") && !text.contains("as a page"))
        let page = try await read(mail(plain: "See page")).document.text
        #expect(page.contains("The same words, but as a page") && !page.contains("See page"))
    }

    @Test("keep small pictures of their text to themselves, and give away a photograph")
    func inlinePictures() async throws {
        func picture(_ id: String, bytes: Int) -> String {
            """
            --x
            Content-Type: image/jpeg; name=\(id).jpg
            Content-ID: <\(id)>
            Content-Transfer-Encoding: base64

            \(Data(repeating: 7, count: bytes).base64EncodedString(options: .lineLength76Characters))

            """
        }
        let (document, children) = try await read(
            """
            From: a@example.com
            Subject: pictures
            MIME-Version: 1.0
            Content-Type: multipart/related; boundary=x

            --x
            Content-Type: text/html

            <p>Regards <img src="cid:logo"> <img src="cid:scan"></p>
            \(picture("logo", bytes: 900))\(picture("scan", bytes: 90_000))\(picture("loose", bytes: 900))--x--
            """)
        #expect(children.map(\.path) == ["scan.jpg", "loose.jpg"])
        #expect(children.first?.bytes.count == 90_000)
        #expect(document.findings.map(\.code) == ["inline-pictures"])
    }

    @Test("that are signed are read without their signature")
    func signed() async throws {
        let (document, children) = try await read(
            """
            From: a@example.com
            MIME-Version: 1.0
            Content-Type: multipart/signed; boundary=x; protocol="application/pgp-signature"

            --x

            Signed words
            --x
            Content-Type: application/pgp-signature; name=signature.asc

            -----BEGIN PGP SIGNATURE-----
            --x--
            """)
        #expect(document.text.contains("Signed words") && children.isEmpty)
    }

    @Test("with the line ends of the Internet lose none of an attachment's, and gain none")
    func lineEnds() async throws {
        let mail = """
            From: a@example.com
            MIME-Version: 1.0
            Content-Type: multipart/mixed; boundary=x

            --x
            Content-Type: text/plain
            Content-Disposition: attachment; filename=a.txt

            two
            lines

            --x--
            """
        let children = try await read(mail.replacing("\n", with: "\r\n")).children
        #expect(children.map(\.text) == ["two\r\nlines\r\n"])
        #expect(try await read(mail).children.map(\.text) == ["two\nlines\n"])
    }

    @Test("keep a date that nobody understands as it stands")
    func strangeDate() async throws {
        let text = try await read("From: a@example.com\nDate: next Tuesday\n\nText").document.text
        #expect(text.contains("Date: next Tuesday"))
    }

    @Test("in a mailbox are files of their own, with their quoted marks as they were")
    func mailbox() async throws {
        let (document, children) = try await read(
            """
            From a@example.com Sat Nov 22 15:04:59 2008
            From: a@example.com
            Subject: first one

            >From here on
            From the middle of a paragraph

            From b@example.com Sat Nov 22 15:04:59 2008
            From: b@example.com
            Subject: second one

            Text
            """, name: "archive.mbox")
        #expect(document.mediaType == .mailbox)
        #expect(document.text.contains("1 first one") && document.text.contains("2 second one"))
        #expect(children.map(\.path) == ["1.eml", "2.eml"])
        #expect(children[0].text.contains("\nFrom here on\nFrom the middle of a paragraph\n"))
    }

    @Test("are known without a name by their headers, and what only looks a little like them is not")
    func sniffing() async throws {
        let mail = "Received: by x\nFrom: a@example.com\n\nText"
        #expect(try await read(mail, name: "blob").document.mediaType == .email)
        #expect(
            try await read("From: here to there\nand back\n", name: "poem").document.mediaType == .plainText)
        #expect(
            try await read("From time to time\nDate: none\n\n", name: "notes").document.mediaType
                == .plainText)
    }

    @Test("that are torn are read as far as they go")
    func torn() async throws {
        let (document, children) = try await read(
            """
            From: a@example.com
            MIME-Version: 1.0
            Content-Type: multipart/mixed; boundary=x

            --x
            Content-Type: text/plain

            Before the end
            --x
            Content-Type: application/pdf; name=a.pdf
            Content-Transfer-Encoding: base64

            JVBERi0x
            """)
        #expect(document.text.contains("Before the end"))
        #expect(children.map(\.path) == ["a.pdf"] && children[0].text == "%PDF-1")
    }
}
