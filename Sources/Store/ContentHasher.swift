internal import COpenSSL
package import Documents

/// SHA-256 over bytes that come piece by piece (OpenSSL's EVP interface: it uses the processor's own instructions).
package struct ContentHasher: ~Copyable {
    private let context: OpaquePointer

    package init() {
        // Both fail only for want of memory, where the Swift runtime traps as well.
        guard let context = EVP_MD_CTX_new(), EVP_DigestInit_ex(context, EVP_sha256(), nil) == 1 else {
            preconditionFailure("OpenSSL has no memory for a SHA-256 context")
        }
        self.context = context
    }

    deinit {
        EVP_MD_CTX_free(context)
    }

    package mutating func update(_ bytes: UnsafeRawBufferPointer) {
        guard EVP_DigestUpdate(context, bytes.baseAddress, bytes.count) == 1 else {
            preconditionFailure("a SHA-256 context takes bytes until it is finished")
        }
    }

    package consuming func finish() -> ContentHash {
        let digest = [UInt8](unsafeUninitializedCapacity: Int(EVP_MAX_MD_SIZE)) { buffer, count in
            var length: UInt32 = 0
            let isFinished = EVP_DigestFinal_ex(context, buffer.baseAddress, &length) == 1
            count = isFinished ? Int(length) : 0
        }
        let digits = Array("0123456789abcdef".utf8)
        let hex = digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
        guard let hash = ContentHash(hex: String(decoding: hex, as: UTF8.self)) else {
            preconditionFailure("a SHA-256 has 32 bytes")
        }
        return hash
    }

    /// The hash of bytes that are in memory already.
    package static func hash(of bytes: some Sequence<UInt8>) -> ContentHash {
        var hasher = ContentHasher()
        Array(bytes).withUnsafeBytes { hasher.update($0) }
        return hasher.finish()
    }
}
