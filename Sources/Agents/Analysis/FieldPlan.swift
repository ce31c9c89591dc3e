import Documents

/// Which fields suit which category.
enum FieldPlan {
    static func finders(for category: Category?) -> [any FieldFinder] {
        switch category {
        case .invoice: invoice
        case .receipt: receipt
        case .contract: contract
        case .letter: letter
        case .email: [Correspondence(), LabelledDate.letter, Contacts()]
        case .certificate: certificate
        case .passport: passport
        case .bankStatement: bankStatement
        case .form: form
        case .resume: [Holder(mayHead: true), Contacts()]
        case .report: [LabelledNumber.document, LabelledDate.issue, Issuer(), DatePeriod(needsLabel: true)]
        case .manual: [LabelledNumber.document, LabelledDate.issue]
        case .other, nil: general
        }
    }

    private static let invoice: [any FieldFinder] = [
        LabelledNumber.invoice, LabelledDate.invoice, LabelledDate.due, Totals(isReceipt: false), Currency(),
        Vendor(name: .vendorName, address: .vendorAddress), Customer(name: .customerName), AccountNumber(),
        TaxNumber(),
        DatePeriod(needsLabel: true), Contacts(),
    ]

    private static let receipt: [any FieldFinder] = [
        ReceiptVendor(), LabelledDate.receipt, Totals(isReceipt: true), Currency(),
        LabelledNumber.receiptInvoice,
        LabelledNumber.receipt, TaxNumber(), Contacts(),
    ]

    private static let contract: [any FieldFinder] = [
        Parties(), LabelledNumber.contract, LabelledDate.start, LabelledDate.end, LabelledDate.signing,
        DatePeriod(needsLabel: false), Contacts(),
    ]

    private static let letter: [any FieldFinder] = [
        Correspondence(), LabelledDate.letter, LabelledNumber.document, Contacts(), AccountNumber(),
    ]

    private static let certificate: [any FieldFinder] = [
        LabelledNumber.certificate, Holder(mayHead: false), Issuer(), LabelledDate.issue, LabelledDate.expiry,
        DatePeriod(needsLabel: true),
    ]

    private static let passport: [any FieldFinder] = [
        Passport(), LabelledNumber.document, Holder(mayHead: false), LabelledDate.issue, LabelledDate.expiry,
        LabelledDate.birth, Issuer(),
    ]

    private static let bankStatement: [any FieldFinder] = [
        AccountNumber(), Issuer(), Holder(mayHead: false), DatePeriod(needsLabel: false), LabelledDate.start,
        LabelledDate.end, LabelledDate.statement, Balances(), Currency(), LabelledNumber.document,
    ]

    private static let form: [any FieldFinder] = [
        LabelledNumber.document, LabelledDate.issue, Holder(mayHead: false), LabelledDate.birth, Contacts(),
        AccountNumber(),
    ]

    /// For categories that admins add and for documents of no category: what carries its own proof.
    private static let general: [any FieldFinder] = [
        LabelledNumber.invoice, LabelledNumber.contract, LabelledNumber.certificate, LabelledNumber.document,
        LabelledDate.invoice, LabelledDate.due, LabelledDate.issue, LabelledDate.expiry, AccountNumber(),
        TaxNumber(), Contacts(),
    ]
}
