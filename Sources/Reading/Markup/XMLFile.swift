import Documents

/// An XML document of which nothing is known but its form: a line for each value, with the name of its element.
enum XMLFile {
    static func text(of bytes: [UInt8]) throws -> String {
        let root = try MarkupDocument(xml: bytes, named: "The file").root
        if root.name == "html" { return try HTMLText.text(of: root) }
        var flow = TextFlow()
        try write(root, to: &flow)
        return flow.text
    }

    private static func write(_ node: MarkupNode, to flow: inout TextFlow) throws {
        for (name, value) in node.attributes where !value.trimmed.isEmpty {
            try flow.writeLine("\(name): \(value.trimmed)")
        }
        let elements = node.elements
        // Text with marks in it is one text.
        let isMixed = node.children.contains { $0.ownText?.trimmed.isEmpty == false }
        if isMixed || elements.isEmpty {
            let text = node.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            if !text.isEmpty {
                try flow.writeLine(isMixed && !elements.isEmpty ? text : "\(node.name): \(text)")
            }
            return
        }
        for element in elements { try write(element, to: &flow) }
    }
}
