/// The keys that a decoder knows, found by asking it: documentation is checked against this.
package enum KnownKeys {
    /// Paths without the numbers of list elements (`watch.folder`), in the order in which the decoder asks for them.
    /// A key that only groups others is not among them.
    package static func of<Value>(_ read: @escaping (Section) -> Value?) -> [String] {
        let log = MistakeLog(probes: true)
        let nothing = ConfigurationNode(content: .nothing, origin: Origin(file: "probe"))
        _ = Shape.section(read).read(nothing, "", log)
        let keys = log.knownKeys
        return keys.filter { key in !keys.contains { $0.hasPrefix(key + ".") } }
    }
}
