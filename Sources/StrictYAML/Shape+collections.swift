extension Shape {
    /// A list whose every element has the given shape. Wrong elements are all reported.
    package static func list<Element>(of element: Shape<Element>) -> Shape where Value == [Element] {
        Shape { node, keyPath, log in
            switch node.content {
            case .list(let nodes):
                let values = nodes.enumerated().map { element.read($1, "\(keyPath)[\($0)]", log) }
                let sound = values.compactMap(\.self)
                return sound.count == nodes.count ? sound : nil
            case .nothing where log.probes:
                return element.read(node, keyPath, log).map { [$0] }
            case .nothing:
                log.add(
                    ConfigurationMistake(
                        at: node.origin, keyPath: keyPath,
                        message: "has no value, wants a list; leave the key out for the default, or write []")
                )
            case .scalar(let text):
                log.add(
                    ConfigurationMistake(
                        at: node.origin, keyPath: keyPath, value: text,
                        message: "\(quoted(text)) is a single value, wants a list", suggestion: "[\(text)]"))
            case .section:
                log.add(
                    ConfigurationMistake(
                        at: node.origin, keyPath: keyPath,
                        message: "is \(node.kind), wants a list: begin each element with \"- \""))
            }
            return nil
        }
    }

    /// A list as above, not empty; a list of one may be written as the element alone.
    package static func oneOrMore<Element>(of element: Shape<Element>) -> Shape where Value == [Element] {
        let list = list(of: element).filled()
        return Shape { node, keyPath, log in
            if case .scalar = node.content { return element.read(node, keyPath, log).map { [$0] } }
            return list.read(node, keyPath, log)
        }
    }

    /// A section of keys, read by a closure. A heading with nothing under it is an empty section.
    package static func section(_ read: @escaping (Section) -> Value?) -> Shape {
        Shape { node, keyPath, log in
            var entries: [ConfigurationNode.Entry] = []
            switch node.content {
            case .section(let given): entries = given
            case .nothing: break
            case .scalar, .list:
                log.add(
                    ConfigurationMistake(
                        at: node.origin, keyPath: keyPath, message: "is \(node.kind), wants a section of keys"
                    ))
                return nil
            }
            let section = Section(entries, keyPath: keyPath, origin: node.origin, log: log)
            let value = read(section)
            section.refuseUnknownKeys()
            return value
        }
    }

    /// A section of keys, or the one scalar in it that matters most.
    package static func section(
        _ read: @escaping (Section) -> Value?, or scalar: Shape
    ) -> Shape {
        let section = section(read)
        return Shape { node, keyPath, log in
            if case .scalar = node.content { return scalar.read(node, keyPath, log) }
            return section.read(node, keyPath, log)
        }
    }

    /// A section whose keys are names, each with a value of one shape. With `names`, only these are possible.
    package static func entries<Element>(
        of element: Shape<Element>, names: [String]? = nil
    ) -> Shape where Value == [String: Element] {
        section { section in
            let values = (names ?? section.keys).map { ($0, section.optional($0, element)) }
            return Dictionary(uniqueKeysWithValues: values).compactMapValues(\.self)
        }
    }

    /// The same list, with elements that appear twice refused. `name` is how an element is written.
    package func distinct<Element: Hashable>(
        _ name: @escaping (Element) -> String
    ) -> Shape where Value == [Element] {
        checked { elements in
            var seen: Set<Element> = []
            guard let twice = elements.first(where: { !seen.insert($0).inserted }) else {
                return .value(elements)
            }
            return .mistake("holds \(quoted(name(twice))) twice")
        }
    }

    /// The same list, refused when it is empty.
    package func filled<Element>() -> Shape where Value == [Element] {
        checked { $0.isEmpty ? .mistake("is an empty list, wants at least one element") : .value($0) }
    }
}

extension Shape where Value == Int {
    /// A list of whatever; its length.
    package static var anyList: Shape {
        Shape<[Bool]>.list(of: Shape<Bool> { _, _, _ in true }).checked { .value($0.count) }
    }
}

extension Shape where Value == [String] {
    /// Texts of which no message ever shows anything.
    package static var secrets: Shape {
        Shape { node, keyPath, log in
            guard case .scalar = node.content else {
                return Shape.list(of: .secret).read(node, keyPath, log)
            }
            let message = "is \(node.kind), wants a list"
            log.add(ConfigurationMistake(at: node.origin, keyPath: keyPath, message: message))
            return nil
        }
    }
}
