import Documents

extension PathPattern {
    /// One name between braces.
    enum Placeholder: Hashable, Sendable {
        case category, vendor, number, name, language, pipeline, id
        case date(DateFormat)
        case field(String)
        /// A field that holds a date, written in a format.
        case dateField(String, DateFormat)

        private static let simple: [String: Placeholder] = [
            "category": .category, "vendor": .vendor, "number": .number, "name": .name, "language": .language,
            "pipeline": .pipeline, "id": .id,
        ]
        private static let dateFields = [
            "invoice_date", "due_date", "start_date", "end_date", "issue_date", "expiry_date",
        ]
        private static let otherFields = [
            "vendor_name", "vendor_address", "customer_name", "invoice_number", "total_amount", "net_amount",
            "tax_amount", "currency", "iban", "vat_id", "contract_number", "parties", "certificate_number",
            "holder_name", "issuer", "document_number", "archive_serial_number",
        ]

        /// Every name that can stand between braces.
        static let names = simple.keys.sorted() + ["date"] + dateFields + otherFields

        /// Nil for a name that there isn't; `format` only where a date is.
        init?(name: String, format: DateFormat?) {
            if name == "date" {
                self = .date(format ?? .day)
            } else if let format {
                guard Placeholder.dateFields.contains(name) else { return nil }
                self = .dateField(name, format)
            } else if let simple = Placeholder.simple[name] {
                self = simple
            } else if Placeholder.names.contains(name) {
                self = .field(name)
            } else {
                return nil
            }
        }

        /// Nil when nothing is known.
        func value(in values: PathValues) -> String? {
            switch self {
            case .category: values.category
            case .vendor: values.field(["vendor_name", "issuer"])
            case .number:
                values.field(["invoice_number", "contract_number", "certificate_number", "document_number"])
            case .name: values.name
            case .language: values.language
            case .pipeline: values.pipeline
            case .id: values.id.description
            case .date(let format): values.date.formatted(format)
            case .field(let name): values.field([name])
            case .dateField(let name, let format):
                values.field([name]).flatMap { CalendarDay(iso8601: $0) }?.formatted(format)
            }
        }
    }
}
