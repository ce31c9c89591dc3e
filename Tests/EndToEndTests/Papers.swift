import Foundation

/// Documents made for a test, no two with the same bytes.
enum Papers {
    static func text(_ number: Int) -> Data {
        Data(lines(number).joined(separator: "\n").utf8)
    }

    /// A PDF with a text layer, in the fewest objects that make one (ISO 32000-1, 7.5).
    static func pdf(_ number: Int) -> Data {
        let drawing =
            "BT /F1 11 Tf 14 TL 60 760 Td "
            + lines(number).map { "(\($0)) Tj T*" }.joined(separator: " ") + " ET"
        let objects = [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
                + "/Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>",
            "<< /Length \(drawing.utf8.count) >>\nstream\n\(drawing)\nendstream",
        ]
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

    private static func lines(_ number: Int) -> [String] {
        [
            "Minutes of meeting \(number)", "",
            "The committee met for the \(number)th time and spoke about the garden.",
            "It was agreed that the gate be painted, at a cost of \(number * 3).00 pounds.",
            "The treasurer will report at the next meeting, in room \(number % 40 + 1).",
        ]
    }
}
