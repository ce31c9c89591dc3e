package import Documents
import Foundation

/// How a camera says that it was held: tag 0x0112 of a JPEG's Exif segment (Exif 2.32, 4.6.4), 1 to 8.
package struct ExifOrientation: Sendable, Hashable {
    package let value: Int

    /// 1, the usual one, where there is none.
    package init(path: String, mediaType: MediaType) {
        guard mediaType == .jpeg, let handle = FileHandle(forReadingAtPath: path),
            let head = try? handle.read(upToCount: 1 << 17)
        else {
            self.init(jpeg: [])
            return
        }
        self.init(jpeg: [UInt8](head))
    }

    package init(jpeg bytes: [UInt8]) {
        value = Self.exifSegment(bytes).flatMap(Self.orientation) ?? 1
    }

    /// The picture as it was meant to be seen.
    func applied(to picture: borrowing Pixels) throws -> Pixels {
        switch value {
        case 2: try picture.mirrored()
        case 3: try picture.turned(quarters: 2)
        case 4: try picture.turned(quarters: 2).mirrored()
        case 5: try picture.turned(quarters: 1).mirrored()
        case 6: try picture.turned(quarters: 1)
        case 7: try picture.turned(quarters: 3).mirrored()
        case 8: try picture.turned(quarters: 3)
        default: try picture.shared()
        }
    }

    /// Whether width and height change places.
    var isSideways: Bool { value >= 5 }

    /// The TIFF structure inside the APP1 segment.
    private static func exifSegment(_ bytes: [UInt8]) -> ArraySlice<UInt8>? {
        var index = 2
        while index + 4 <= bytes.count, bytes[index] == 0xFF {
            let marker = bytes[index + 1]
            let length = Int(bytes[index + 2]) << 8 | Int(bytes[index + 3])
            guard marker != 0xDA, length >= 2 else { return nil }
            let body = bytes[(index + 4)..<min(index + 2 + length, bytes.count)]
            if marker == 0xE1, body.starts(with: [0x45, 0x78, 0x69, 0x66, 0, 0]) { return body.dropFirst(6) }
            index += 2 + length
        }
        return nil
    }

    private static func orientation(_ tiff: ArraySlice<UInt8>) -> Int? {
        let bytes = Array(tiff)
        guard bytes.count >= 8 else { return nil }
        let isLittle = bytes[0] == 0x49
        func number(at index: Int, bytes count: Int) -> Int? {
            guard index >= 0, index + count <= bytes.count else { return nil }
            let digits = bytes[index..<(index + count)]
            return (isLittle ? digits.reversed() : Array(digits)).reduce(0) { $0 << 8 | Int($1) }
        }
        guard let directory = number(at: 4, bytes: 4), let count = number(at: directory, bytes: 2) else {
            return nil
        }
        for entry in 0..<min(count, 200) {
            let start = directory + 2 + 12 * entry
            guard number(at: start, bytes: 2) == 0x0112 else { continue }
            return number(at: start + 8, bytes: 2).flatMap { (1...8).contains($0) ? $0 : nil }
        }
        return nil
    }
}
