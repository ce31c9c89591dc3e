/// Tells an American address by its last line: a state's code and a ZIP code.
enum UnitedStates {
    static func isAddress(_ scalars: [Unicode.Scalar]) -> Bool {
        guard scalars.count >= 8 else { return false }
        for start in 0...(scalars.count - 8) {
            guard scalars[start].isUppercase, scalars[start + 1].isUppercase, Gap.isGap(scalars[start + 2]),
                start == 0 || !scalars[start - 1].isLetter,
                scalars[(start + 3)..<(start + 8)].allSatisfy(\.isDigit),
                start + 8 == scalars.count || !scalars[start + 8].isAlphanumeric
            else { continue }
            if states.contains("\(scalars[start])\(scalars[start + 1])") { return true }
        }
        return false
    }

    /// USPS Publication 28, without DE, whose code stands before German postcodes too.
    private static let states: Set<String> = Set(
        """
        AL AK AZ AR CA CO CT DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR
        PA RI SC SD TN TX UT VT VA WA WV WI WY
        """.split(whereSeparator: \.isWhitespace).map(String.init))
}
