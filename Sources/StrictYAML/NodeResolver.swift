import Yams

/// Turns Yams' tree into ours: merge keys are merged, aliases stand expanded, and what no configuration needs
/// (keys that are not text, tags, expansion without bounds) is refused.
final class NodeResolver {
    /// The longest real configuration has some hundred values. A "billion laughs" text reaches this in no time.
    static let maximumNodes = 20_000
    static let maximumDepth = 32

    private(set) var mistakes: [ConfigurationMistake] = []
    private let file: String
    private let masked: [MaskedKey]
    private var nodeCount = 0

    init(file: String, masked: [MaskedKey]) {
        self.file = file
        self.masked = masked
    }

    func resolve(
        _ node: Node, keyPath: String, depth: Int
    ) throws(ConfigurationMistake) -> ConfigurationNode {
        let origin = origin(of: node)
        nodeCount += 1
        guard nodeCount <= Self.maximumNodes else {
            throw ConfigurationMistake(
                at: origin,
                message: "holds more than \(Self.maximumNodes) values once its aliases are expanded")
        }
        guard depth <= Self.maximumDepth else {
            throw ConfigurationMistake(
                at: origin, message: "is nested more than \(Self.maximumDepth) levels deep")
        }
        refuseTag(of: node, keyPath: keyPath)
        switch node {
        case .scalar(let scalar):
            let isNothing =
                scalar.style == .plain && ["", "~", "null", "Null", "NULL"].contains(scalar.string)
            return ConfigurationNode(content: isNothing ? .nothing : .scalar(scalar.string), origin: origin)
        case .sequence(let sequence):
            var elements: [ConfigurationNode] = []
            for (index, element) in sequence.enumerated() {
                elements.append(try resolve(element, keyPath: "\(keyPath)[\(index)]", depth: depth + 1))
            }
            return ConfigurationNode(content: .list(elements), origin: origin)
        case .mapping(let mapping):
            let entries = try entries(of: mapping, keyPath: keyPath, depth: depth)
            return ConfigurationNode(content: .section(entries), origin: origin)
        case .alias:
            // Yams gives the anchored node in place of an alias.
            throw ConfigurationMistake(at: origin, keyPath: keyPath, message: "is an alias of nothing")
        }
    }

    private func entries(
        of mapping: Node.Mapping, keyPath: String, depth: Int
    ) throws(ConfigurationMistake) -> [ConfigurationNode.Entry] {
        var own: [ConfigurationNode.Entry] = []
        var ownIndex: [String: Int] = [:]
        var merged: [ConfigurationNode.Entry] = []
        for (keyNode, valueNode) in mapping {
            let keyOrigin = origin(of: keyNode)
            guard case .scalar(let scalar) = keyNode else {
                mistakes.append(
                    ConfigurationMistake(
                        at: keyOrigin, keyPath: keyPath, message: "holds a key that is not text"))
                continue
            }
            let mask = masked.first { $0.line == keyOrigin.line && $0.column == keyOrigin.column }
            let key = mask?.key ?? scalar.string
            let path = keyPath.isEmpty ? key : "\(keyPath).\(key)"
            let value = try resolve(valueNode, keyPath: path, depth: depth + 1)
            if key == "<<", scalar.style == .plain {
                merged += mergeEntries(value, keyPath: path)
            } else if let first = ownIndex[key] {
                let line = own[first].keyOrigin.line.map(String.init) ?? "?"
                mistakes.append(
                    ConfigurationMistake(
                        at: keyOrigin, keyPath: path, value: key,
                        message: "is given twice, first in line \(line)"))
            } else {
                ownIndex[key] = own.count
                own.append(.init(key: key, keyOrigin: keyOrigin, node: value))
            }
        }
        // What a section says itself wins over what it merges; of what it merges, the first wins.
        for entry in merged where ownIndex[entry.key] == nil {
            ownIndex[entry.key] = own.count
            own.append(entry)
        }
        return own
    }

    private func mergeEntries(_ value: ConfigurationNode, keyPath: String) -> [ConfigurationNode.Entry] {
        switch value.content {
        case .section(let entries): return entries
        case .list(let elements): return elements.flatMap { mergeEntries($0, keyPath: keyPath) }
        case .scalar, .nothing:
            mistakes.append(
                ConfigurationMistake(
                    at: value.origin, keyPath: keyPath,
                    message: "merges \(value.kind), wants a section of keys"))
            return []
        }
    }

    private func refuseTag(of node: Node, keyPath: String) {
        let tag =
            switch node {
            case .scalar(let scalar): scalar.tag
            case .sequence(let sequence): sequence.tag
            case .mapping(let mapping): mapping.tag
            case .alias(let alias): alias.tag
            }
        let plain: [Tag.Name] = [.implicit, .str, .int, .float, .bool, .null, .map, .seq]
        let description = String(describing: tag)
        guard !plain.contains(where: { description == $0.rawValue }) else { return }
        mistakes.append(
            ConfigurationMistake(
                at: origin(of: node), keyPath: keyPath, value: description,
                message: "has the tag \(quoted(description)), and tags are not used here"))
    }

    private func origin(of node: Node) -> Origin {
        Origin(file: file, line: node.mark?.line, column: node.mark?.column)
    }
}
