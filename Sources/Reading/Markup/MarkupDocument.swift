import CXML
import Documents

/// A parsed XML or HTML document (libxml2). Nothing outside of it is looked at: no DTD, no entity of another file, no
/// network; entities of its own are not replaced, so none can grow.
final class MarkupDocument {
    private let raw: xmlDocPtr

    /// - Parameters:
    ///   - name: what to call it when it can't be read: "word/document.xml".
    ///   - isStrict: damaged XML is refused; otherwise it is read as far as it goes.
    init(xml bytes: [UInt8], named name: String, isStrict: Bool = false) throws {
        let lenience = isStrict ? 0 : XML_PARSE_RECOVER.rawValue
        guard let raw = Self.parse(bytes, lenience | Self.caution, xmlReadMemory),
            xmlDocGetRootElement(raw) != nil
        else {
            throw Refusal(.corruptDocument, "\(name) is not well-formed XML.")
        }
        self.raw = raw
    }

    /// Anything is HTML: what is wrong with it is passed over, as browsers do.
    /// - Parameter encoding: its IANA name; nil for what the document says itself.
    init(html bytes: [UInt8], encoding: String?) throws {
        let options = HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NONET.rawValue | Self.silence
        let parsed = Self.parse(bytes, options) { htmlReadMemory($0, $1, $2, encoding, $4) }
        guard let raw = parsed, xmlDocGetRootElement(raw) != nil else {
            throw Refusal(.empty, "It holds no text, only white space.")
        }
        self.raw = raw
    }

    deinit {
        xmlFreeDoc(raw)
    }

    var root: MarkupNode {
        get throws {
            guard let root = xmlDocGetRootElement(raw) else {
                throw Refusal(.corruptDocument, "It holds no element.")
            }
            return MarkupNode(raw: root, owner: self)
        }
    }

    /// libxml2 would print on standard error.
    private static let silence = XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
    /// With which all XML is parsed.
    static let caution = XML_PARSE_NONET.rawValue | silence

    private typealias Reader = (
        UnsafePointer<CChar>?, Int32, UnsafePointer<CChar>?, UnsafePointer<CChar>?, Int32
    ) -> xmlDocPtr?

    private static func parse(_ bytes: [UInt8], _ options: UInt32, _ read: Reader) -> xmlDocPtr? {
        guard let size = Int32(exactly: bytes.count) else { return nil }
        return bytes.withUnsafeBytes { buffer in
            read(buffer.baseAddress?.assumingMemoryBound(to: CChar.self), size, nil, nil, Int32(options))
        }
    }
}
