import Classification
import Documents
import Testing

@Suite("Rules of a pipeline")
struct ClassificationRuleTests {
    private func classify(
        _ text: String, _ rules: [ClassificationRule], fileName: String = "scan.pdf"
    ) -> DocumentClass {
        DocumentClassifier(options: ClassificationOptions(rules: rules))
            .classify(.pages([text]), fileName: fileName)
    }

    @Test("The first rule that matches decides, and evidence names it")
    func precedence() {
        let rules = [
            ClassificationRule(category: "contract", any: ["lease"]),
            ClassificationRule(category: "letter", any: ["kitchen"]),
            ClassificationRule(category: "plan", any: ["kitchen"]),
        ]
        let found = classify("New kitchen for the office", rules)
        #expect(found.category == "letter")
        #expect(found.confidence == 0.99)
        #expect(found.evidence == ["rule: number 2, letter", "phrase: kitchen"])
    }

    @Test("A rule can name a category of the admin's own")
    func ownCategory() {
        let found = classify(
            "Wartungsprotokoll Aufzug", [ClassificationRule(category: "lift-check", any: ["aufzug"])])
        #expect(found.category == "lift-check")
    }

    @Test(
        "Phrases are whole words, letter case, accents and spacing ignored",
        arguments: [
            ("rechnung", "Ihre RECHNUNG vom 3. Mai", true),
            ("rechnung", "Rechnungen", false),
            ("prüfung", "PRUFUNG der Anlage", true),
            ("strasse", "Lange Straße 5", true),
            ("credit note", "Credit\n   Note 12", true),
            ("credit note", "Note of credit", false),
            ("resume", "Résumé of Ann Example", true),
            ("счёт", "Счет № 5", true),
            ("счет", "Счета", false),
            ("§ 14", "nach § 14 UStG", true),
            ("§ 14", "am 14 Mai", false),
            ("rechnung", "Ihre Rech-\nnung vom Mai", true),
            ("", "anything", false),
        ])
    func phrases(phrase: String, text: String, matches: Bool) {
        let found = classify(text, [ClassificationRule(category: "mine", any: [phrase])])
        #expect((found.category == "mine") == matches)
    }

    @Test("Of any one phrase is enough, of all each, of none not one")
    func conditions() {
        let rule = ClassificationRule(
            category: "mine", any: ["apple", "pear"], all: ["fruit", "basket"], none: ["cancelled"])
        #expect(classify("pear, a fruit, in a basket", [rule]).category == "mine")
        #expect(classify("plum, a fruit, in a basket", [rule]).category != "mine")
        #expect(classify("pear in a basket", [rule]).category != "mine")
        #expect(classify("pear, a fruit, in a basket, cancelled", [rule]).category != "mine")
    }

    @Test("A rule without conditions matches nothing, one with only exclusions does")
    func emptyRule() {
        #expect(classify("text", [ClassificationRule(category: "mine")]).category != "mine")
        let rule = ClassificationRule(category: "mine", none: ["draft"])
        #expect(classify("text", [rule]).category == "mine")
        #expect(classify("draft text", [rule]).category != "mine")
    }

    @Test("A phrase is found on the last of many pages")
    func lastPage() {
        let pages = Array(repeating: "nothing here", count: 20) + ["the needle", "the end"]
        let options = ClassificationOptions(rules: [ClassificationRule(category: "mine", any: ["needle"])])
        let found = DocumentClassifier(options: options).classify(.pages(pages), fileName: "a.pdf")
        #expect(found.category == "mine")
    }

    @Test("The file name is matched whole, in any letter case")
    func fileName() {
        let rule = ClassificationRule(category: "mine", fileName: "*-rechnung.pdf")
        #expect(classify("text", [rule], fileName: "2026-RECHNUNG.PDF").category == "mine")
        #expect(classify("text", [rule], fileName: "rechnung.pdf").category != "mine")
        #expect(classify("", [rule], fileName: "a-rechnung.pdf").category == "mine")
    }

    @Test(
        "The sender is matched against each address in the text",
        arguments: [
            ("*@billing.example", "From: Shop <no-reply@Billing.example>", true),
            ("*@billing.example", "questions to help@billing.example.", true),
            ("*@billing.example", "help@other.example", false),
            ("*@billing.example", "no address @ all", false),
            ("*", "no address", false),
        ])
    func sender(pattern: String, text: String, matches: Bool) {
        let found = classify(text, [ClassificationRule(category: "mine", sender: pattern)])
        #expect((found.category == "mine") == matches)
    }
}
