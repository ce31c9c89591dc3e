import Foundation
package import StrictYAML

/// What is wrong with the settings, wherever they come from.
package typealias SettingsMistakes = ConfigurationMistakes

extension Settings {
    /// What the command line says. Nil where it says nothing.
    package struct Flags: Sendable {
        package var data: String?
        package var databaseURL: String?
        package var config: String?
        package var logLevel: String?

        package init(
            data: String? = nil, databaseURL: String? = nil, config: String? = nil, logLevel: String? = nil
        ) {
            self.data = data
            self.databaseURL = databaseURL
            self.config = config
            self.logLevel = logLevel
        }

        fileprivate var given: [(flag: String, key: String, text: String)] {
            [
                ("--data", "data", data), ("--database-url", "database-url", databaseURL),
                ("--log-level", "log.level", logLevel),
            ].compactMap { flag, key, text in text.map { (flag, key, $0) } }
        }
    }

    /// The variable that names the configuration file.
    private static let configVariable = "A2D2_CONFIG"

    /// Every key, `workers.extractors`, in the order of `explained`.
    package static var keys: [String] {
        KnownKeys.of { read($0, on: .current) }
    }

    /// `A2D2_WORKERS_EXTRACTORS` for `workers.extractors`.
    package static func variable(for key: String) -> String {
        "A2D2_" + key.uppercased().replacing(/[.-]/, with: "_")
    }

    /// What is in force: flags over variables over the file over the defaults. Throws every mistake at once.
    package static func resolve(
        flags: Flags = Flags(), environment: [String: String], on machine: SettingsMachine = .current
    ) throws(SettingsMistakes) -> Settings {
        var document = try configuration(flags: flags, environment: environment, on: machine)
        let keysByVariable = Dictionary(uniqueKeysWithValues: keys.map { (variable(for: $0), $0) })
        // An empty variable is an unset one, as compose files and unit files have it.
        for (name, text) in environment.sorted(by: { $0.key < $1.key })
        where name.hasPrefix("A2D2_") && name != configVariable && !text.isEmpty {
            guard let key = keysByVariable[name] else {
                let names = keysByVariable.keys.sorted() + [configVariable]
                document.refuse(
                    ConfigurationMistake(
                        at: Origin(file: name), message: "unknown variable",
                        suggestion: Nearest.candidate(to: name, among: names)))
                continue
            }
            document.set(key, to: text, from: Origin(file: name))
        }
        takeUsualCredentials(environment, into: &document)
        for (flag, key, text) in flags.given { document.set(key, to: text, from: Origin(file: flag)) }
        return try document.decode { read($0, on: machine) }
    }

    /// Those of Amazon's own tools, where neither of ours is given. Credentials that were lent for a time are left alone:
    /// the service outlives them.
    private static func takeUsualCredentials(
        _ environment: [String: String], into document: inout ConfigurationDocument
    ) {
        let variables = [("s3.access-key", "AWS_ACCESS_KEY_ID"), ("s3.secret-key", "AWS_SECRET_ACCESS_KEY")]
        guard environment["AWS_SESSION_TOKEN", default: ""].isEmpty,
            variables.allSatisfy({ key, name in
                !environment[name, default: ""].isEmpty && !document.says(key)
            })
        else { return }
        for (key, name) in variables {
            document.set(key, to: environment[name, default: ""], from: Origin(file: name))
        }
    }

    private static func configuration(
        flags: Flags, environment: [String: String], on machine: SettingsMachine
    ) throws(SettingsMistakes) -> ConfigurationDocument {
        let named = flags.config ?? environment[configVariable].flatMap { $0.isEmpty ? nil : $0 }
        guard let path = named.map({ machine.absolute($0) }) ?? machine.configurationFile else {
            return ConfigurationDocument(file: "a2d2.yaml")
        }
        // Files of the current folder are called as a person there would.
        let prefix = machine.currentFolder + "/"
        let shown = path.hasPrefix(prefix) ? String(path.dropFirst(prefix.count)) : path
        return try ConfigurationDocument.load(path, file: shown)
    }
}
