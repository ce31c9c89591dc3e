/// The fields that the built-in agents find. A name means the same in every category.
package enum FieldName: String, Sendable, CaseIterable {
    case vendorName = "vendor_name"
    case vendorAddress = "vendor_address"
    case customerName = "customer_name"
    case invoiceNumber = "invoice_number"
    case invoiceDate = "invoice_date"
    case dueDate = "due_date"
    case totalAmount = "total_amount"
    case netAmount = "net_amount"
    case taxAmount = "tax_amount"
    case currency
    case iban
    case vatID = "vat_id"
    case contractNumber = "contract_number"
    case parties
    case startDate = "start_date"
    case endDate = "end_date"
    case certificateNumber = "certificate_number"
    case holderName = "holder_name"
    case issueDate = "issue_date"
    case expiryDate = "expiry_date"
    case birthDate = "birth_date"
    case issuer
    case nationality
    case documentNumber = "document_number"
    case openingBalance = "opening_balance"
    case closingBalance = "closing_balance"
    case sender
    case recipient
    case subject
    case email
    case phone

    /// How the transformer writes the value.
    package var kind: Kind {
        switch self {
        case .invoiceDate, .dueDate, .startDate, .endDate, .issueDate, .expiryDate, .birthDate: .date
        case .totalAmount, .netAmount, .taxAmount, .openingBalance, .closingBalance: .amount
        case .currency: .currency
        case .iban, .vatID, .email: .identifier
        case .invoiceNumber, .contractNumber, .certificateNumber, .documentNumber: .number
        case .phone: .phone
        case .vendorName, .vendorAddress, .customerName, .parties, .holderName, .issuer, .nationality,
            .sender, .recipient, .subject:
            .name
        }
    }

    package enum Kind: Sendable {
        case date, amount, currency, identifier, number, phone, name
    }
}
