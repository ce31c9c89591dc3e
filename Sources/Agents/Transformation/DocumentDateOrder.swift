import Documents

/// Decides for a whole document whether days stand before months.
enum DocumentDateOrder {
    static func decide(for caseFile: CaseFile) -> DateOrder {
        var dates: [WrittenDate] = []
        var currencies: Set<String> = []
        var isAmerican = false
        for page in caseFile.document.pages.prefix(DocumentLayout.firstPages) {
            for line in page.text.split(separator: "\n")
            where line.utf8.contains(where: { (0x30...0x39).contains($0) }) {
                let scalars = Array(line.unicodeScalars)
                let isRecognised = page.source == .ocr
                dates += DateScanner(scalars, isRecognised: isRecognised).dates().map(\.written)
                currencies.formUnion(
                    AmountScanner(scalars, isRecognised: isRecognised).amounts().map(\.money).filter {
                        $0.decimals == 2
                    }.compactMap(\.currency))
                isAmerican = isAmerican || UnitedStates.isAddress(scalars)
            }
        }
        return DateOrder.decide(
            dates: dates, language: caseFile.documentClass.language, currencies: currencies,
            namesUnitedStates: isAmerican)
    }
}
