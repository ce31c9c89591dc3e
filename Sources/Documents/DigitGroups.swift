/// The digits of a whole number in threes, from the right, as thousands are written in every language that we read: what
/// stands between them is the language's own.
package enum DigitGroups {
    /// "1234567" is "1", "234", "567".
    package static func of<Digits: StringProtocol>(_ digits: Digits) -> [Digits.SubSequence] {
        var groups: [Digits.SubSequence] = []
        var rest = digits[...]
        while rest.count > 3 {
            groups.append(rest.suffix(3))
            rest = rest.dropLast(3)
        }
        return [rest] + groups.reversed()
    }
}
