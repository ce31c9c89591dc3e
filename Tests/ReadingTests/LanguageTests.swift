import Reading
import Testing

@Suite("Which language a page is read in")
struct LanguageTests {
    private static let all = ["eng", "deu", "fra", "rus"]

    @Test(
        "Little words tell the language, even through the wrong model",
        arguments: [
            ("The amount of this invoice is due within thirty days, and please pay to our account.", "eng"),
            ("Bitte iiberweisen Sie den Betrag auf das Konto, die Rechnung ist fur die Lieferung.", "deu"),
            ("Nous vous prions de regler la facture dans les trente jours sur notre compte.", "fra"),
            ("REISEPASS Vornamen KONRAD Geburtsdatum 27.09.1985 Gilltig bis 02.02.2035", "deu"),
            ("Просим вас оплатить счёт на сумму и направить копию в наш отдел по адресу.", "rus"),
        ])
    func winners(text: String, language: String) {
        #expect(LanguageBallot(languages: Self.all).winner(of: text) == language)
    }

    @Test("Too little text elects nobody")
    func tooLittle() {
        #expect(LanguageBallot(languages: Self.all).winner(of: "Total 12.40") == nil)
        #expect(LanguageBallot(languages: ["eng"]).winner(of: "der die das und ist") == nil)
    }

    @Test("A document stays with the language that was found")
    func plan() {
        var plan = LanguagePlan(languages: Self.all)
        #expect(plan.current == "eng")
        #expect(plan.better(for: "der Betrag ist auf die Rechnung und das Konto") == "deu")
        #expect(plan.otherScripts == ["rus"])
        plan.settle(on: "rus")
        #expect(plan.otherScripts == ["eng"])
    }

    @Test("Languages that can't be told apart are read together; one alone is never doubted")
    func fixedPlans() {
        let unknown = LanguagePlan(languages: ["eng", "swe"])
        #expect(unknown.current == "eng+swe")
        #expect(unknown.better(for: "der die das und ist") == nil)
        let single = LanguagePlan(languages: ["deu"])
        #expect(single.otherScripts == [])
        #expect(LanguagePlan(languages: []).current == "eng")
        // A plan that goes on: with a language that the pipeline names, and where there is a choice.
        #expect(LanguagePlan(languages: Self.all, settled: "rus").current == "rus")
        #expect(LanguagePlan(languages: Self.all, settled: "../ita").current == "eng")
        #expect(LanguagePlan(languages: ["eng", "swe"], settled: "swe").current == "eng+swe")
    }

    @Test("Only a reading that makes no sense is doubted")
    func doubt() {
        #expect(ReadingDoubt(confidence: 0.9, words: 60) == .none)
        #expect(ReadingDoubt(confidence: 0.3, words: 60) == .turnOrScript)
        #expect(ReadingDoubt(confidence: 0.3, words: 1) == .none)
    }
}
