import Documents
import Extraction
import Foundation
import Testing

@testable import Reading

@Suite("Whether the words of a text layer make sense")
struct TextLayerJudgementTests {
    private static let english =
        "The committee met about the organ and agreed that the treasurer should write to the builders before Easter; "
        + "several members thought that the pipes would never arrive, others remembered earlier deliveries"

    private func words(_ text: String) -> [String] { text.split(separator: " ").map(String.init) }

    private func facts(
        _ text: String, cover: Double = 0, onPictures: Bool = false
    ) -> TextLayerFacts {
        let words = words(text).map {
            Word(text: $0, box: Box(x: 0.2, y: 0.2, width: 0.1, height: 0.01), confidence: 1, line: 0)
        }
        let pictures = cover > 0 ? [Box(x: 0, y: onPictures ? 0 : 0.5, width: 1, height: cover)] : []
        return TextLayerFacts(scalars: text.unicodeScalars, words: words, pictures: pictures)
    }

    /// As a font without a map to Unicode says it: every character some places before its own.
    private static let shifted = String(
        String.UnicodeScalarView(
            english.unicodeScalars.map {
                $0 == " " ? $0 : Unicode.Scalar(UInt8($0.value - 29)) as Unicode.Scalar
            }))

    @Test(
        "Prose of several languages does",
        arguments: [
            english,
            "Wir freuen uns, Ihnen das Angebot für die Überholung der Orgel übersenden zu dürfen; selbstverständlich "
                + "stehen wir für Rückfragen jederzeit gern zur Verfügung. Geschäftsführer Handelsregister Umsatzsteuer "
                + "Zahlungsbedingungen innerhalb vierzehn Tagen ohne Abzug Schlussrechnung Werkstatt Pfeifen Register",
            "Комитет собрался обсудить ремонт органа и решил написать мастерам до Пасхи несколько членов считали "
                + "что трубы никогда прибудут другие вспоминали прежние поставки договор оплата счёт сумма итого",
        ])
    func prose(text: String) {
        let plausibility = WordPlausibility(words(text))
        #expect(plausibility.telling >= 20 && plausibility.oddShare < 0.1 && !plausibility.isDoubtful)
    }

    @Test("Shifted characters and noise do not, and few words tell nothing")
    func noise() {
        let shifted = WordPlausibility(words(Self.shifted))
        #expect(shifted.isDoubtful, "\(Self.shifted): \(shifted)")
        #expect(WordPlausibility(words(Self.english)).isBetter(than: shifted))
        #expect(!shifted.isBetter(than: shifted))
        #expect(!WordPlausibility(["XK47B9Q", "HTTPS", "GMBH"]).isDoubtful)
        #expect(WordPlausibility.isOdd("tHeRe") == true && WordPlausibility.isOdd("McDonald") == false)
        #expect(WordPlausibility.isOdd("a1b2cd3") == true && WordPlausibility.isOdd("12345") == nil)
        #expect(WordPlausibility.isOdd("שלום") == nil && WordPlausibility.isOdd("(Strč)") == true)
    }

    @Test("A layer that makes no sense is weighed against what can be recognised")
    func doubtful() {
        #expect(TextLayerVerdict(facts(Self.shifted), ocr: .auto, languages: ["eng"]) == .compare)
        #expect(TextLayerVerdict(facts(Self.english), ocr: .auto, languages: ["eng"]) == .keep)
        #expect(TextLayerVerdict(facts(Self.shifted), ocr: .skip, languages: ["eng"]) == .keep)
    }

    @Test("A layer in a script that no language reads is kept, whatever is wanted but force")
    func scripts() {
        let hebrew = facts("הוועדה התכנסה לדון בעוגב והחליטה לכתוב", cover: 1, onPictures: true)
        #expect(hebrew.script == .hebrew)
        for ocr in [ExtractionOptions.OCR.auto, .redo] {
            #expect(TextLayerVerdict(hebrew, ocr: ocr, languages: ["eng", "rus"]) == .keepUnread(.hebrew))
        }
        #expect(TextLayerVerdict(hebrew, ocr: .redo, languages: ["eng", "heb"]) == .recognise)
        #expect(TextLayerVerdict(hebrew, ocr: .redo, languages: ["tlh"]) == .recognise, "it may read any")
        #expect(TextLayerVerdict(hebrew, ocr: .force, languages: ["eng"]) == .recognise)
        let empty = facts("", cover: 1)
        #expect(TextLayerVerdict(empty, ocr: .auto, languages: ["eng"]) == .recognise)
    }

