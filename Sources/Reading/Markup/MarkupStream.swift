import CXML
import Documents

/// XML of any length, read element by element: a sheet of a million rows is never in memory as a tree.
enum MarkupStream {
    /// Calls `body` with each element of the name, and all that is in it; elements inside of it are not called
    /// again. The node is gone after the call.
    static func forEach(
        _ name: String, in bytes: [UInt8], named part: String, _ body: (MarkupNode) throws -> Void
    ) throws {
        try bytes.withUnsafeBytes { buffer in
            guard let size = Int32(exactly: buffer.count),
                let reader = xmlReaderForMemory(
                    buffer.baseAddress?.assumingMemoryBound(to: CChar.self), size, nil, nil,
                    Int32(MarkupDocument.caution))
            else { throw Refusal(.corruptDocument, "\(part) can't be read.") }
            let owner = Owner(reader)
            var state = xmlTextReaderRead(reader)
            while state == 1 {
                guard xmlTextReaderNodeType(reader) == Int32(XML_READER_TYPE_ELEMENT.rawValue),
                    let found = xmlTextReaderConstLocalName(reader), String(cString: found) == name
                else {
                    state = xmlTextReaderRead(reader)
                    continue
                }
                guard let node = xmlTextReaderExpand(reader) else { break }
                try body(MarkupNode(raw: node, owner: owner))
                state = xmlTextReaderNext(reader)
            }
            guard state == 0 else { throw Refusal(.corruptDocument, "\(part) is not well-formed XML.") }
        }
    }

    private final class Owner {
        private let reader: xmlTextReaderPtr

        init(_ reader: xmlTextReaderPtr) {
            self.reader = reader
        }

        deinit {
            xmlFreeTextReader(reader)
        }
    }
}
