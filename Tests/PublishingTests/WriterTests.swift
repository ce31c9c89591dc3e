import Publishing
import PublishingTestSupport
import Testing

@Suite struct WriterTests {
    @Test(
        arguments: [HTMLWriter(), CSVWriter(), CSVWriter(byteOrderMark: true), JSONWriter()]
            as [any ReportWriter])
    func `a writer keeps the contract of all writers`(_ writer: any ReportWriter) {
        #expect(ReportWriterContract.breaches(of: writer) == [])
    }
}
