/// What is printed at the end.
struct ClosingTable: Sendable {
    let seed: UInt64
    let minutes: Double
    let faults: [(what: String, count: Int)]
    let result: Audit.Result
    let onTheWay: [String]

    var isGood: Bool { result.complaints.isEmpty && onTheWay.isEmpty }

    private static let mostComplaints = 60

    var text: String {
        var lines = ["", "faults"]
        lines += faults.map { row($0.count, $0.what) }
        lines += ["documents"]
        lines += result.outcomes.sorted { $0.key < $1.key }.map { row($0.value, $0.key) }
        lines += result.notes.map { "  \($0)" }
        let complaints = onTheWay + result.complaints
        if complaints.isEmpty {
            lines.append(
                "audit: the ledger balances, every document is what it must be, nothing is left over")
        } else {
            lines.append("audit: \(complaints.count) things are wrong (seed \(seed), \(minutes) minutes)")
            lines += complaints.prefix(Self.mostComplaints).map { "  WRONG: \($0)" }
            if complaints.count > Self.mostComplaints { lines.append("  …") }
        }
        return lines.joined(separator: "\n")
    }

    private func row(_ count: Int, _ what: String) -> String {
        let number = "\(count)"
        return String(repeating: " ", count: max(0, 7 - number.count)) + number + "  " + what
    }
}
