import Documents

/// The archive serial number that a label on the paper says, as its barcode was read.
struct SerialNumberField {
    private static let name = "archive_serial_number"

    func adopt(into caseFile: inout CaseFile) {
        let labels = (caseFile.document.barcodes ?? []).filter { $0.serialNumber != nil }
        guard let label = labels.first, let number = label.serialNumber, caseFile.document.parts == nil else {
            return
        }
        caseFile.fields.removeAll { $0.name == Self.name }
        caseFile.fields.append(
            Field(
                name: Self.name, value: String(number), text: label.text, page: label.page, box: label.box,
                confidence: 1, source: "barcode/\(label.symbology)"))
        let others = Set(labels.compactMap(\.serialNumber)).subtracting([number])
        guard !others.isEmpty else { return }
        let numbers = others.sorted().map(String.init).joined(separator: ", ")
        caseFile.findings.append(
            Finding(
                code: "several-serial-numbers", severity: .warning,
                message: "It has the archive serial number \(number), and others as well: \(numbers)."))
    }
}
