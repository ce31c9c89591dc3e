/// What is counted on the pages of a document.
struct StructuralFacts: Equatable {
    var words = 0
    var lines = 0
    /// Lines of nine words and more.
    var proseLines = 0
    /// Lines of a machine-readable zone (ICAO Doc 9303): `P<UTOERIKSSON<<ANNA`.
    var machineReadableLines = 0
    var amounts = 0
    /// Right edges under which three and more amounts stand.
    var amountColumns = 0
    /// Lines that begin with a date and end in an amount.
    var datedAmountLines = 0
    var times = 0
    var starts: [LineStart: Int] = [:]
    /// Header lines of a message that hold an address.
    var addressedHeaders = 0
    /// A salutation, and a closing after it.
    var isSaluted = false
    var isClosed = false
    /// `§ 3`, `Article 4`, `Clause 5` at the start of a line.
    var clauses = 0
    /// `1.2` at the start of a line.
    var numberedHeadings = 0
    /// A row of dots and a page number.
    var dotLeaders = 0
    /// `[12]`.
    var citations = 0
    /// `2015 – 2019` at the start of a line.
    var yearRanges = 0
    /// Rows of underscores or dots to write on.
    var blanks = 0
    var checkboxes = 0
    /// Lines that end with a colon: labels whose value is yet to be written.
    var openLabels = 0
    /// Height over width of the first page.
    var slenderness = 0.0

    mutating func add(_ page: TextPage, isFirst: Bool) {
        if isFirst { slenderness = page.slenderness }
        var columns = AmountColumns()
        for line in page.lines {
            let marks = LineMarks(line, in: page)
            lines += 1
            words += line.wordCount
            proseLines += line.wordCount >= 9 ? 1 : 0
            machineReadableLines += MachineReadableZone.holds(line, in: page) ? 1 : 0
            amounts += marks.amounts
            columns.add(marks.amountEdges)
            datedAmountLines += marks.startsWithDate && marks.endsWithAmount ? 1 : 0
            times += marks.times
            dotLeaders += marks.isDotLeader ? 1 : 0
            citations += marks.citations
            yearRanges += marks.startsWithYearRange ? 1 : 0
            blanks += marks.blanks
            checkboxes += marks.checkboxes
            openLabels += marks.endsWithColon && line.wordCount <= 6 ? 1 : 0
            numberedHeadings += marks.startsWithSectionNumber && (1...9).contains(line.wordCount) ? 1 : 0
            addStart(of: line, marks, in: page)
        }
        amountColumns = max(amountColumns, columns.count)
    }

    private mutating func addStart(of line: TextLine, _ marks: LineMarks, in page: TextPage) {
        guard let start = LineStart.of(line, in: page) else { return }
        switch start {
        case .salutation:
            guard line.wordCount <= 8 else { return }
            isSaluted = true
        case .closing:
            guard line.wordCount <= 16 else { return }
            isClosed = true
        case .clause:
            guard marks.numbers > 0, line.wordCount <= 9 else { return }
            clauses += 1
        case .from, .to, .subject, .sent:
            guard marks.hasEarlyColon else { return }
            addressedHeaders += marks.hasAddress ? 1 : 0
        case .figure, .step:
            guard marks.numbers > 0 else { return }
        case .tender, .change:
            guard line.wordCount <= 5 else { return }
        }
        starts[start, default: 0] += 1
    }

    func has(_ start: LineStart) -> Bool { starts[start] != nil }
}
