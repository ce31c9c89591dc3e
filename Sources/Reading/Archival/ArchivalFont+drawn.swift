// Type 3: ISO 32000-1 §9.6.5.
extension ArchivalFont {
    func checkDrawn(_ font: QPDFFile.Handle, in file: borrowing QPDFFile) throws {
        let encoding = try FontEncoding(of: font, in: file)
        guard let procedures = file.value("CharProcs", of: font), file.isDictionary(procedures),
            let first = file.value("FirstChar", of: font).flatMap({ file.integer($0) }),
            let widths = file.value("Widths", of: font).flatMap({ file.items($0) })
        else { throw NotArchival("A Type 3 font is incomplete.") }
        for code in use.codes {
            guard let name = encoding.differences[UInt8(truncatingIfNeeded: code)],
                let procedure = file.value(name, of: procedures), let content = file.decoded(procedure)
            else { throw NotArchival("A character is shown that its font does not have.") }
            var scanner = ContentScanner(content)
            guard let start = scanner.next(), start.name == "d0" || start.name == "d1",
                let width = ContentOperand.all(in: content[start.range]).first?.number
            else { throw NotArchival("A Type 3 font is damaged.") }
            let index = Int(code) - first
            let stated = widths.indices.contains(index) ? file.number(widths[index]) ?? 0 : 0
            guard abs(stated - width) <= 1 else { throw NotArchival.width }
        }
    }
}
