/// Writes one value in its field's normal form.
struct Normaliser {
    let dateOrder: DateOrder
    /// The document's currency, ISO 4217, when it is known.
    let currency: String?

    /// Nil when the text is nothing of that kind.
    func normal(_ text: String, as kind: FieldName.Kind) -> String? {
        switch kind {
        case .date: Self.date(text, order: dateOrder)
        case .amount: amount(text)
        case .currency: Self.currency(text)
        case .identifier: Self.identifier(text)
        case .number: Self.nonEmpty(text.filter { !$0.isWhitespace })
        case .phone: Self.phone(text)
        case .name: Self.name(text)
        }
    }

    static func date(_ text: String, order: DateOrder) -> String? {
        if let iso = CalendarDate(iso: text) { return iso.iso }
        return DateScanner.first(in: text)?.resolved(order)?.iso
    }

    private func amount(_ text: String) -> String? {
        guard let money = AmountScanner.first(in: text) else { return nil }
        let isWhole = money.decimals == 0 && money.cents % 100 == 0
        if isWhole, let currency, Self.withoutCents.contains(currency) { return String(money.cents / 100) }
        return money.decimalText
    }

    /// Currencies whose smallest unit is the whole one, by ISO 4217.
    private static let withoutCents: Set<String> = [
        "JPY", "KRW", "VND", "CLP", "ISK", "PYG", "UGX", "XAF", "XOF", "XPF",
    ]

    static func currency(_ text: String) -> String? {
        CurrencySigns.code(text.trimmingSpaces()) ?? AmountScanner.first(in: text)?.currency
    }

    /// Upper case and bare for accounts and tax numbers, lower case for addresses of e-mail.
    private static func identifier(_ text: String) -> String? {
        let bare = text.filter { !$0.isWhitespace }
        if bare.contains("@") { return bare.lowercased() }
        let compact = IBAN.compact(bare)
        // The Swiss number names its tax in three languages behind it.
        if compact.hasPrefix("CHE"), compact.utf8.count > 12 { return String(compact.prefix(12)) }
        return nonEmpty(compact)
    }

    /// Digits with the international prefix's plus; a zero in brackets is not dialled from abroad.
    private static func phone(_ text: String) -> String? {
        var digits = text.hasPrefix("+") ? "+" : ""
        let dialled = text.hasPrefix("+") ? text.replacing("(0)", with: "") : text
        digits += dialled.filter { $0.isASCII && $0.isNumber }
        return digits.count >= 6 ? digits : nil
    }

    private static func name(_ text: String) -> String? {
        let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return nonEmpty(CompanyNames.trimmed(words))
    }

    private static func nonEmpty(_ text: String) -> String? { text.isEmpty ? nil : text }
}

extension String {
    fileprivate func trimmingSpaces() -> String {
        var text = self[...]
        while text.first?.isWhitespace ?? false { text.removeFirst() }
        while text.last?.isWhitespace ?? false { text.removeLast() }
        return String(text)
    }
}
