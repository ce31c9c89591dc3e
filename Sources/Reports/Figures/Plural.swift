import Publishing

extension Int {
    /// `1 bill`, `1,204 bills`.
    func of(_ one: String, _ many: String? = nil) -> String {
        "\(Digits.grouped(self)) \(self == 1 ? one : many ?? one + "s")"
    }
}
