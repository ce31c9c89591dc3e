import Foundation
import Glibc
import Reading
import Testing

@Suite("Text in any encoding")
struct TextDecodingTests {
    private static let german =
        "Sehr geehrte Damen und Herren, für die Größe der Straße übernehmen wir die Kosten."
    private static let french =
        "Veuillez trouver ci-joint la facture réglée à l'hôtel, où l'été passé a été fêté."
    private static let russian = "Уважаемые коллеги, направляем вам счёт на оплату за поставку оборудования."
    private static let polish =
        "Uprzejmie prosimy o zapłatę należności za usługę, którą świadczyliśmy w październiku."

    private static let samples: [(String, String.Encoding)] = [
        (german, .utf8), (german, .windowsCP1252), (german, .isoLatin1), (german, .utf16),
        (german, .utf16LittleEndian), (german, .utf16BigEndian), (german, .utf32LittleEndian),
        (french, .windowsCP1252), (french, .utf16LittleEndian), (russian, .utf8), (russian, .windowsCP1251),
        (russian, .utf16LittleEndian), (russian, .utf16BigEndian), (polish, .utf8), (polish, .windowsCP1250),
    ]

    @Test("Text comes back as it was written", arguments: samples)
    func roundTrip(text: String, encoding: String.Encoding) throws {
        let bytes = try #require(text.data(using: encoding))
        let decoded = try #require(TextDecoder.decode(bytes))
        #expect(decoded.text == text)
    }

    @Test(
        "The encodings of old mail and DOS come back too",
        arguments: [
            (russian, "KOI8-R"), (russian, "CP866"), (russian, "ISO-8859-5"), (german, "CP850"),
            (german, "CP437"),
        ])
    func oldPages(text: String, name: String) throws {
        let bytes = try #require(Self.encode(text, as: name))
        #expect(try #require(TextDecoder.decode(bytes)).text == text)
    }

    @Test("UTF-8 is certain; a code page is a guess, and says so")
    func certainty() throws {
        let certain = try #require(TextDecoder.decode(Data(Self.german.utf8)))
        #expect(!certain.guess.isGuessed)
        let bytes = try #require(Self.german.data(using: .windowsCP1252))
        let guessed = try #require(TextDecoder.decode(bytes))
        #expect(guessed.guess.name == "WINDOWS-1252")
        #expect(guessed.guess.isGuessed)
    }

    @Test("Bytes that are no text are none")
    func binary() {
        #expect(TextDecoder.decode(Data((0..<200).map { UInt8($0 % 23) })) == nil)
    }

    /// By the table of the encoding itself, turned round.
    private static func encode(_ text: String, as name: String) -> Data? {
        guard let converter = iconv_open(name, "UTF-8"), converter != iconv_t(bitPattern: -1) else {
            return nil
        }
        defer { iconv_close(converter) }
        var input = Array(text.utf8CString.dropLast())
        var output = [CChar](repeating: 0, count: input.count)
        var (left, room) = (input.count, output.count)
        let failed = input.withUnsafeMutableBufferPointer { source in
            output.withUnsafeMutableBufferPointer { target in
                var (from, to) = (source.baseAddress, target.baseAddress)
                return iconv(converter, &from, &left, &to, &room) == Int.max
            }
        }
        return failed ? nil : Data(output.prefix(output.count - room).map { UInt8(bitPattern: $0) })
    }
}
