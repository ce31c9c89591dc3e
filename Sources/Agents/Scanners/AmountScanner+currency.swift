extension AmountScanner {
    private func isSignPart(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isLetter || scalar.properties.generalCategory == .currencySymbol
    }

    func currency(before start: Int) -> (code: String, start: Int)? {
        var end = start
        while end > 0, start - end < 2, Gap.isGap(scalars[end - 1]) || scalars[end - 1] == ":" { end -= 1 }
        if end > 1, "-−–".unicodeScalars.contains(scalars[end - 1]), isSignPart(scalars[end - 2]) { end -= 1 }
        if end > 0, scalars[end - 1] == "." { end -= 1 }
        var begin = end
        while begin > 0, end - begin < 8, isSignPart(scalars[begin - 1]) { begin -= 1 }
        guard begin < end, let code = code(begin..<end) else { return nil }
        return (code, begin)
    }

    func currency(after end: Int) -> (code: String, end: Int)? {
        var begin = end
        while begin < scalars.count, begin - end < 2, Gap.isGap(scalars[begin]) { begin += 1 }
        var stop = begin
        while stop < scalars.count, stop - begin < 8, isSignPart(scalars[stop]) { stop += 1 }
        // OCR reads a tax code "S" behind a price as a dollar sign.
        if isRecognised, stop == begin + 1, scalars[begin] == "$" { return nil }
        guard stop > begin, stop == scalars.count || !scalars[stop].isDigit, let code = code(begin..<stop)
        else { return nil }
        return (code, stop)
    }

    private func code(_ range: Range<Int>) -> String? {
        var text = String.UnicodeScalarView()
        text.append(contentsOf: scalars[range])
        return CurrencySigns.code(String(text))
    }
}
