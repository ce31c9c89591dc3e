extension ScanOptions {
    /// A barcode of this text divides documents.
    package func isSeparator(_ text: String) -> Bool {
        separators.contains { $0.lowercased() == text.trimmed.lowercased() }
    }

    /// What a barcode says after the prefix of serial numbers: digits, perhaps after a space, a colon or a hyphen. Nil for
    /// anything else.
    package func serialNumber(of text: String) -> Int? {
        guard let prefix = serialNumberPrefix else { return nil }
        let text = text.trimmed
        guard text.lowercased().hasPrefix(prefix.lowercased()) else { return nil }
        let rest = text.dropFirst(prefix.count).drop { " :-_#".contains($0) }
        guard (1...15).contains(rest.count), rest.allSatisfy({ ("0"..."9").contains($0) }) else { return nil }
        return Int(rest)
    }
}

extension String {
    fileprivate var trimmed: String {
        String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
}
