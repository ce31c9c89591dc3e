import Documents

/// An XML file: an e-invoice, a web page, or one of which nothing is known but its form, and then a line for each value,
/// with the name of its element.
struct XMLFile {
    let text: String
    let structuredData: StructuredData?

    init(_ bytes: [UInt8]) throws {
        let sound = try? MarkupDocument(xml: bytes, named: "The file", isStrict: true)
        // Of an invoice that is torn the amounts may be too: then it is only text.
        let invoice = try sound.flatMap { EInvoice(try $0.root) }
        let root = try (sound ?? MarkupDocument(xml: bytes, named: "The file")).root
        structuredData = invoice?.data(isWhole: true)
        if invoice == nil, root.name == "html" {
            text = try HTMLText.text(of: root)
            return
        }
        var flow = TextFlow()
        if let invoice { try invoice.write(to: &flow) } else { try Self.write(root, to: &flow) }
        text = flow.text
    }

    private static func write(_ node: MarkupNode, to flow: inout TextFlow) throws {
        for (name, value) in node.attributes where !value.trimmed.isEmpty {
            try flow.writeLine("\(name): \(value.trimmed)")
        }
        let elements = node.elements
        // Text with marks in it is one text.
        let isMixed = node.children.contains { $0.ownText?.trimmed.isEmpty == false }
        if isMixed || elements.isEmpty {
            let text = node.text.onOneLine
            if !text.isEmpty {
                try flow.writeLine(isMixed && !elements.isEmpty ? text : "\(node.name): \(text)")
            }
            return
        }
        for element in elements { try write(element, to: &flow) }
    }
}
