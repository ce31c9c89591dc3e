import Foundation
import Glibc
import Synchronization

/// A small HTTP server on loopback that takes whatever comes, one connection after the other, and remembers it.
final class RecordingServer: Sendable {
    struct Request: Sendable {
        var line: String
        var headers: [String]
        var body: Data
    }

    private let socket: Int32
    private let received = Mutex<[Request]>([])
    private let status = Mutex(200)
    let port: Int

    var url: String { "http://127.0.0.1:\(port)" }
    var requests: [Request] { received.withLock { $0 } }

    init() throws {
        socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let listening = socket
        let isListening = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                bind(listening, address, length) == 0 && listen(listening, 16) == 0
                    && getsockname(listening, address, &length) == 0
            }
        }
        guard isListening else { throw POSIXError(.EADDRINUSE) }
        port = Int(UInt16(bigEndian: address.sin_port))
        let thread = Thread { [weak self] in
            while true {
                let connection = accept(listening, nil, nil)
                guard connection >= 0 else { return }
                self?.serve(connection)
                close(connection)
            }
        }
        thread.start()
    }

    deinit {
        shutdown(socket, Int32(SHUT_RDWR))
        close(socket)
    }

    func answer(with code: Int) {
        status.withLock { $0 = code }
    }

    private func serve(_ connection: Int32) {
        var bytes = Data()
        var buffer = [UInt8](repeating: 0, count: 65_536)
        func receive() -> Bool {
            let count = recv(connection, &buffer, buffer.count, 0)
            guard count > 0 else { return false }
            bytes.append(contentsOf: buffer[..<count])
            return true
        }
        while bytes.range(of: Data("\r\n\r\n".utf8)) == nil { guard receive() else { return } }
        guard let cut = bytes.range(of: Data("\r\n\r\n".utf8)) else { return }
        let head = String(decoding: bytes[..<cut.lowerBound], as: UTF8.self).components(separatedBy: "\r\n")
        let length =
            head.first { $0.lowercased().hasPrefix("content-length:") }
            .flatMap { Int($0.split(separator: ":")[1].trimmingCharacters(in: .whitespaces)) } ?? 0
        while bytes.count < cut.upperBound + length { guard receive() else { return } }
        received.withLock {
            $0.append(
                Request(line: head[0], headers: Array(head.dropFirst()), body: bytes[cut.upperBound...]))
        }
        let answer = "HTTP/1.1 \(status.withLock { $0 }) x\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
        _ = send(connection, answer, answer.utf8.count, Int32(MSG_NOSIGNAL))
    }
}
