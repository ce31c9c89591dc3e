import Foundation

/// Removes the text that an earlier OCR wrote: what is shown in text render mode 3, "neither fill nor stroke"
/// (ISO 32000-1 §9.3.6). Text within form XObjects is not looked at.
enum InvisibleText {
    /// The content stream without its invisible text. Nil when it has none, or when removing it could move visible text.
    static func removed(from content: [UInt8]) -> [UInt8]? {
        var scanner = ContentScanner(content)
        var kept: [UInt8] = []
        var mode = 0
        var savedModes: [Int] = []
        var isDisplaced = false
        var isChanged = false
        while let operation = scanner.next() {
            var replacement: [UInt8]?
            switch operation.name {
            case "q": savedModes.append(mode)
            case "Q": mode = savedModes.popLast() ?? mode
            case "Tr": mode = operation.lastInteger ?? mode
            case "BT", "ET", "Tm", "Td", "TD", "T*": isDisplaced = false
            case "Tj", "TJ", "'", "\"":
                // After a text that is gone, the next one stands too far to the left, unless it says where it stands.
                if mode != 3, isDisplaced, operation.name.hasPrefix("T") { return nil }
                guard mode == 3 else { break }
                if operation.name == "\"" { return nil }
                replacement = Array((operation.name == "'" ? " T*\n" : " ").utf8)
                isDisplaced = true
                isChanged = true
            default: break
            }
            kept += replacement ?? Array(content[operation.range])
        }
        guard isChanged, scanner.isAtEnd else { return nil }
        return kept
    }
}
