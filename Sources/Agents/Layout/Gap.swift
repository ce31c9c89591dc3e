/// What stands between two words of a line in its `scalars`: how wide the gap is decides what may join over it.
enum Gap {
    /// A space between words.
    static let narrow: Unicode.Scalar = " "
    /// Wider than a space, not yet a column.
    static let medium: Unicode.Scalar = "\u{2002}"
    /// The gap between columns.
    static let wide: Unicode.Scalar = "\t"

    static func isGap(_ scalar: Unicode.Scalar) -> Bool {
        scalar == narrow || scalar == medium || scalar == wide
    }

    /// - Parameter ratio: the gap's width by the height of the line.
    static func scalar(forRatio ratio: Double) -> Unicode.Scalar {
        if ratio > 1.5 { return wide }
        return ratio > 0.75 ? medium : narrow
    }
}
