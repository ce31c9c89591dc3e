import COpenSSL
import Foundation

/// OpenSSL's digests, in lower-case hexadecimal.
enum Digest {
    static func sha256(_ bytes: some Sequence<UInt8>) -> String {
        let bytes = Array(bytes)
        return hexadecimal { digest, length in
            EVP_Digest(bytes, bytes.count, digest, length, EVP_sha256(), nil) == 1
        }
    }

    /// HMAC with SHA-256 (RFC 2104).
    static func hmac(_ message: Data, key: Data) -> String {
        let key = Array(key)
        let message = Array(message)
        return hexadecimal { digest, length in
            HMAC(EVP_sha256(), key, Int32(key.count), message, message.count, digest, length) != nil
        }
    }

    private static func hexadecimal(
        _ compute: (UnsafeMutablePointer<UInt8>, UnsafeMutablePointer<UInt32>) -> Bool
    ) -> String {
        var digest = [UInt8](repeating: 0, count: Int(EVP_MAX_MD_SIZE))
        var length: UInt32 = 0
        // It fails only for want of memory, where the Swift runtime traps as well.
        guard compute(&digest, &length) else { preconditionFailure("OpenSSL has no memory for a digest") }
        let digits = Array("0123456789abcdef".utf8)
        let hexadecimal = digest.prefix(Int(length)).flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
        return String(decoding: hexadecimal, as: UTF8.self)
    }
}
