import Testing

@testable import Agents

@Suite("Dates")
struct DateTests {
    @Test(
        "Dates in many spellings become ISO 8601",
        arguments: [
            ("05.03.2018", "2018-03-05"), ("5.3.18", "2018-03-05"), ("2018-03-05", "2018-03-05"),
            ("05/03/2018", "2018-03-05"), ("25-03-2018", "2018-03-25"), ("5. März 2018", "2018-03-05"),
            ("5 March 2018", "2018-03-05"), ("March 5, 2018", "2018-03-05"),
            ("5th of March 2018", "2018-03-05"),
            ("1er janvier 2018", "2018-01-01"), ("14 févr. 2018", "2018-02-14"),
            ("5 марта 2018 г.", "2018-03-05"),
            ("«12» марта 2024 г.", "2024-03-12"), ("28 MAR 18", "2018-03-28"), ("17-Jan-2018", "2018-01-17"),
            ("15/03/201817:34", "2018-03-15"), ("31 Dez. 99", "1999-12-31"),
        ])
    func spellings(written: String, iso: String) {
        #expect(Normaliser.date(written, order: .dayFirst) == iso)
    }

    @Test(
        "What is no date is none",
        arguments: ["31.02.2018", "13.13.2018", "1.2.3.4", "03-41056485", "2018", "12.50", "Mai", "99/99/99"])
    func noDates(text: String) {
        #expect(Normaliser.date(text, order: .dayFirst) == nil)
    }

    @Test("A slash leaves the order to the document, a full stop never")
    func order() {
        #expect(Normaliser.date("04/07/2024", order: .monthFirst) == "2024-04-07")
        #expect(Normaliser.date("04/07/2024", order: .dayFirst) == "2024-07-04")
        #expect(Normaliser.date("04.07.2024", order: .monthFirst) == "2024-07-04")
        #expect(Normaliser.date("25/12/2024", order: .monthFirst) == "2024-12-25")
    }

    private func decide(
        _ dates: [String], language: String, currencies: Set<String> = [], american: Bool = false
    ) -> DateOrder {
        DateOrder.decide(
            dates: dates.compactMap { DateScanner.first(in: $0) }, language: language, currencies: currencies,
            namesUnitedStates: american)
    }

    @Test("Another date of the document that is certain decides first")
    func certainDateDecides() {
        #expect(decide(["04/07/2024", "05/28/2024"], language: "de") == .monthFirst)
        #expect(decide(["04/07/2024", "28/05/2024"], language: "en", currencies: ["USD"]) == .dayFirst)
    }

    @Test("Then the country, then the language and the currency")
    func hintsDecide() {
        #expect(decide(["04/07/2024"], language: "en", american: true) == .monthFirst)
        #expect(decide(["04/07/2024"], language: "en", currencies: ["USD"]) == .monthFirst)
        #expect(decide(["04/07/2024"], language: "en", currencies: ["GBP"]) == .dayFirst)
        #expect(decide(["04/07/2024"], language: "fr", currencies: ["USD"]) == .dayFirst)
    }

    @Test("An American address is a state and a ZIP code")
    func americanAddress() {
        #expect(UnitedStates.isAddress(Array("Austin, TX 78701".unicodeScalars)))
        #expect(!UnitedStates.isAddress(Array("DE 80333 München".unicodeScalars)))
        #expect(!UnitedStates.isAddress(Array("TX 4711".unicodeScalars)))
    }

    @Test("OCR's letters for digits are read as digits, on recognised pages only")
    func misreadDigits() {
        let scalars = Array("O7/01/2018".unicodeScalars)
        #expect(DateScanner(scalars, isRecognised: true).dates().count == 1)
        #expect(DateScanner(scalars, isRecognised: false).dates().isEmpty)
    }

    @Test("Days are counted from 1970 over leap years")
    func dayNumbers() throws {
        #expect(try #require(CalendarDate(year: 1970, month: 1, day: 1)).dayNumber == 0)
        #expect(try #require(CalendarDate(year: 2000, month: 3, day: 1)).dayNumber == 11_017)
        #expect(CalendarDate(year: 2023, month: 2, day: 29) == nil)
        #expect(CalendarDate(year: 2024, month: 2, day: 29) != nil)
    }
}
