import Foundation

/// Puts a colour profile together (ICC.1:2001-04, version 2, which every reader of PDF knows).
struct ICCProfile {
    /// Four letters each: device class, colour space, and the space in which it says what colours look like.
    let deviceClass: String
    let colourSpace: String
    let connectionSpace: String
    /// Tags that share their data share an element.
    var tags: [(signatures: [String], data: Data)] = []

    var data: Data {
        var table = Data()
        var body = Data()
        let count = tags.reduce(0) { $0 + $1.signatures.count }
        let start = 128 + 4 + 12 * count
        for (signatures, data) in tags {
            for signature in signatures {
                table += Data(signature.utf8) + Self.long(start + body.count) + Self.long(data.count)
            }
            body += data + Data(count: (4 - data.count % 4) % 4)
        }
        return header(size: start + body.count) + Self.long(count) + table + body
    }

    private func header(size: Int) -> Data {
        var header = Self.long(size) + Data(count: 4) + Self.long(0x0210_0000)
        header += Data(deviceClass.utf8) + Data(colourSpace.utf8) + Data(connectionSpace.utf8)
        // Made on the first of January 2026: the same profile is always the same bytes.
        header += [2026, 1, 1, 0, 0, 0].reduce(into: Data()) { $0 += Self.word($1) }
        header += Data("acsp".utf8) + Data(count: 28)
        return header + Self.xyz(Self.whitePoint) + Data(count: 48)
    }

    /// D50, the white of the connection space.
    static let whitePoint = [0.9642, 1, 0.8249]

    static func text(_ text: String) -> Data { Data("text".utf8) + Data(count: 4) + Data(text.utf8) + [0] }

    static func description(_ text: String) -> Data {
        Data("desc".utf8) + Data(count: 4) + long(text.utf8.count + 1) + Data(text.utf8)
            // Nothing in Unicode, nothing in Macintosh's script code.
            + Data(count: 1 + 8 + 3 + 67)
    }

    static func point(_ xyz: [Double]) -> Data { Data("XYZ ".utf8) + Data(count: 4) + self.xyz(xyz) }

    /// - Parameter values: from 0 to 1, at equal steps.
    static func curve(_ values: [Double]) -> Data {
        Data("curv".utf8) + Data(count: 4) + long(values.count)
            + values.reduce(into: Data()) { $0 += word(share($1)) }
    }

    /// A table from `inputs` values to `outputs`, with `steps` points along each input, the last input's fastest.
    static func table(inputs: Int, outputs: Int, steps: Int, _ values: [Int]) -> Data {
        let straight = word(0) + word(0xFFFF)
        var data = Data("mft2".utf8) + Data(count: 4)
        data += [UInt8(inputs), UInt8(outputs), UInt8(steps), 0]
        data += [1.0, 0, 0, 0, 1, 0, 0, 0, 1].reduce(into: Data()) { $0 += fixed($1) }
        data += word(2) + word(2)
        for _ in 0..<inputs { data += straight }
        for value in values { data += word(value) }
        for _ in 0..<outputs { data += straight }
        return data
    }

    /// A fraction as a table has it.
    static func share(_ value: Double) -> Int { Int((min(max(value, 0), 1) * 65535).rounded()) }

    private static func xyz(_ xyz: [Double]) -> Data { xyz.reduce(into: Data()) { $0 += fixed($1) } }
    private static func fixed(_ value: Double) -> Data { long(Int((value * 65536).rounded())) }
    private static func word(_ value: Int) -> Data { Data([UInt8(value >> 8 & 255), UInt8(value & 255)]) }
    private static func long(_ value: Int) -> Data { word(value >> 16 & 0xFFFF) + word(value & 0xFFFF) }
}
