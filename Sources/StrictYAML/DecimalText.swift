/// Numbers as people write them. `Double` itself also reads `nan`, `inf` and `0x1p3`, which are never meant here.
enum DecimalText {
    /// Nil unless the text is digits with at most one point and a minus sign.
    static func number(_ text: String) -> Double? {
        text.wholeMatch(of: /-?(\d+(\.\d*)?|\.\d+)/) == nil ? nil : Double(text)
    }

    /// Without a fraction where there is none: `2`, `0.5`.
    static func text(_ number: Double) -> String {
        number == number.rounded() && abs(number) < 1e15 ? String(Int(number)) : String(number)
    }

    /// `0.5` for `0,5`; nil when a comma wasn't the trouble.
    static func withPoint(_ text: String) -> String? {
        let repaired = text.replacing(",", with: ".")
        return repaired != text && number(repaired) != nil ? repaired : nil
    }
}
