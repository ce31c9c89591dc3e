import COpenSSL
import Foundation

/// What a request says of its bytes: SHA-256 for the signature, MD5 for servers that compare only that (RFC 1864).
struct PayloadDigest {
    /// In hexadecimal.
    let sha256: String
    /// In Base64.
    let md5: String

    static let empty = PayloadDigest(of: Data())

    init(of bytes: Data) {
        var digests = Pair()
        bytes.withUnsafeBytes { digests.update($0) }
        self = digests.finish()
    }

    /// Reads the slice once.
    init(of slice: FileSlice) throws(FileSlice.Unreadable) {
        var digests = Pair()
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 4096)
        defer { buffer.deallocate() }
        var offset = 0
        while offset < slice.count {
            let count = try slice.read(at: offset, into: buffer)
            digests.update(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
            offset += count
        }
        self = digests.finish()
    }

    private init(sha256: String, md5: String) {
        self.sha256 = sha256
        self.md5 = md5
    }

    private struct Pair: ~Copyable {
        private let sha256 = EVP_MD_CTX_new()
        private let md5 = EVP_MD_CTX_new()

        init() {
            // They fail only for want of memory, where the Swift runtime traps as well.
            guard EVP_DigestInit_ex(sha256, EVP_sha256(), nil) == 1,
                EVP_DigestInit_ex(md5, EVP_md5(), nil) == 1
            else { preconditionFailure("OpenSSL has no memory for a digest, or no MD5") }
        }

        deinit {
            EVP_MD_CTX_free(sha256)
            EVP_MD_CTX_free(md5)
        }

        mutating func update(_ bytes: UnsafeRawBufferPointer) {
            EVP_DigestUpdate(sha256, bytes.baseAddress, bytes.count)
            EVP_DigestUpdate(md5, bytes.baseAddress, bytes.count)
        }

        consuming func finish() -> PayloadDigest {
            PayloadDigest(
                sha256: Self.end(sha256).map { byte in
                    let digits = String(byte, radix: 16)
                    return digits.count == 2 ? digits : "0\(digits)"
                }.joined(),
                md5: Data(Self.end(md5)).base64EncodedString())
        }

        private static func end(_ context: OpaquePointer?) -> [UInt8] {
            [UInt8](unsafeUninitializedCapacity: Int(EVP_MAX_MD_SIZE)) { buffer, count in
                var length: UInt32 = 0
                count = EVP_DigestFinal_ex(context, buffer.baseAddress, &length) == 1 ? Int(length) : 0
            }
        }
    }
}
