import Documents

/// An invoice that is nothing but XML, as a page for people.
extension EInvoice {
    func write(to flow: inout TextFlow) throws {
        try flow.writeLine(kind == .creditNote ? "Credit note" : "Invoice")
        flow.endParagraph()
        for (title, party) in [("From", vendor), ("To", customer)] {
            guard let name = party.name else { continue }
            try flow.writeLine("\(title): \(name)")
            for line in party.address { try flow.writeLine(line) }
            if let vatID = party.vatID { try flow.writeLine("VAT ID: \(vatID)") }
            flow.endParagraph()
        }
        try write([("Invoice number", number), ("Invoice date", date), ("Due date", dueDate)], to: &flow)
        for note in notes { try flow.writeLine(note) }
        flow.endParagraph()
        for line in lines {
            let cells = [line.number, line.quantity, line.name, line.amount]
            try flow.writeLine(cells.map { $0?.onOneLine ?? "" }.joined(separator: "\t"))
        }
        flow.endParagraph()
        let money = [("Net amount", net), ("Tax amount", tax), ("Total amount", total), ("Amount due", due)]
        try write(money.map { ($0, $1.map { "\($0) \(currency ?? "")" }) }, to: &flow)
        try write([("IBAN", iban)], to: &flow)
    }

    private func write(_ values: [(String, String?)], to flow: inout TextFlow) throws {
        for (title, value) in values {
            if let value { try flow.writeLine("\(title): \(value)") }
        }
        flow.endParagraph()
    }
}
