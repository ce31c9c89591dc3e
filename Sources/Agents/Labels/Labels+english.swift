/// What labels look like, language by language. Case, accents and punctuation do not matter; a phrase matches
/// whole words. The weight says how surely the value beside the phrase is meant.
enum Labels {
    static let english: [Label] = numbers + dates + amounts + names

    private static let numbers: [Label] = [
        Label(
            .invoiceNumber, 1, "invoice number", "invoice no", "invoice nr", "invoice #", "invoice id",
            "inv no",
            "inv #", "inv number", "tax invoice no", "tax invoice number", "tax inv", "bill number",
            "bill no",
            "bill #", "credit note number", "credit note no", "cash inv no", "invoice ref",
            "invoice reference", "invoice num", "credit memo number", "credit memo no", "credit note #"),
        Label(
            .invoice, 0.6, "invoice", "tax invoice", "credit note", "commercial invoice", "proforma invoice"),
        Label(
            .contractNumber, 1, "contract number", "contract no", "contract #", "agreement number",
            "agreement no",
            "contract id", "contract ref", "contract reference", "agreement ref", "agreement #",
            "agreement reference", "policy number", "policy no", "lease no", "lease number"),
        Label(
            .contract, 0.5, "contract", "agreement", "service agreement", "employment contract",
            "rental agreement", "lease agreement"),
        Label(
            .certificateNumber, 1, "certificate number", "certificate no", "certificate #", "certificate id",
            "cert no", "certificate nr", "registration certificate no", "licence no", "license no",
            "license number", "licence number", "certification number", "certificate serial number",
            "credential id", "diploma no", "diploma number"),
        Label(.certificate, 0.5, "certificate", "certificate of"),
        Label(
            .documentNumber, 1, "document number", "document no", "doc no", "doc number", "doc #",
            "passport no",
            "passport number", "passport #", "statement number", "statement no", "form number", "form no",
            "report no",
            "report number", "reference number", "reference no", "document id", "application number",
            "application no", "case number", "case no", "file number", "file no", "protocol no", "card no id"),
        Label(.documentNumber, 0.7, "our ref", "our reference", "reference", "ref no", "ref"),
        Label(
            .receiptNumber, 1, "receipt no", "receipt number", "receipt #", "receipt nr", "rcpt no",
            "slip no",
            "transaction no", "trn", "bill no", "check no", "ticket no", "sales no", "receipt id", "slip",
            "transaction id", "chk", "trans", "order no receipt"),
        Label(.receipt, 0.4, "receipt"),
        Label(
            .otherNumber, 1, "customer number", "customer no", "customer id", "customer #", "client no",
            "client id", "client number", "order number", "order no", "order #", "order id", "purchase order",
            "purchase order no", "po number", "po no", "po #", "p o", "delivery note", "delivery note no",
            "account number", "account no", "a c no", "sort code", "routing number", "bic", "swift",
            "swift code", "bic swift", "swift bic", "tax number", "tax no", "tax id", "company no",
            "company number", "registration no", "registration number", "company registration no",
            "company reg no", "co reg", "co no", "reg no", "br no", "gst no", "gst id", "gst id no",
            "gst reg no",
            "gst registration no", "ein", "eori", "quote no", "quote number", "project no", "project number",
            "your ref", "your reference", "item no", "item number", "sku", "part no", "serial no",
            "article no", "cashier", "terminal", "table", "order", "operator", "staff", "salesperson",
            "your order", "job no", "card no", "card number", "approval code", "auth code", "merchant id",
            "terminal id", "mid", "tid", "survey code", "postcode", "zip", "page", "room", "personal no",
            "student id", "employee id", "matriculation number", "national id", "isin", "tracking number"),
        Label(
            .phone, 1, "tel", "telephone", "phone", "phone no", "tel no", "mobile", "cell", "hotline",
            "call us", "ph"),
        Label(.otherContact, 1, "fax", "facsimile", "fax no"),
        Label(.email, 1, "email", "e mail", "mail"),
        Label(.iban, 1, "iban"),
        Label(
            .vatID, 1, "vat id", "vat number", "vat no", "vat reg no", "vat registration number",
            "vat registration no", "vat reg", "vat id no", "vat identification number", "vatin"),
    ]

