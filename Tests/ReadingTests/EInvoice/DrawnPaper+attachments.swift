import Foundation

extension DrawnPaper {
    /// A PDF by hand, of pages of one line each, with a file inside.
    func makePDF(_ name: String, lines: [String], attaching bytes: [UInt8], named attachment: String) throws {
        let kids = lines.indices.map { "\(6 + 2 * $0) 0 R" }.joined(separator: " ")
        var file = Data(
            """
            %PDF-1.7
            1 0 obj <</Type /Catalog /Pages 2 0 R /Names <</EmbeddedFiles <</Names [(\(attachment)) 3 0 R]>>>>>> endobj
            2 0 obj <</Type /Pages /Kids [\(kids)] /Count \(lines.count) /Resources <</Font <</F 5 0 R>>>>>> endobj
            3 0 obj <</Type /Filespec /F (\(attachment)) /UF (\(attachment)) /EF <</F 4 0 R>>>> endobj
            5 0 obj <</Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding>> endobj
            4 0 obj <</Type /EmbeddedFile /Length \(bytes.count)>> stream\n
            """.utf8)
        file += Data(bytes)
        file += Data("\nendstream endobj\n".utf8)
        for (index, line) in lines.enumerated() {
            let content = "BT /F 12 Tf 20 150 Td (\(line)) Tj ET"
            let number = 6 + 2 * index
            file += Data(
                """
                \(number) 0 obj <</Type /Page /Parent 2 0 R /MediaBox [0 0 300 200] /Contents \(number + 1) 0 R>> endobj
                \(number + 1) 0 obj <</Length \(content.utf8.count)>> stream
                \(content)
                endstream endobj\n
                """.utf8)
        }
        file += Data("trailer <</Size \(6 + 2 * lines.count) /Root 1 0 R>>\n%%EOF\n".utf8)
        try write([UInt8](file), to: name)
    }
}
