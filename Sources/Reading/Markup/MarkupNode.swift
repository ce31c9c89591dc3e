import CXML

/// An element or a piece of text in a parsed document, which lives as long as its nodes are looked at.
struct MarkupNode {
    private let raw: xmlNodePtr
    /// Frees what `raw` points to.
    private let owner: AnyObject

    init(raw: xmlNodePtr, owner: AnyObject) {
        self.raw = raw
        self.owner = owner
    }

    var isElement: Bool { raw.pointee.type == XML_ELEMENT_NODE }

    /// Without its namespace's prefix; empty for text.
    var name: String {
        guard isElement, let name = raw.pointee.name else { return "" }
        return String(cString: name)
    }

    /// The namespace's name, which says what the prefix only abbreviates.
    var namespace: String {
        guard isElement, let href = raw.pointee.ns?.pointee.href else { return "" }
        return String(cString: href)
    }

    /// Elements and text, in order. A reference to an entity has none: its pointer leads out of the tree into the list of
    /// declarations, where the next sibling is the next declaration, and an entity that names an earlier one has no end.
    var children: some Sequence<MarkupNode> {
        Siblings(
            rest: raw.pointee.type == XML_ENTITY_REF_NODE ? nil : raw.pointee.children, owner: owner)
    }

    private struct Siblings: Sequence, IteratorProtocol {
        var rest: xmlNodePtr?
        let owner: AnyObject

        mutating func next() -> MarkupNode? {
            guard let raw = rest else { return nil }
            rest = raw.pointee.next
            return MarkupNode(raw: raw, owner: owner)
        }
    }

    var elements: [MarkupNode] { children.filter(\.isElement) }

    func elements(_ name: String) -> [MarkupNode] { elements.filter { $0.name == name } }

    func first(_ name: String) -> MarkupNode? { children.first { $0.isElement && $0.name == name } }

    /// The first at the end of a path of names.
    func first(_ path: String...) -> MarkupNode? {
        path.reduce(Optional(self)) { node, name in node?.first(name) }
    }

    /// All elements of that name below this one, in the document's order.
    func descendants(_ name: String) -> [MarkupNode] {
        elements.flatMap { child in (child.name == name ? [child] : []) + child.descendants(name) }
    }

    /// Of a text node; nil for everything else, unreplaced entities among it.
    var ownText: String? {
        guard raw.pointee.type == XML_TEXT_NODE || raw.pointee.type == XML_CDATA_SECTION_NODE,
            let content = raw.pointee.content
        else { return nil }
        return String(cString: content)
    }

    /// All text below.
    var text: String {
        ownText ?? children.map(\.text).joined()
    }

    /// By its name without prefix: `r:id` and `id` of one element don't both occur where we look.
    func attribute(_ name: String) -> String? {
        rawAttributes.first { Self.name(of: $0) == name }.map(Self.value)
    }

    /// The whole number that an attribute is.
    func number(_ attribute: String) -> Int? { self.attribute(attribute).flatMap { Int($0) } }

    var attributes: [(name: String, value: String)] {
        rawAttributes.map { (Self.name(of: $0), Self.value(of: $0)) }
    }

    private var rawAttributes: some Sequence<xmlAttrPtr> {
        sequence(state: raw.pointee.properties) { rest -> xmlAttrPtr? in
            defer { rest = rest?.pointee.next }
            return rest
        }
    }

    private static func name(of attribute: xmlAttrPtr) -> String {
        attribute.pointee.name.map { String(cString: $0) } ?? ""
    }

    private static func value(of attribute: xmlAttrPtr) -> String {
        var value = ""
        var part = attribute.pointee.children
        while let text = part {
            if text.pointee.type == XML_TEXT_NODE, let content = text.pointee.content {
                value += String(cString: content)
            }
            part = text.pointee.next
        }
        return value
    }
}
