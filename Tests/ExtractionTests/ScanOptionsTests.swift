import Extraction
import Foundation
import Testing

@Suite("What barcodes mean to a pipeline")
struct ScanOptionsTests {
    @Test(
        "Serial numbers are digits after the prefix",
        arguments: [
            ("ASN00041", 41), ("asn 7", 7), ("ASN:12", 12), ("ASN-0", 0), (" ASN3\n", 3), ("ASN", nil),
            ("ASN12a", nil), ("XASN12", nil), ("12", nil), ("ASN1234567890123456", nil), ("ASN١٢", nil),
        ] as [(String, Int?)])
    func serialNumbers(text: String, number: Int?) {
        #expect(ScanOptions(serialNumberPrefix: "ASN").serialNumber(of: text) == number)
        #expect(ScanOptions().serialNumber(of: text) == nil)
    }

    @Test("A separator is a whole text, whatever the case")
    func separators() {
        let options = ScanOptions(separators: ["PATCHT", "Next Letter"])
        #expect(options.isSeparator("patcht") && options.isSeparator(" next letter "))
        #expect(!options.isSeparator("PATCHT2") && !options.isSeparator(""))
    }

    @Test("Definitions that say nothing of scans have the JSON that they had before")
    func json() throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let usual = String(decoding: try encoder.encode(ExtractionOptions()), as: UTF8.self)
        #expect(!usual.contains("scans"))
        let options = ExtractionOptions(scans: ScanOptions(separators: ["PATCHT"], sides: .frontsThenBacks))
        let decoded = try JSONDecoder().decode(ExtractionOptions.self, from: encoder.encode(options))
        #expect(decoded.scans == options.scans)
    }
}
