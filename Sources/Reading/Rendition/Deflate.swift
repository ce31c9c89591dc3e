import CTesseract
import Documents
import Foundation

/// zlib as Leptonica carries it along.
enum Deflate {
    static func compress(_ bytes: [UInt8]) throws -> Data {
        // zlibCompress refuses nothing to compress; this is the zlib stream of no bytes.
        guard !bytes.isEmpty else { return Data([0x78, 0x9c, 0x03, 0, 0, 0, 0, 1]) }
        var count = 0
        let compressed = bytes.withUnsafeBufferPointer { zlibCompress($0.baseAddress, $0.count, &count) }
        guard let compressed else { throw Refusal.renditionOutOfMemory }
        return Data(bytesNoCopy: compressed, count: count, deallocator: .free)
    }
}