    private static let dates: [Label] = [
        Label(
            .invoiceDate, 1, "invoice date", "date of invoice", "bill date", "billing date", "inv date",
            "tax invoice date", "credit note date", "date invoiced", "bill dt", "bizdate", "sales date",
            "transaction date", "receipt date", "invoice issued", "purchase date"),
        Label(
            .dueDate, 1, "due date", "payment due", "due on", "due by", "pay by", "payment due date",
            "date due",
            "payable by", "please pay by", "payment due by", "to be paid by", "pay before", "payable until",
            "due", "payment date"),
        Label(
            .issueDate, 1, "date of issue", "issue date", "issued on", "date issued", "issued", "awarded on",
            "given on", "date of issuance", "certificate date", "letter date", "statement date",
            "report date",
            "date of report", "certified on", "date awarded", "awarded this", "granted on", "sent",
            "date sent",
            "date of award", "date of certification"),
        Label(
            .expiryDate, 1, "date of expiry", "expiry date", "expiration date", "expires", "expires on",
            "valid until", "valid to", "valid thru", "expiry", "date of expiration", "valid through",
            "valid till",
            "expiration", "expiring on", "best before"),
        Label(
            .startDate, 1, "start date", "commencement date", "effective date", "effective from",
            "effective as of", "valid from", "begins on", "commences on", "commencing on",
            "shall commence on",
            "starting on", "starts on", "date of commencement", "beginning on", "with effect from",
            "period from", "statement from", "from date", "takes effect on", "is effective from",
            "begin date",
            "start of contract", "contract start", "effective", "effective on", "term begins",
            "start of employment", "comes into force on", "commencing"),
        Label(
            .endDate, 1, "end date", "termination date", "ends on", "terminates on", "until", "expires on",
            "ending on", "shall end on", "period to", "end of contract", "contract end", "to date",
            "continues until", "end of term", "shall continue until", "contract end date", "term ends",
            "ending",
            "remains in force until", "shall expire on", "through"),
        Label(
            .birthDate, 1, "date of birth", "born", "born on", "dob", "birth date", "birthdate"),
        Label(.period, 0.9, "period", "statement period", "billing period", "service period", "term"),
        Label(
            .otherDate, 1, "delivery date", "order date", "date of order", "print date", "printed on",
            "printed",
            "ship date", "shipping date", "date of delivery", "service date", "date of service", "tax point",
            "supply date", "date of supply", "tax date", "check in", "check out", "last update", "updated",
            "value date", "date of payment", "paid on", "revision", "travel date", "date of travel",
            "date of last issue", "hire date"),
        Label(.date, 0.8, "date", "dated", "dated the"),
        Label(.of, 0.5, "of", "on", "as of", "made on", "entered into on", "this"),
    ]

