/// The categories that work with no training. Admins add their own by rules, so a category is a string
/// everywhere else.
package enum Category: String, Sendable, Codable, CaseIterable {
    case invoice, receipt, contract, letter, report, manual, certificate, passport
    case bankStatement = "bank-statement"
    case form, email, resume, other
}
