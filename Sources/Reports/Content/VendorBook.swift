import Agents

/// Who is who among the vendors' names on bills. Names with one key are one vendor; so are names with the same account
/// or VAT number; and a rare name is a misreading of a frequent one that it is nearly equal to.
struct VendorBook: Sendable {
    /// By vendor: its most frequent spelling.
    private(set) var names: [String] = []
    /// By vendor: all its spellings.
    private(set) var spellings: [[String]] = []
    private var vendors: [String: Int] = [:]

    init(_ mentions: [VendorMention]) {
        var matching = VendorMatching(mentions)
        matching.joinByIdentifiers()
        matching.joinMisreadings()
        for group in matching.groups() {
            names.append(group[0])
            spellings.append(group)
            for spelling in group { vendors[spelling] = names.count - 1 }
        }
    }

    /// The vendor's number; nil for a spelling that was not mentioned.
    func vendor(spelled spelling: String) -> Int? { vendors[spelling] }

    /// The vendor's usual name.
    func name(of spelling: String) -> String { vendor(spelled: spelling).map { names[$0] } ?? spelling }
}
