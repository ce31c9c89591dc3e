import Foundation

/// A configuration that is valid YAML. What it means is for `decode` to find out.
///
/// ```swift
/// let pipeline = try ConfigurationDocument.load("pipelines/invoices.yaml").decode { section in
///     Pipeline(name: section.required("name", .text) ?? "")
/// }
/// ```
package struct ConfigurationDocument: Sendable {
    /// No configuration is longer; what is, is something else.
    package static let maximumBytes = 1 << 20

    var root: ConfigurationNode
    /// What was found while the text was read and doesn't stop it from being decoded: keys that are given twice.
    var mistakes: [ConfigurationMistake]

    /// A document that says nothing, to be filled by `set`.
    package init(file: String) {
        root = ConfigurationNode(content: .nothing, origin: Origin(file: file))
        mistakes = []
    }

    init(root: ConfigurationNode, mistakes: [ConfigurationMistake]) {
        self.root = root
        self.mistakes = mistakes
    }

    /// Reads a file. `file` is how mistakes call it; the path unless given.
    package static func load(
        _ path: String, file: String? = nil
    ) throws(ConfigurationMistakes) -> ConfigurationDocument {
        let file = file ?? path
        let bytes: Data
        do {
            bytes = try contents(of: path)
        } catch let problem as UnreadableFile {
            throw ConfigurationMistakes([.init(at: Origin(file: file), message: problem.message)])
        } catch {
            let reason = (error as NSError).localizedDescription
            throw ConfigurationMistakes([.init(at: Origin(file: file), message: "can't be read: \(reason)")])
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw ConfigurationMistakes([
                .init(at: Origin(file: file), message: "is not UTF-8; save it as UTF-8")
            ])
        }
        return try parse(text, file: file)
    }

    /// Puts a scalar at a path of keys (`workers.extractors`) over whatever the document says there.
    package mutating func set(_ keyPath: String, to text: String, from origin: Origin) {
        let keys = keyPath.split(separator: ".").map(String.init)
        root = root.setting(keys[...], to: text, from: origin)
    }

    /// Whether a scalar stands at a path of keys.
    package func says(_ keyPath: String) -> Bool {
        root.scalar(at: keyPath.split(separator: ".").map(String.init)[...]) != nil
    }

    /// Adds a mistake that the reader of the document's surroundings found: `decode` throws it with the others.
    package mutating func refuse(_ mistake: ConfigurationMistake) {
        mistakes.append(mistake)
    }

    /// Turns the document into a value, or throws every mistake in it.
    package func decode<Value>(_ read: @escaping (Section) -> Value?) throws(ConfigurationMistakes) -> Value {
        let log = MistakeLog(mistakes)
        let value = Shape.section(read).read(root, "", log)
        guard let value, log.mistakes.isEmpty else { throw ConfigurationMistakes(log.inOrder) }
        return value
    }

    private struct UnreadableFile: Error {
        let message: String
    }

    private static func contents(of path: String) throws -> Data {
        let url = URL(fileURLWithPath: path).resolvingSymlinksInPath()
        guard FileManager.default.fileExists(atPath: url.path) else {
            throw UnreadableFile(message: "does not exist")
        }
        // Opening a pipe would wait for a writer for ever.
        let type = try FileManager.default.attributesOfItem(atPath: url.path)[.type] as? FileAttributeType
        guard type == .typeRegular else { throw UnreadableFile(message: "is not a file") }
        let handle = try FileHandle(forReadingFrom: url)
        let bytes = try handle.read(upToCount: maximumBytes + 1) ?? Data()
        try handle.close()
        guard bytes.count <= maximumBytes else { throw UnreadableFile(message: "is longer than 1 MiB") }
        return bytes
    }
}
