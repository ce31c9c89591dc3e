/// What ISO 4217 says of currencies that differ from most.
package enum Currency {
    private static let withoutDigits: Set = [
        "BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "VND", "VUV", "XAF",
        "XOF", "XPF",
    ]
    private static let withThreeDigits: Set = ["BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"]

    /// How many digits stand behind the point.
    package static func digits(of code: String) -> Int {
        if withoutDigits.contains(code) { return 0 }
        return withThreeDigits.contains(code) ? 3 : 2
    }
}