    private static let amounts: [Label] = [
        Label(
            .total, 1, "grand total", "total amount", "invoice total", "total incl gst", "total incl vat",
            "total including vat", "total including gst", "total inclusive of gst", "total inclusive of tax",
            "total gross", "gross total", "gross amount", "total sales inclusive of gst",
            "total sales incl gst",
            "total sales inclusive gst", "total inc vat", "total inc gst", "total incl", "total incl of gst",
            "total inclusive", "total after rounding", "total rounded", "rounded total", "total payable",
            "total amt rounded", "total after adj incl gst", "total incl tax", "total including tax",
            "total includes gst", "invoice amount", "total to pay", "amount payable", "total price",
            "total gst inclusive", "total rm including gst", "total rm incl of gst", "total amt",
            "total amt payable", "total gst incl", "total with vat", "total amount payable", "final total",
            "total amount incl vat", "total rm incl gst", "total cost", "total sales", "total amount rm",
            "bill total",
            "total sale", "rounding rm", "gross invoice amount", "total invoice amount", "order total",
            "total bill"),
        Label(
            .total, 0.8, "total", "total rm", "total eur", "total usd", "total gbp", "total charges",
            "total sum"),
        Label(
            .amountDue, 0.9, "amount due", "total due", "balance due", "amt due", "total amount due",
            "total due gst inc", "please pay", "amount to pay", "net amount due", "nett total", "nett",
            "nett amount", "to pay", "outstanding balance", "payment due amount"),
        Label(.netTotal, 0.9, "net total"),
        Label(
            .net, 1, "net amount", "total excl gst", "total excluding gst", "total excl vat",
            "total excluding vat", "total ex vat", "total excl of gst", "amount excl gst", "net value",
            "total sales excluding gst", "total excl tax", "total before tax", "taxable amount", "total net",
            "amt excl gst", "net price", "total excluding tax", "total without vat", "subtotal excl vat",
            "sub total excluding gst", "amount before tax", "total sales excl gst", "total sales excluding",
            "subtotal ex vat", "net invoice amount", "vatable amount", "excluded gst sub total",
            "sub total excl gst"),
        Label(.subtotal, 0.7, "subtotal", "sub total", "sub total rm"),
        Label(
            .tax, 1, "vat", "tax", "sales tax", "total tax", "total gst", "total vat", "gst", "tax amount",
            "vat amount", "gst amount", "gst payable", "service tax", "value added tax", "sst", "plus vat",
            "tax total"),
        Label(
            .otherAmount, 1, "discount", "rounding", "rounding adj", "rounding adjustment", "round",
            "less discount",
            "total qty", "total quantity", "total items", "total item", "item total", "total discount",
            "total disc",
            "total savings", "total saving", "total promotional saving", "points", "deposit",
            "tip", "gratuity", "service charge", "svc", "quantity", "qty", "unit price", "price", "shipping",
            "delivery charge", "delivery fee", "freight", "item count", "items sold", "tot qty", "voucher",
            "coupon", "total paid", "paid", "amount paid", "already paid", "payments received", "prepaid",
            "gst summary", "total included gst", "tax summary", "vat summary", "balance forward", "handling",
            "late fee", "disc",
            "previous balance", "monthly fee", "share capital", "capital", "total incl discount", "savings",
            "weight", "kg", "total hours", "hours", "total weight", "tax rate", "vat rate"),
        Label(
            .cash, 1, "cash", "tendered", "cash tendered", "amount tendered", "visa", "mastercard",
            "master card",
            "debit", "credit card", "payment", "card payment", "paid by card", "ringgit", "tender", "pay",
            "eftpos",
            "debit card", "amex", "amount received", "card", "maestro", "paid cash"),
        Label(
            .change, 1, "change", "change due", "cash change", "change amt", "change amount", "your change"),
        Label(
            .openingBalance, 1, "opening balance", "balance brought forward", "beginning balance",
            "starting balance", "previous balance", "balance at start", "start balance"),
        Label(
            .closingBalance, 1, "closing balance", "ending balance", "balance carried forward", "new balance",
            "end balance", "final balance", "current balance", "balance at end"),
    ]

    private static let names: [Label] = [
        Label(
            .vendor, 1, "seller", "vendor", "supplier", "from", "sold by", "issued by", "billed by",
            "merchant",
            "service provider", "biller", "remit to", "payable to", "account holder", "account name",
            "make checks payable to", "payee", "beneficiary"),
        Label(
            .customer, 1, "bill to", "billed to", "invoice to", "sold to", "customer", "customer name",
            "buyer",
            "client", "invoiced to", "billing address", "bill to address", "purchaser", "client name",
            "invoice address", "recipient of service", "invoice for"),
        Label(
            .otherParty, 1, "ship to", "deliver to", "delivery address", "shipping address", "shipped to",
            "attention", "attn", "contact", "contact person", "consignee", "delivered to"),
        Label(
            .holder, 1, "holder", "awarded to", "this certifies that", "this is to certify that",
            "certify that",
            "presented to", "granted to", "is hereby granted to", "issued to", "name of holder",
            "is awarded to", "is presented to", "certificate holder", "name", "full name", "applicant",
            "account holder", "conferred upon", "is proudly presented to", "this certificate is awarded to",
            "hereby certifies that", "certifies that", "account name", "participant", "recipient name",
            "student name",
            "student", "applicant name", "name of applicant"),
        Label(
            .issuer, 1, "issuer", "issuing authority", "issued by", "authority", "certification body",
            "certified by",
            "issuing body", "awarded by", "bank", "issuing organization", "institution",
            "awarding body", "prepared by", "published by"),
        Label(
            .party, 1, "between", "by and between", "party a", "party b", "first party", "second party",
            "employer",
            "employee", "landlord", "tenant", "lessor", "lessee", "licensor", "licensee", "contractor",
            "client",
            "provider", "seller", "buyer", "supplier", "customer", "lender", "borrower", "purchaser",
            "company",
            "disclosing party", "receiving party", "service provider", "consultant"),
        Label(.sender, 1, "from", "sender", "sent by"),
        Label(.recipient, 1, "to", "recipient", "addressee"),
        Label(.subject, 1, "subject", "re", "regarding", "subj"),
        Label(.nationality, 1, "nationality"),
        Label(.surname, 1, "surname", "last name", "family name"),
        Label(.givenNames, 1, "given names", "given name", "first name", "forenames", "first names"),
        Label(.signature, 1, "signature", "signed"),
    ]
}
