/// How often a vendor's name stands on bills together with an account and a VAT number.
struct VendorMention: Sendable, Hashable {
    /// As it is spelled; on a bill without a name, its VAT number or its account.
    var spelling: String
    var iban: String?
    var vatID: String?
    var bills: Int
}
