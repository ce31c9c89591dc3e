import Testing

@testable import Agents

/// The specimens are those printed in ICAO Doc 9303.
@Suite("Machine readable zones")
struct MachineReadableZoneTests {
    private let passport = [
        "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L898902C36UTO7408122F1204159ZE184226B<<<<<10",
    ]

    @Test("A passport's two lines give its fields, and their check digits hold")
    func passportZone() throws {
        let zone = try #require(MachineReadableZone(lines: passport))
        #expect(zone.documentNumber == "L898902C3")
        #expect(zone.surname == "ERIKSSON")
        #expect(zone.givenNames == "ANNA MARIA")
        #expect(zone.nationality == "UTO")
        #expect(
            MachineReadableZone.date(zone.birthDate, isBirth: true, currentYear: 2026)?.iso == "1974-08-12")
        #expect(
            MachineReadableZone.date(zone.expiryDate, isBirth: false, currentYear: 2026)?.iso == "2012-04-15")
        #expect(zone.holdsNumber && zone.holdsBirthDate && zone.holdsExpiryDate)
    }

    @Test("A card's three lines do too")
    func cardZone() throws {
        let zone = try #require(
            MachineReadableZone(lines: [
                "I<UTOD231458907<<<<<<<<<<<<<<<", "7408122F1204159UTO<<<<<<<<<<<6",
                "ERIKSSON<<ANNA<MARIA<<<<<<<<<<",
            ]))
        #expect(zone.documentNumber == "D23145890")
        #expect(zone.surname == "ERIKSSON")
        #expect(zone.holdsNumber && zone.holdsExpiryDate)
    }

    @Test("Letters read for digits are put right where digits must stand")
    func misreadZone() throws {
        let zone = try #require(
            MachineReadableZone(lines: [passport[0], "L898902C36UTO74O8122F12O4159ZE184226B<<<<<1O"]))
        #expect(zone.birthDate == "740812")
        #expect(zone.expiryDate == "120415")
    }

    @Test("A wrong check digit is seen, and lines of something else are none")
    func wrongZone() throws {
        let zone = try #require(
            MachineReadableZone(lines: [passport[0], "L898902C36UTO7408123F1204159ZE184226B<<<<<10"]))
        #expect(!zone.holdsBirthDate)
        #expect(
            MachineReadableZone(lines: [
                "PLEASE PAY WITHIN THIRTY DAYS OF THE DATE", "OF THIS INVOICE TO THE ACCOUNT BELOW THANKS",
            ]) == nil)
        #expect(!MachineReadableZone.isCandidate("Invoice number 4711"))
    }
}
