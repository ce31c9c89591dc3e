/// A time during which a zone's clocks kept one offset. In seconds since 1970.
struct OffsetSpan: Sendable, Hashable {
    let start: Int
    /// The first second of the next span.
    let end: Int
    /// East of Greenwich.
    let offset: Int
    /// Up to where clocks on the wall had come before this span. Below `wallStart`: the times between were skipped.
    /// Above it: the times from `wallStart` are shown again.
    let seen: Int

    var wallStart: Int { start + offset }
    var wallEnd: Int { end + offset }
}