    @Test(
        "Scripts are told apart by letters and by languages",
        arguments: [
            ("a", WritingScript.latin), ("ß", .latin), ("я", .cyrillic), ("ω", .greek), ("ع", .arabic),
            ("ש", .hebrew), ("漢", .eastAsian), ("한", .eastAsian), ("ก", .thai), ("न", .devanagari),
            ("თ", .georgian),
        ] as [(Unicode.Scalar, WritingScript)])
    func letters(scalar: Unicode.Scalar, script: WritingScript) {
        #expect(WritingScript(scalar) == script)
    }

    @Test("Numbers have no script, and a mixed text that of most letters")
    func mixed() {
        #expect(WritingScript.main(of: "12.34 €".unicodeScalars) == nil)
        #expect(WritingScript.main(of: "Invoice Счёт 12".unicodeScalars) == .latin)
        #expect(WritingScript(language: "srp_latn") == .latin && WritingScript(language: "srp") == .cyrillic)
        #expect(WritingScript(language: "chi_sim") == .eastAsian && WritingScript(language: "xyz") == nil)
    }

    private func glyphs(_ text: String) -> [PDFGlyph] {
        text.unicodeScalars.enumerated().map { index, scalar in
            PDFGlyph(scalar: scalar, box: Box(x: 0.001 * Double(index), y: 0.1, width: 0.001, height: 0.01))
        }
    }

    private static let russian =
        "Комитет собрался обсудить ремонт органа и решил написать мастерам до Пасхи, № 12"

    @Test("Characters of another code page are put right", arguments: ["WINDOWS-1251", "KOI8-R"])
    func mojibake(page: String) throws {
        let written = try #require(Self.bytes(of: Self.russian, in: page))
        let western = try #require(CodePage("WINDOWS-1252"))
        let wrong = western.decode(written)
        #expect(wrong != Self.russian)
        let text = try #require(mended(wrong))
        // One sign of the code page has no counterpart in KOI8-R.
        #expect(text.hasPrefix("Комитет собрался обсудить ремонт органа и решил написать мастерам до Пасхи"))
        let layer = PDFTextLayer(glyphs: glyphs(wrong), aspect: 0.7, pictures: [])
        #expect(layer.isMended && layer.lines.text.contains("ремонт органа"))
        #expect(layer.lines.words.allSatisfy { $0.isRecognised })
    }

    private func mended(_ text: String) -> String? {
        guard case .mended(let glyphs) = Mojibake.verdict(on: glyphs(text)) else { return nil }
        return String(String.UnicodeScalarView(glyphs.map(\.scalar)))
    }

    @Test(
        "So are Chinese and Korean, of which two characters make one",
        arguments: [
            ("GB18030", "关于红军作战的原则 和战略的意见 以及我们对于国防问题 的看法和建议， 各解放区 注意有谦逊态度"),
            ("EUC-KR", "위원회는 오르간에 관하여 모임을 갖고 회계 담당자가 부활절 이전에 제작자에게 편지를 쓰기로 하였다"),
        ])
    func eastAsian(page: String, text: String) throws {
        let western = try #require(CodePage("WINDOWS-1252"))
        let written = try #require(Self.bytes(of: text, in: page))
        #expect(mended(western.decode(written)) == text)
    }

    @Test("What was meant by characters that fit no code page is lost, and the page is recognised")
    func lost() {
        var noise = ""
        for number in 0..<200 {
            noise.unicodeScalars.append(Unicode.Scalar(UInt8(0xC0 + (number * 13) % 63)))
            if number % 5 == 4 { noise += " " }
        }
        let layer = PDFTextLayer(glyphs: glyphs(noise), aspect: 0.7, pictures: [])
        #expect(!layer.isMended)
        #expect(TextLayerVerdict(layer.facts, ocr: .auto, languages: ["eng"]) == .recognise)
    }

    private static func bytes(of text: String, in page: String) -> Data? {
        guard let converter = TextConverter(from: "UTF-8", to: page) else { return nil }
        var rest = Array(text.utf8)[...]
        var bytes = converter.convert(&rest)
        // What the code page lacks is left out.
        while !rest.isEmpty {
            rest = rest.drop { $0 >= 0x80 }.isEmpty ? [] : rest.drop { $0 >= 0x80 }
            bytes += converter.convert(&rest)
        }
        return Data(bytes)
    }

    @Test(
        "Nothing is put right where nothing is wrong",
        arguments: [
            english, "Größe und Höhe der Tür über Öfen für Käufer",
            "été où l'âme s'élève à Orléans après Noël",
            russian, "Příliš žluťoučký kůň úpěl ďábelské ódy", "αβγ δεζ ηθι κλμ νξο πρσ", "",
        ])
    func sound(text: String) {
        guard case .sound = Mojibake.verdict(on: glyphs(text)) else {
            Issue.record("it was mended")
            return
        }
    }
}
