import Documents
import Extraction
import Reading
import Testing

@Suite("Into which documents a scan is divided")
struct ScanDivisionTests {
    private let page = PageMarks()
    private let sheet = PageMarks(isSeparator: true)
    private let blank = PageMarks(isBlank: true)

    private func label(_ number: Int) -> PageMarks { PageMarks(serialNumber: number) }

    private func parts(_ marks: [PageMarks], _ options: ScanOptions = ScanOptions()) -> [[Int]] {
        ScanDivision(marks, options: options).parts.map(\.pages)
    }

    @Test("A separator ends a document, and is no page of any")
    func separators() {
        #expect(parts([page, page, sheet, page]) == [[1, 2], [4]])
        #expect(parts([sheet, page, sheet, sheet, page, sheet]) == [[2], [5]])
        #expect(parts([sheet, page]) == [[2]])
    }

    @Test("The back of a separator goes with it when it is blank, and other blank pages stay")
    func backs() {
        #expect(parts([page, blank, sheet, blank, page, blank]) == [[1, 2], [5, 6]])
        #expect(parts([page, sheet, blank, blank, page]) == [[1], [4, 5]])
        #expect(parts([page, sheet, page]) == [[1], [3]])
    }

    @Test("A separator that is kept begins a document")
    func kept() {
        let options = ScanOptions(separatorPages: .keep)
        #expect(parts([page, sheet, blank, sheet], options) == [[1], [2, 3], [4]])
        #expect(parts([sheet, page], options).isEmpty)
    }

    @Test("A serial number begins a document when it is to, and another than before")
    func serialNumbers() {
        let scan = [label(7), page, label(7), label(8), page]
        #expect(parts(scan).isEmpty)
        let options = ScanOptions(serialNumberPrefix: "ASN", dividesAtSerialNumbers: true)
        let division = ScanDivision(scan, options: options)
        #expect(
            division.parts == [
                ScanPart(pages: [1, 2, 3], serialNumber: 7), ScanPart(pages: [4, 5], serialNumber: 8),
            ])
        #expect(parts([page, label(9), page], options) == [[1], [2, 3]])
        #expect(parts([page, sheet, page, label(9)]).isEmpty == false)
    }

    @Test("Fronts and backs come together, and an odd number of pages stays as it is")
    func sides() {
        let options = ScanOptions(sides: .frontsThenBacks)
        #expect(parts([page, page, page, page, page, page], options) == [[1, 6, 2, 5, 3, 4]])
        #expect(parts([page, page, page], options).isEmpty)
        #expect(parts([page, page], options).isEmpty, "two sides of one sheet are in order already")
        #expect(parts([page, sheet, page, page, blank, page], options) == [[1, 6], [3, 4]])
    }

    @Test("Nothing to divide at, and nothing but separators, is one document as it is")
    func whole() {
        #expect(parts([]).isEmpty)
        #expect(parts([page, page]).isEmpty)
        #expect(parts([sheet, sheet]).isEmpty)
    }

    @Test("Pages are told in words")
    func words() {
        #expect([2, 3, 4].inWords == "pages 2 to 4")
        #expect([7].inWords == "page 7")
        #expect([1, 6, 2].inWords == "pages 1, 6, 2")
    }
}
