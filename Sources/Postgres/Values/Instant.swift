/// A point in time as Postgres writes it in the ISO date style.
enum Instant {
    /// Microseconds since 1970 in UTC.
    case finite(Int)
    case past
    case future

    /// Reads `2026-11-23 14:48:23.123456+00`, the same without an offset (taken as UTC), its date alone, and
    /// the two infinities. Dates before Christ are refused.
    init(timestamp text: Span<UInt8>) throws {
        var index = 0
        let first = text.count > 0 ? text[0] : 0
        if first == UInt8(ascii: "i") || first == UInt8(ascii: "-") {
            self = first == UInt8(ascii: "-") ? .past : .future
            return
        }
        let year = try number(in: text, at: &index)
        try expect("-", in: text, at: &index)
        let month = try number(in: text, at: &index)
        try expect("-", in: text, at: &index)
        let day = try number(in: text, at: &index)
        guard (1...12).contains(month), (1...31).contains(day) else { throw UndecodableText() }
        var seconds = CivilDate(year: year, month: month, day: day).daysSince1970 * secondsPerDay
        var fraction = 0
        if index < text.count {
            guard text[index] == UInt8(ascii: " ") || text[index] == UInt8(ascii: "T") else {
                throw UndecodableText()
            }
            index += 1
            seconds += try clock(in: text, at: &index)
            fraction = try microseconds(in: text, at: &index)
            seconds -= try offset(in: text, at: &index)
        }
        guard index == text.count else { throw UndecodableText() }
        self = .finite(seconds * microsecondsPerSecond + fraction)
    }
}

/// `14:48:23` in seconds.
private func clock(in text: Span<UInt8>, at index: inout Int) throws -> Int {
    let hour = try number(in: text, at: &index)
    try expect(":", in: text, at: &index)
    let minute = try number(in: text, at: &index)
    try expect(":", in: text, at: &index)
    return hour * 3600 + minute * 60 + (try number(in: text, at: &index))
}

/// `.123` in microseconds; 0 when there is none.
private func microseconds(in text: Span<UInt8>, at index: inout Int) throws -> Int {
    guard index < text.count, text[index] == UInt8(ascii: ".") else { return 0 }
    index += 1
    let start = index
    var value = try number(in: text, at: &index)
    guard index - start <= 6 else { throw UndecodableText() }
    for _ in (index - start)..<6 { value *= 10 }
    return value
}

/// `+05:30` in seconds; 0 for `Z` and for none.
private func offset(in text: Span<UInt8>, at index: inout Int) throws -> Int {
    guard index < text.count else { return 0 }
    let sign = text[index]
    index += 1
    if sign == UInt8(ascii: "Z") { return 0 }
    guard sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") else { throw UndecodableText() }
    var seconds = try number(in: text, at: &index) * 3600
    var unit = 60
    while index < text.count, unit >= 1 {
        try expect(":", in: text, at: &index)
        seconds += try number(in: text, at: &index) * unit
        unit /= 60
    }
    return sign == UInt8(ascii: "-") ? -seconds : seconds
}

private func number(in text: Span<UInt8>, at index: inout Int) throws -> Int {
    let start = index
    var value = 0
    while index < text.count {
        let digit = text[index] &- UInt8(ascii: "0")
        guard digit <= 9 else { break }
        value = value * 10 + Int(digit)
        index += 1
    }
    // Six digits hold all of Postgres' years and can't overflow what is computed from them.
    guard (1...6).contains(index - start) else { throw UndecodableText() }
    return value
}

private func expect(_ character: Unicode.Scalar, in text: Span<UInt8>, at index: inout Int) throws {
    guard index < text.count, text[index] == UInt8(ascii: character) else { throw UndecodableText() }
    index += 1
}
