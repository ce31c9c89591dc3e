import Documents
import Extraction
import Stages
import Testing

@Suite("The version of the reader")
struct ReaderVersionTests {
    @Test("says whether there is a second engine, and which: with it the same bytes have another text")
    func secondEngine() {
        let alone = ExtractedDocument.readerVersion(hasSecondEngine: false)
        #expect(alone == ExtractedDocument.readerVersion)
        #expect(
            ExtractedDocument.readerVersion(hasSecondEngine: true) == "\(alone)+\(SecondEngineFiles.version)")
    }
}
