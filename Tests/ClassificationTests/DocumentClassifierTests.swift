import Documents
import Testing

@testable import Classification

@Suite("What kind of document it is")
struct DocumentClassifierTests {
    private let classifier = DocumentClassifier(options: ClassificationOptions())

    private func classify(_ text: String, confidence: Double = 1, fileName: String = "scan.pdf")
        -> DocumentClass
    {
        classifier.classify(.pages([text], confidence: confidence), fileName: fileName)
    }

    @Test("Every category is told in every language, with evidence", arguments: Sample.all)
    func samples(sample: Sample) {
        let found = classify(sample.text)
        #expect(found.category == sample.category.rawValue)
        #expect(found.language == sample.language)
        #expect(!found.evidence.isEmpty)
    }

    @Test("Recognised pages with confused, split and glued letters are told too", arguments: Sample.all)
    func noisy(sample: Sample) {
        // Passports stay: their zone is made of digits and letters that stand for themselves.
        let found = classify(
            sample.category == .passport ? sample.text : OCRNoise.added(to: sample.text), confidence: 0.8)
        #expect(found.category == sample.category.rawValue)
    }

    @Test("A document that mentions another kind stays what it is", arguments: Sample.adversarial)
    func adversarial(sample: Sample) {
        #expect(classify(sample.text).category == sample.category.rawValue)
    }

    @Test(
        "What rests on little goes to a person",
        arguments: [
            "", "4471 8812 9932", "Hello", "invoice", "The old house stood on the hill above the village.",
            "shopping list\neggs\nmilk", "Дождь шёл весь день, и к вечеру улицы опустели.", "lorem ipsum",
            "Bach, Suite n° 3\nRavel, Boléro", "contract report invoice letter receipt manual form",
            "请填写表格", "\u{FFFD}\u{FFFD}\u{FFFD}",
        ])
    func unsure(text: String) {
        #expect(classify(text).confidence < 0.7)
    }

    @Test("A document without text is other, hardly sure, in no language")
    func empty() {
        for document in [ExtractedDocument.pages([]), .pages([""]), .pages(["", " \n\u{0C}"])] {
            let found = classifier.classify(document, fileName: "invoice.pdf")
            #expect(found.category == "other")
            #expect(found.confidence < 0.5)
            #expect(found.language == nil)
            #expect(found.evidence == ["rule: no text"])
        }
    }

    @Test("More evidence for the same kind never makes it less sure")
    func monotone() {
        let lines = [
            "Invoice", "Invoice number 4471", "Bill to: Hill Bros", "Consulting 2 100.00 200.00",
            "Travel 1 50.00 50.00", "Fees 1 30.00 30.00", "Total due 280.00", "Payment terms: net 30",
        ]
        var last = 0.0
        for count in 1...lines.count {
            let found = classify(lines.prefix(count).joined(separator: "\n"))
            #expect(found.category == "invoice")
            #expect(found.confidence >= last)
            last = found.confidence
        }
        #expect(last > 0.9)
    }

