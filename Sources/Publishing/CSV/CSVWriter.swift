import Foundation

/// Every table of a report as a file by RFC 4180, for spreadsheets and programs.
package struct CSVWriter: ReportWriter {
    package let format = ReportFormat.csv
    private let byteOrderMark: Bool

    /// - Parameter byteOrderMark: begin with U+FEFF, which Excel needs to see that the file is UTF-8.
    package init(byteOrderMark: Bool = false) {
        self.byteOrderMark = byteOrderMark
    }

    package func files(of report: Report, named baseName: String) -> [ReportFile] {
        var names: Set<String> = []
        return report.tables.map { table in
            var name = FileName.of(baseName, table.name, suffix: .csv)
            var number = 2
            // On some file systems A and a are one name.
            while !names.insert(name.lowercased()).inserted {
                name = FileName.of(baseName, table.name, String(number), suffix: .csv)
                number += 1
            }
            return ReportFile(
                name: name, mediaType: "text/csv; charset=utf-8; header=present",
                bytes: bytes(of: table, timeZone: report.timeZone))
        }
    }

    private func bytes(of table: Table, timeZone: TimeZone) -> Data {
        let layout = CSVLayout(table, timeZone: timeZone)
        var bytes = Data(byteOrderMark ? [0xEF, 0xBB, 0xBF] : [])
        bytes.append(contentsOf: Self.line(layout.head).utf8)
        for row in table.rows {
            bytes.append(contentsOf: Self.line(layout.fields(of: row)).utf8)
        }
        return bytes
    }

    private static func line(_ fields: [String]) -> String {
        fields.map(quoted).joined(separator: ",") + "\r\n"
    }

    private static func quoted(_ field: String) -> String {
        guard field.unicodeScalars.contains(where: { "\",\r\n".unicodeScalars.contains($0) }) else {
            return field
        }
        return "\"" + field.replacing("\"", with: "\"\"") + "\""
    }
}

extension Report {
    package var tables: [Table] {
        sections.flatMap(\.blocks).compactMap { block in
            if case .table(let table) = block { table } else { nil }
        }
    }
}
