import Buckets
import StrictYAML

/// Reads settings from a section, and writes down where each came from.
struct SettingsReader {
    final class Explanations {
        var list: [Settings.Explanation] = []
    }

    private let section: Section
    private let machine: SettingsMachine
    private let explanations: Explanations

    init(_ section: Section, machine: SettingsMachine, explanations: Explanations) {
        self.section = section
        self.machine = machine
        self.explanations = explanations
    }

    func value<Value>(
        _ key: String, _ shape: Shape<Value>, default usual: Value, shown: (Value) -> String
    ) -> Value {
        let value = section.value(key, shape, default: usual)
        explain(key, shown(value))
        return value
    }

    func optional<Value>(_ key: String, _ shape: Shape<Value?>, shown: (Value?) -> String) -> Value? {
        let value = section.optional(key, shape) ?? nil
        explain(key, shown(value))
        return value
    }

    /// A path in a file is relative to the file's folder, in a variable or a flag to the current one.
    func path(_ key: String, default usual: @autoclosure () -> String) -> String {
        let path = section.optional(key, .path).map(absolute(key)) ?? usual()
        explain(key, path)
        return path
    }

    /// A path, or whatever begins with `s3://`, as it stands.
    func location(_ key: String, default usual: @autoclosure () -> String) -> String {
        let place =
            section.optional(key, .path).map { place in
                place.hasPrefix(BucketAddress.scheme) ? place : absolute(key)(place)
            } ?? usual()
        explain(key, place)
        return place
    }

    func optionalPath(_ key: String, default usual: String? = nil, otherwise: String) -> String? {
        let path = section.optional(key, .path).map(absolute(key)) ?? usual
        explain(key, path ?? otherwise)
        return path
    }

    func section<Value>(_ key: String, _ read: @escaping (SettingsReader) -> Value?) -> Value? {
        section.section(key) { inner in
            read(SettingsReader(inner, machine: machine, explanations: explanations))
        }
    }

    func refuse(_ key: String, _ message: String) {
        section.refuse(key, message)
    }

    private func absolute(_ key: String) -> (String) -> String {
        let origin = section.origin(of: key)
        let isInFile = origin?.line != nil
        let folder = isInFile ? origin.map { machine.absolute($0.file + "/..") } : nil
        return { machine.absolute($0, in: folder) }
    }

    private func explain(_ key: String, _ value: String) {
        let origin =
            section.origin(of: key).map { origin in
                origin.line.map { "\(origin.file):\($0)" } ?? origin.file
            } ?? "default"
        let path = section.keyPath.isEmpty ? key : "\(section.keyPath).\(key)"
        explanations.list.append(Settings.Explanation(key: path, value: value, origin: origin))
    }
}

extension Shape where Value == String {
    fileprivate static var path: Shape {
        text.checked { path in
            if path.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) {
                return .mistake("holds a control character")
            }
            if path.hasPrefix("~") {
                return .mistake(
                    "\(quoted(path)) begins with \"~\", which only a shell knows; write it in full")
            }
            return .value(path)
        }
    }
}
