import Foundation

/// A report as one page that needs nothing else: no script, no font, no picture from anywhere.
package struct HTMLWriter: ReportWriter {
    package let format = ReportFormat.html

    package init() {}

    package func files(of report: Report, named baseName: String) -> [ReportFile] {
        [
            ReportFile(
                name: FileName.of(baseName, suffix: .html), mediaType: "text/html; charset=utf-8",
                bytes: Data(HTMLPage(report).text.utf8))
        ]
    }
}
