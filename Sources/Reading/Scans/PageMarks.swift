import Documents

/// What a page of a scan says about where documents begin and end.
package struct PageMarks: Sendable, Hashable {
    package var isSeparator: Bool
    package var serialNumber: Int?
    package var isBlank: Bool

    package init(isSeparator: Bool = false, serialNumber: Int? = nil, isBlank: Bool = false) {
        self.isSeparator = isSeparator
        self.serialNumber = serialNumber
        self.isBlank = isBlank
    }
}
