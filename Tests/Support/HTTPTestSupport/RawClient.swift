import Foundation
import Glibc

/// Says to a server on this machine what a test wants it to hear, byte by byte.
package struct RawClient: Sendable {
    package struct Refused: Error {
        package let code: Int32
    }

    package struct Reply: Sendable {
        package let status: Int
        package let headers: [String: String]
        package let body: String

        init(_ text: String) {
            let parts = text.components(separatedBy: "\r\n\r\n")
            let lines = parts[0].components(separatedBy: "\r\n")
            status = Int(lines[0].split(separator: " ").dropFirst().first ?? "") ?? 0
            headers = lines.dropFirst().reduce(into: [:]) { headers, line in
                let pair = line.split(separator: ":", maxSplits: 1)
                headers[pair[0].lowercased()] = pair.last.map { $0.trimmingCharacters(in: .whitespaces) }
            }
            body = parts.dropFirst().joined(separator: "\r\n\r\n")
        }
    }

    package let port: Int

    package init(port: Int) {
        self.port = port
    }

    package func get(_ path: String) async throws -> Reply {
        try await request("GET", path)
    }

    package func request(_ method: String, _ path: String, headers: String = "") async throws -> Reply {
        let text = "\(method) \(path) HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\(headers)\r\n"
        return Reply(try await exchange(text))
    }

    /// All that comes until the server hangs up.
    package func exchange(_ text: String) async throws -> String {
        let port = port
        return try await withCheckedThrowingContinuation { continuation in
            DispatchQueue.global().async {
                continuation.resume(with: Result { try Self.exchange(text, port: port) })
            }
        }
    }

    private static func exchange(_ text: String, port: Int) throws -> String {
        let descriptor = try connect(to: port)
        defer { close(descriptor) }
        let bytes = Array(text.utf8)
        guard send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL)) == bytes.count else {
            throw Refused(code: errno)
        }
        var reply: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 65_536)
        while case let count = recv(descriptor, &piece, piece.count, 0), count > 0 {
            reply += piece[..<count]
        }
        return String(decoding: reply, as: UTF8.self)
    }

    private static func connect(to port: Int) throws -> Int32 {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        let code = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                Glibc.connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard code == 0 else {
            close(descriptor)
            throw Refused(code: errno)
        }
        return descriptor
    }
}
