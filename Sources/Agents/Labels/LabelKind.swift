/// What a label says about the value that it stands before or above.
enum LabelKind: Sendable, Hashable {
    // Numbers
    case invoiceNumber, contractNumber, certificateNumber, documentNumber, receiptNumber
    /// Customer, order, delivery, tax, article and other numbers: they keep a value from being taken for ours.
    case otherNumber
    /// The bare noun: "Invoice 4711", "Contract 12/2024", "Certificate 99".
    case invoice, contract, certificate, receipt
    // Places to reach someone, and accounts
    case phone, otherContact, email, iban, vatID
    // Dates
    case invoiceDate, dueDate, issueDate, expiryDate, startDate, endDate, birthDate, period
    case otherDate
    /// "Date:" alone.
    case date
    /// "of", "vom", "du", "от": the date of whatever was named before it.
    case of
    // Amounts
    case total, amountDue, net, tax, netTotal, subtotal
    /// Cash, change, discounts, rounding, quantities.
    case otherAmount
    case cash, change
    case openingBalance, closingBalance
    // Names
    case vendor, customer, otherParty, holder, issuer, party, sender, recipient, subject
    case nationality, surname, givenNames, signature
}

/// A phrase with what it means.
struct Label: Sendable {
    let kind: LabelKind
    /// 0 to 1: how surely the value beside it is meant.
    let weight: Double
    let phrases: [String]

    init(_ kind: LabelKind, _ weight: Double, _ phrases: String...) {
        self.kind = kind
        self.weight = weight
        self.phrases = phrases
    }
}

/// A label found in the document.
struct LabelHit: Sendable {
    let kind: LabelKind
    let weight: Double
    let span: Span
}
