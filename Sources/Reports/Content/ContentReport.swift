package import Publishing

/// What the documents say: who billed how much, what is due, what ends, what came twice and what is out of the ordinary.
/// Each figure is defined in docs/report-figures.md.
package struct ContentReport: ReportDefinition {
    package let name = "content"
    package let title = "Content"
    package let summary =
        "Spend by vendor and month, invoices due, contracts that end, duplicates and bills out of the ordinary."
    package let parameters = [
        ReportParameter("due-within", .seconds(14 * 86_400), "Invoices to be paid so soon are listed."),
        ReportParameter(
            "overdue-within", .seconds(30 * 86_400), "Invoices whose day passed so recently are listed."),
        ReportParameter(
            "ends-within", .seconds(90 * 86_400), "Contracts and certificates that end so soon are listed."),
    ]

    package init() {}

    package func sections(for request: ReportRequest, from reader: ReportReader) throws -> [Report.Section] {
        let window = ContentWindow(request)
        let history = try BillHistory.read(window, from: reader)
        let repeated = try RepeatedBills.read(history.vendors, from: reader)
        let ignored = repeated.documents
        let spend = try Spend.read(window, history.vendors, without: ignored, from: reader)
        let months = try SpendByMonth.read(
            window, history, currencies: SpendSection.currencies(of: spend, history), without: ignored,
            from: reader)
        let due = try DueBills.soon(
            from: window.today, to: window.day(after: request.days("due-within")), without: ignored,
            from: reader)
        let overdue = try DueBills.past(
            from: window.day(after: -request.days("overdue-within")), to: window.day(after: -1),
            without: ignored, from: reader)
        let endings = try Endings.read(
            from: window.today, to: window.day(after: request.days("ends-within")), from: reader)
        let copies = try DoorDuplicates.read(window, from: reader)
        let oddities = try Oddities.read(window, history, without: ignored, from: reader)
        let mix = try DocumentMix.read(window, from: reader)

        let spending = SpendSection(window: window, history: history, spend: spend, months: months)
        let payments = PaymentSection(window: window, vendors: history.vendors, due: due, overdue: overdue)
        let ends = EndingSection(window: window, endings: endings)
        let duplicates = DuplicateSection(
            period: window.period, vendors: history.vendors, repeated: repeated, copies: copies)
        let odd = OdditySection(vendors: history.vendors, oddities: oddities, timeZone: request.timeZone)
        let kinds = MixSection(mix: mix)
        let headlines = [
            kinds.headlines, spending.headlines, payments.headlines, ends.headlines, duplicates.headlines,
            odd.headlines,
        ]
        let sentences = [
            odd.sentences, duplicates.sentences, payments.sentences, ends.sentences, spending.sentences,
            kinds.sentences,
        ]
        return [
            Report.Section(
                title: "At a glance",
                blocks: [.headlines(Array(headlines.joined()))] + Report.Block.said(Array(sentences.joined()))
            ),
            spending.section, payments.section, ends.section, odd.section, duplicates.section, kinds.section,
        ]
    }
}

extension ReportRequest {
    /// A duration in whole days, the begun one included; ten years are enough for anybody.
    fileprivate func days(_ name: String) -> Int {
        Int(min(3653, max(0, (seconds(name) / 86_400).rounded(.up))))
    }
}
