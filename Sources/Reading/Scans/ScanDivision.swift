package import Documents
package import Extraction

/// Into which documents a scan is divided, and in which order their pages are.
package struct ScanDivision: Sendable, Hashable {
    /// Empty when the scan is one document as it is.
    package private(set) var parts: [ScanPart] = []

    /// One document, as it is.
    static let none = ScanDivision([], options: ScanOptions())

    /// - Parameter pages: in the order in which they were scanned.
    package init(_ pages: [PageMarks], options: ScanOptions) {
        var parts: [ScanPart] = []
        var current = ScanPart()
        var wasSeparator = false
        for number in Self.order(of: pages.count, sides: options.sides) {
            let marks = pages[number - 1]
            let isBackOfSeparator = wasSeparator && marks.isBlank && options.separatorPages == .drop
            wasSeparator = marks.isSeparator
            if isBackOfSeparator && !marks.isSeparator { continue }
            if marks.isSeparator || options.divides(current, before: marks) {
                parts.append(current)
                current = ScanPart()
            }
            if marks.isSeparator, options.separatorPages == .drop { continue }
            current.pages.append(number)
            current.serialNumber = current.serialNumber ?? marks.serialNumber
        }
        parts.append(current)
        parts.removeAll(where: \.pages.isEmpty)
        guard parts.map(\.pages) != [Array(1...max(1, pages.count))] else { return }
        self.parts = parts
    }

    /// An odd number of pages can't be fronts and backs, and stays as it is.
    static func order(of count: Int, sides: ScanOptions.Sides) -> [Int] {
        guard sides == .frontsThenBacks, count > 1, count.isMultiple(of: 2) else {
            return Array(stride(from: 1, through: count, by: 1))
        }
        return (1...(count / 2)).flatMap { [$0, count + 1 - $0] }
    }
}

extension ScanOptions {
    fileprivate func divides(_ part: ScanPart, before marks: PageMarks) -> Bool {
        guard dividesAtSerialNumbers, let number = marks.serialNumber else { return false }
        return !part.pages.isEmpty && number != part.serialNumber
    }
}
