import Foundation
import Glibc
import Synchronization

/// A small HTTP server that answers each request with the next of the answers that a test gave it, byte by byte, and then
/// with the last one again. It ends with this object.
package final class ScriptedServer: Sendable {
    package enum Answer: Sendable {
        /// Sends these bytes, and hangs up.
        case bytes(String)
        /// Sends these bytes, and then nothing until the test ends.
        case silence(after: String)
        /// Hangs up before it answers.
        case hangUp

        package static func status(_ status: Int, headers: [String] = [], body: String = "") -> Answer {
            let lines = [
                "HTTP/1.1 \(status) \(status)", "Content-Length: \(body.utf8.count)", "Connection: close",
            ]
            return .bytes((lines + headers).joined(separator: "\r\n") + "\r\n\r\n" + body)
        }
    }

    package let port: Int
    private let listener: Int32
    private let answers: Mutex<[Answer]>
    private let heard = Mutex<[String]>([])

    package init(_ answers: [Answer]) throws {
        self.answers = Mutex(answers)
        listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let size = length
        let isListening = withUnsafeMutablePointer(to: &address) { [listener] in
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
                bind(listener, pointer, size) == 0 && listen(listener, 16) == 0
                    && getsockname(listener, pointer, &length) == 0
            }
        }
        guard isListening else { throw RawClient.Refused(code: errno) }
        port = Int(in_port_t(bigEndian: address.sin_port))
        let thread = Thread { [weak self, listener] in
            while case let connection = accept(listener, nil, nil), connection >= 0 {
                guard let self else {
                    close(connection)
                    return
                }
                self.serve(connection)
            }
        }
        thread.start()
    }

    deinit {
        shutdown(listener, Int32(SHUT_RDWR))
        close(listener)
    }

    /// The requests so far: their head, without the body.
    package var requests: [String] { heard.withLock { $0 } }

    private func serve(_ connection: Int32) {
        let head = Self.readHead(connection)
        heard.withLock { $0.append(head) }
        let answer = answers.withLock { $0.count > 1 ? $0.removeFirst() : $0[0] }
        switch answer {
        case .bytes(let text):
            Self.send(text, on: connection)
            // What the other side still says is heard, so that it reads the answer before the line goes dead.
            shutdown(connection, Int32(SHUT_WR))
            var rest = [UInt8](repeating: 0, count: 65_536)
            while recv(connection, &rest, rest.count, 0) > 0 {}
            close(connection)
        case .silence(let text):
            Self.send(text, on: connection)
            Thread {
                // Ends when the other side has had enough.
                var rest = [UInt8](repeating: 0, count: 65_536)
                while recv(connection, &rest, rest.count, 0) > 0 {}
                close(connection)
            }.start()
        case .hangUp: close(connection)
        }
    }

    private static func readHead(_ connection: Int32) -> String {
        var text = ""
        var byte: UInt8 = 0
        while !text.hasSuffix("\r\n\r\n"), recv(connection, &byte, 1, 0) == 1 {
            text.unicodeScalars.append(UnicodeScalar(byte))
        }
        return text
    }

    private static func send(_ text: String, on connection: Int32) {
        let bytes = Array(text.utf8)
        var sent = 0
        while sent < bytes.count {
            let count = bytes.withUnsafeBytes { all in
                let rest = UnsafeRawBufferPointer(rebasing: all[sent...])
                return Glibc.send(connection, rest.baseAddress, rest.count, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { return }
            sent += count
        }
    }
}
