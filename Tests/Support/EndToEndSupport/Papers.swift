package import Foundation

/// Documents made for a test, no two with the same bytes.
package enum Papers {
    package static func text(_ number: Int) -> Data {
        Data(lines(number).joined(separator: "\n").utf8)
    }

    /// A PDF with a text layer.
    package static func pdf(_ number: Int) -> Data {
        pdf([lines(number)], width: 595, height: 842)
    }

    /// A PDF of many small sheets, the later ones German.
    package static func book(sheets: Int) -> Data {
        pdf((1...sheets).map { $0 < 10 ? lines($0) : germanLines($0) }, width: 480, height: 260)
    }

    /// Papers that went through a scanner in one go, a patch sheet (T) between each two of them.
    package static func stack(_ numbers: [Int]) -> Data {
        let bars = "72 500 14.4 180 re 92.16 500 5.76 180 re 103.68 500 14.4 180 re 123.84 500 5.76 180 re f"
        let papers = numbers.map { drawing(lines($0), height: 842) }
        return pdf(drawings: Array(papers.map { [$0] }.joined(separator: [bars])), width: 595, height: 842)
    }

    private static func pdf(_ sheets: [[String]], width: Int, height: Int) -> Data {
        pdf(drawings: sheets.map { drawing($0, height: height) }, width: width, height: height)
    }

    private static func drawing(_ lines: [String], height: Int) -> String {
        "BT /F1 11 Tf 14 TL 60 \(height - 82) Td " + lines.map { "(\($0)) Tj T*" }.joined(separator: " ")
            + " ET"
    }

    /// In the fewest objects that make one (ISO 32000-1, 7.5).
    private static func pdf(drawings: [String], width: Int, height: Int) -> Data {
        let kids = drawings.indices.map { "\(2 * $0 + 3) 0 R" }.joined(separator: " ")
        var objects = [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [\(kids)] /Count \(drawings.count) >>",
        ]
        for drawing in drawings {
            objects += [
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 \(width) \(height)] /Contents \(objects.count + 2) 0 R "
                    + "/Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>",
                "<< /Length \(drawing.utf8.count) >>\nstream\n\(drawing)\nendstream",
            ]
        }
        var file = "%PDF-1.4\n"
        var table = "0000000000 65535 f \n"
        for (index, object) in objects.enumerated() {
            let offset = "\(file.utf8.count)"
            table += String(repeating: "0", count: 10 - offset.count) + offset + " 00000 n \n"
            file += "\(index + 1) 0 obj\n\(object)\nendobj\n"
        }
        let start = file.utf8.count
        file += "xref\n0 \(objects.count + 1)\n\(table)"
        file += "trailer\n<< /Size \(objects.count + 1) /Root 1 0 R >>\nstartxref\n\(start)\n%%EOF\n"
        return Data(file.utf8)
    }

    private static func germanLines(_ number: Int) -> [String] {
        [
            "Niederschrift der Sitzung \(number)", "",
            "Der Garten und die Mauer wurden von dem Ausschuss besichtigt.",
            "Es wird das Tor gestrichen, und die Kosten betragen \(number * 3),00 Euro.",
            "Der Bericht ist bis zur Sitzung im Raum \(number % 40 + 1) auch dem Vorstand zu geben.",
        ]
    }

    /// What it says, line by line.
    package static func lines(_ number: Int) -> [String] {
        [
            "Minutes of meeting \(number)", "",
            "The committee met for the \(number)th time and spoke about the garden.",
            "It was agreed that the gate be painted, at a cost of \(number * 3).00 pounds.",
            "The treasurer will report at the next meeting, in room \(number % 40 + 1).",
        ]
    }
}
