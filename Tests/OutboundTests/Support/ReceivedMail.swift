import Foundation

/// A mail as Python's email package reads it.
struct ReceivedMail: Decodable {
    struct Part: Decodable {
        let type: String
        let charset: String
        let name: String
        let disposition: String
        let sha256: String
        let text: String
    }

    struct Envelope: Decodable {
        let from: String
        let to: [String]
        let user: String?
    }

    let headers: [[String]]
    /// Of every part, multiparts too, from the outside in.
    let kinds: [String]
    let parts: [Part]
    let defects: [String]
    let longestLine: Int
    let bareLineFeeds: Int

    subscript(header: String) -> String? {
        headers.first { $0[0].lowercased() == header.lowercased() }?[1]
    }

    /// All that a server has accepted so far.
    static func all(at server: ServerProcess) throws -> [ReceivedMail] {
        let names = try FileManager.default.contentsOfDirectory(atPath: server.folder)
        return try names.filter { $0.hasSuffix(".eml") }.sorted().map { name in
            let process = Process()
            let output = Pipe()
            process.executableURL = URL(filePath: "/usr/bin/python3")
            process.arguments = [ServerProcess.path(of: "read_mail.py"), "\(server.folder)/\(name)"]
            process.standardOutput = output
            try process.run()
            let json = try output.fileHandleForReading.readToEnd() ?? Data()
            process.waitUntilExit()
            return try JSONDecoder().decode(ReceivedMail.self, from: json)
        }
    }

    static func envelopes(at server: ServerProcess) throws -> [Envelope] {
        try server.received(".json").map { try JSONDecoder().decode(Envelope.self, from: $0) }
    }
}
