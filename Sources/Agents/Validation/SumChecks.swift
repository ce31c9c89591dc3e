import Documents

/// Whether the amounts add up.
enum SumChecks {
    static func checks(of caseFile: CaseFile) -> [Check] {
        let total = cents(caseFile, .totalAmount)
        let net = cents(caseFile, .netAmount)
        let tax = cents(caseFile, .taxAmount)
        var checks: [Check] = []
        if let total, let net, let tax {
            // Rounding to five cents at the till, and one cent for each rate of tax.
            let difference = abs(net + tax - total)
            checks.append(
                .that(
                    difference <= 5, [.totalAmount, .netAmount, .taxAmount], weight: 3,
                    else: "total-mismatch", .error,
                    "Net and tax do not add up to the total: they differ by \(Money.text(cents: difference))."
                ))
        }
        if let base = net ?? zip(total, tax).map({ $0 - $1 }), let tax, base != 0 {
            let rate = Double(tax) / Double(base)
            checks.append(
                .that(
                    rate >= -0.001 && rate <= 0.3, [.taxAmount], weight: 1, else: "tax-rate-implausible",
                    .warning,
                    "The tax is no plausible share of the net amount."))
        }
        return checks
    }

    private static func zip(_ left: Int?, _ right: Int?) -> (Int, Int)? {
        guard let left, let right else { return nil }
        return (left, right)
    }

    private static func cents(_ caseFile: CaseFile, _ name: FieldName) -> Int? {
        caseFile[name].flatMap { Money.cents(of: $0.value) }
    }
}
