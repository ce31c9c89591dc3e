import Testing

@testable import Agents

@Suite("Identifiers")
struct IdentifierTests {
    @Test(
        "Examples of the IBAN registry hold",
        arguments: [
            "DE89370400440532013000", "GB29NWBK60161331926819", "FR1420041010050500013M02606",
            "NL91ABNA0417164300", "NO9386011117947", "CH9300762011623852957",
        ])
    func validIBANs(iban: String) {
        #expect(IBAN.isValid(iban))
    }

    @Test(
        "A changed digit, a wrong length and a wrong country fail",
        arguments: ["DE89370400440532013001", "DE8937040044053201300", "XX89370400440532013000", "", "DE"])
    func invalidIBANs(iban: String) {
        #expect(!IBAN.isValid(iban))
    }

    @Test("One confused character is repaired when only one repair holds")
    func repairedIBAN() {
        #expect(IBAN.repaired("DE8937O400440532013000") == "DE89370400440532013000")
        #expect(IBAN.repaired("DE89370400440532013000") == nil)
    }

    @Test("IBANs are found with spaces, and not inside words")
    func scannedIBANs() {
        let text = "IBAN: DE89 3704 0044 0532 0130 00 BIC COBADEFFXXX"
        #expect(
            IBANScanner(scalars: Array(text.unicodeScalars)).matches().map(\.compact) == [
                "DE89370400440532013000"
            ])
        let words = "DEUTSCHE BUNDESBANK FRANKFURT AM MAIN"
        #expect(IBANScanner(scalars: Array(words.unicodeScalars)).matches().isEmpty)
    }

    @Test(
        "VAT numbers by country, with checksums where they are known",
        arguments: [
            ("DE136695976", VATNumber.Verdict.valid), ("DE136695977", .wrongChecksum),
            ("DE12345", .wrongFormat),
            ("FR40303265045", .valid), ("FR41303265045", .wrongChecksum), ("ATU13585627", .valid),
            ("ATU13585626", .wrongChecksum), ("BE0428759497", .valid), ("IT00743110157", .valid),
            ("NL004495445B01", .valid), ("GB123456789", .valid), ("CHE123456789", .valid),
            ("7707083893", .valid),
            ("7707083894", .wrongChecksum),
        ])
    func vatNumbers(number: String, verdict: VATNumber.Verdict) {
        #expect(VATNumber.verdict(number) == verdict)
    }

    @Test("VAT numbers are found with the marks that people set")
    func scannedVATNumbers() {
        func found(_ text: String) -> [String] {
            VATNumberScanner(scalars: Array(text.unicodeScalars)).matches().map(\.compact)
        }
        #expect(found("USt-IdNr.: DE136695976") == ["DE136695976"])
        #expect(found("N° TVA : FR 40 303 265 045") == ["FR40303265045"])
        #expect(found("DESIGN 123") == [])
    }

    @Test("E-mail addresses and telephone numbers")
    func contacts() {
        let line = Array("mail: anna.muster@example.org, Tel. +49 (0)30 123-4567".unicodeScalars)
        let scanner = ContactScanner(scalars: line)
        #expect(scanner.emails().count == 1)
        #expect(
            Normaliser(dateOrder: .dayFirst, currency: nil).normal("+49 (0)30 123-4567", as: .phone)
                == "+49301234567")
        #expect(scanner.internationalPhones().count == 1)
    }
}
