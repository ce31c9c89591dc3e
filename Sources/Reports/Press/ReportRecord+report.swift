import Documents
import Foundation
import Publishing
import Store

extension ReportRecord {
    /// What is to be remembered of a report that lies in `folder`.
    init(_ report: Report, of period: Period, for fire: UUID?, folder: String, files: [ReportFile]) {
        let summary = ReportSummary(report)
        self.init(
            id: DocumentID.new().uuid, name: report.name, title: report.title, start: period.start,
            end: period.end, timeZone: period.timeZone.identifier,
            parameters: Dictionary(report.colophon.parameters.map { ($0.name, $0.value) }) { $1 },
            folder: folder,
            files: files.map { file in
                File(
                    name: file.name, mediaType: file.mediaType, size: file.bytes.count,
                    sha256: ContentHasher.hash(of: file.bytes).hex)
            },
            summary: Summary(subject: summary.subject, text: summary.text, html: summary.html),
            made: report.colophon.generatedAt, querySeconds: report.colophon.queryTime,
            version: report.colophon.version, fire: fire)
    }
}
