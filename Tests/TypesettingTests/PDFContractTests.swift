import Publishing
import PublishingTestSupport
import Testing
import Typesetting

@Suite struct PDFContractTests {
    @Test(arguments: Paper.allCases) func `the PDF keeps the contract of all writers`(on paper: Paper) {
        #expect(ReportWriterContract.breaches(of: PDFWriter(paper: paper)) == [])
    }
}