    @Test("Confidences are probabilities, alternatives follow in order")
    func probabilities() {
        for sample in Sample.all {
            let found = classify(sample.text)
            let all = [found.confidence] + found.alternatives.map(\.confidence)
            #expect(all.allSatisfy { $0 > 0 && $0 < 1 })
            #expect(all.dropFirst().reduce(0, +) <= 1)
            #expect(
                found.alternatives.map(\.confidence) == found.alternatives.map(\.confidence).sorted(by: >))
            #expect(!found.alternatives.contains { $0.category == found.category })
        }
    }

    @Test("Evidence names titles, words, layout and patterns, strongest first")
    func evidence() {
        let invoice = classify("Rechnung\nRechnungsnummer 4471\nGesamtbetrag 10,00 EUR")
        #expect(invoice.evidence.first == "title: rechnung")
        #expect(invoice.evidence.contains("word: rechnungsnummer"))
        let passport = classify(
            "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10")
        #expect(passport.category == "passport")
        #expect(passport.evidence.first == "pattern: mrz")
        let letter = classify("Dear Mr Lee,\nthe fence is done.\nYours sincerely\nAnn")
        #expect(letter.evidence.contains("layout: salutation and closing"))
    }

    @Test("A title counts more on the first page than a mention on a later one")
    func position() {
        let body = "The weather was fine and the work went on as planned until the evening came."
        let first = classifier.classify(.pages(["Annual report\n" + body, body]), fileName: "a.pdf")
        let later = classifier.classify(.pages([body, "Annual report\n" + body]), fileName: "a.pdf")
        #expect(first.category == "report")
        #expect(first.confidence > later.confidence)
    }

    @Test("Big letters make a title")
    func size() {
        func page(titleHeight: Double) -> ExtractedDocument {
            let texts = [
                "Acme Ltd", "12 Canal Street in Leeds", "Certificate", "for Ann Example", "Leeds, in March",
            ]
            let words = texts.enumerated().flatMap { line, text in
                text.split(separator: " ").enumerated().map { place, word in
                    Word(
                        text: String(word),
                        box: Box(
                            x: 0.1 * Double(place), y: 0.1 * Double(line), width: 0.09,
                            height: line == 2 ? titleHeight : 0.012), confidence: 1, line: line)
                }
            }
            let page = Page(
                number: 1, source: .textLayer, text: texts.joined(separator: "\n"), confidence: 1, width: 595,
                height: 842, words: words)
            return ExtractedDocument(mediaType: .pdf, pageCount: 1, pages: [page])
        }
        let big = classifier.classify(page(titleHeight: 0.03), fileName: "a.pdf")
        let small = classifier.classify(page(titleHeight: 0.012), fileName: "a.pdf")
        #expect(big.category == "certificate")
        #expect(
            big.confidence > small.confidence || small.category != "certificate" || small.confidence == 0.68)
    }

    @Test("A name of a file is a hint, the media type of a message decides")
    func hints() {
        let text = "Menge 2 und Betrag 8,12\nein paar Wörter über nichts Besonderes"
        let plain = classify(text)
        let named = classify(text, fileName: "2026_Rechnung-Meier.pdf")
        let share = { (found: DocumentClass) in
            found.category == "invoice"
                ? found.confidence : found.alternatives.first { $0.category == "invoice" }?.confidence ?? 0
        }
        #expect(share(named) > share(plain))
        let message = ExtractedDocument.pages(["Hello\nsee you"], mediaType: MediaType("message/rfc822"))
        #expect(classifier.classify(message, fileName: "x").category == "email")
    }

    @Test("Boxes that lie nowhere and sizes that are no numbers do no harm")
    func hostileBoxes() {
        let numbers = [Double.nan, .infinity, -.infinity, 1e300, -1]
        let words = numbers.enumerated().flatMap { line, number in
            ["Invoice", "12.50"].map {
                Word(
                    text: $0, box: Box(x: number, y: number, width: number, height: number),
                    confidence: number,
                    line: line)
            }
        }
        let page = Page(
            number: 1, source: .ocr, text: "Invoice", confidence: .nan, width: .nan, height: .infinity,
            words: words)
        let found = classifier.classify(
            ExtractedDocument(mediaType: .png, pageCount: 1, pages: [page]), fileName: "\u{0}\n")
        #expect(found.confidence > 0 && found.confidence <= 1)
    }

    @Test(
        "Long lines, long words and rows of single letters take no long time",
        arguments: ["a ", "a b c d 1 ", "x", "12.50 ", "Rech nung ", "____ ", "@", "\u{301}", "<"])
    func hostileText(unit: String) {
        let text = String(repeating: unit, count: 60_000 / unit.utf8.count)
        let took = ContinuousClock().measure { _ = classify(text, confidence: 0.5) }
        #expect(took < .seconds(10))
    }
}
