/// The page of a container: its name, and what lies within it, as far as one sheet has room.
struct ContainerListing {
    private static let mostListed = TextSheets.rowsPerSheet - 4
    private static let longestListed = 200

    let name: String
    private var listed: [String] = []
    /// How many have been listed, those included for which there was no room.
    private(set) var count = 0

    init(name: String) {
        self.name = name
    }

    mutating func add(_ line: String) {
        count += 1
        if listed.count < Self.mostListed { listed.append(String(line.prefix(Self.longestListed))) }
    }

    var text: String {
        let rest = count - listed.count
        return ([name, ""] + listed + (rest > 0 ? ["and \(rest) more"] : [])).joined(separator: "\n")
    }
}
