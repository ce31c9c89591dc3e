import Documents

/// Whether dates are plausible and follow one another as they should.
struct DateChecks {
    /// Nil when the clock can't be read as a calendar's day: then nothing is said about the future.
    let today: CalendarDate?

    func checks(of caseFile: CaseFile) -> [Check] {
        let orders: [(earlier: FieldName, later: FieldName, code: String)] = [
            (.invoiceDate, .dueDate, "due-before-invoice"), (.startDate, .endDate, "end-before-start"),
            (.issueDate, .expiryDate, "expiry-before-issue"), (.birthDate, .issueDate, "issue-before-birth"),
        ]
        var checks = orders.compactMap { order(caseFile, $0.earlier, $0.later, code: $0.code) }
        checks += [.invoiceDate, .issueDate].compactMap { notInFuture(caseFile, $0) }
        checks += [.dueDate, .endDate, .expiryDate].compactMap { notFarAway(caseFile, $0) }
        return checks
    }

    private func date(_ caseFile: CaseFile, _ name: FieldName) -> CalendarDate? {
        caseFile[name].flatMap { CalendarDate(iso: $0.value) }
    }

    private func order(_ caseFile: CaseFile, _ earlier: FieldName, _ later: FieldName, code: String) -> Check?
    {
        guard let first = date(caseFile, earlier), let second = date(caseFile, later) else { return nil }
        return .that(
            first <= second, [earlier, later], weight: 1, else: code, .warning,
            "\(later.rawValue) \(second.iso) lies before \(earlier.rawValue) \(first.iso).")
    }

    /// What has been issued lies behind us; a month is left for documents dated ahead.
    private func notInFuture(_ caseFile: CaseFile, _ name: FieldName) -> Check? {
        guard let today, let date = date(caseFile, name) else { return nil }
        return .that(
            date.dayNumber <= today.dayNumber + 31 && date.year >= 1950, [name], weight: 1,
            else: "date-implausible",
            .warning, "\(name.rawValue) \(date.iso) lies in the future or far in the past.")
    }

    private func notFarAway(_ caseFile: CaseFile, _ name: FieldName) -> Check? {
        guard let today, let date = date(caseFile, name) else { return nil }
        return .that(
            date.year <= today.year + 60, [name], weight: 0.5, else: "date-implausible", .warning,
            "\(name.rawValue) \(date.iso) lies far in the future.")
    }
}
