import Testing

@testable import Agents

@Suite("Amounts")
struct AmountTests {
    private let normaliser = Normaliser(dateOrder: .dayFirst, currency: nil)

    @Test(
        "Amounts in many spellings become decimal strings",
        arguments: [
            ("1.234,56", "1234.56"), ("1,234.56", "1234.56"), ("1 234,56", "1234.56"),
            ("1'234.56", "1234.56"),
            ("1.234.567,89", "1234567.89"), ("RM 12.00", "12.00"), ("RM12.00", "12.00"), ("€ 99,90", "99.90"),
            ("12,-", "12.00"), ("-5,77", "-5.77"), ("(5.77)", "-5.77"), ("12.50-", "-12.50"),
            ("$1,200.00", "1200.00"),
            ("2 040,00 €", "2040.00"), ("12 000 руб.", "12000.00"), ("7.70S", "7.70"), ("6. 00", "6.00"),
            ("85.54 C", "85.54"), ("0,5", "0.50"), ("1190 EUR", "1190.00"),
        ])
    func spellings(written: String, normal: String) {
        #expect(normaliser.normal(written, as: .amount) == normal)
    }

    @Test(
        "The currency beside an amount is its ISO 4217 code",
        arguments: [
            ("RM 12.00", "MYR"), ("12,00 €", "EUR"), ("$12.00", "USD"), ("£ 9.99", "GBP"), ("500 ₽", "RUB"),
            ("500,00 руб.", "RUB"), ("CHF 1'200.00", "CHF"), ("19,99 zł", "PLN"), ("12.00 USD", "USD"),
        ])
    func currencies(written: String, code: String) {
        #expect(AmountScanner.first(in: written)?.currency == code)
    }

    @Test(
        "Dates, times, codes and percentages are no prices",
        arguments: ["05.03.2018", "12:30", "19 %", "A12", "4711", "201/113/40209", "03-41056485"])
    func noPrices(text: String) {
        let prices = AmountScanner(Array(text.unicodeScalars)).amounts().filter(\.money.looksLikePrice)
        #expect(prices.isEmpty)
    }

    @Test("Columns do not run together: a quantity beside a price is not its thousands")
    func columnsStayApart() {
        let text = "20\t198,00"
        let cents = AmountScanner(Array(text.unicodeScalars)).amounts().map(\.money.cents)
        #expect(cents == [2000, 19_800])
    }

    @Test("Capitals that happen to be a code are no currency")
    func wordsAreNoCurrencies() {
        #expect(CurrencySigns.code("ALL") == nil)
        #expect(CurrencySigns.code("TOTAL") == nil)
        #expect(CurrencySigns.code("EUR") == "EUR")
    }

    @Test("Yen have no cents")
    func yen() {
        #expect(Normaliser(dateOrder: .dayFirst, currency: "JPY").normal("¥12,000", as: .amount) == "12000")
    }

    @Test("Cents are read back from decimal strings")
    func centsOfText() {
        #expect(Money.cents(of: "1190.00") == 119_000)
        #expect(Money.cents(of: "-0.05") == -5)
        #expect(Money.cents(of: "12") == 1200)
        #expect(Money.cents(of: "1,190.00") == nil)
        #expect(Money.cents(of: "99999999999999999999") == nil)
    }
}
