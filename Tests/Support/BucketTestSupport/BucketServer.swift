import Buckets
import Foundation
import Glibc

/// A server that speaks as Amazon's S3 does and looks at every signature (`rclone serve s3`, by scripts/test-servers),
/// on a free port of loopback. Its buckets are the folders below `folder`. It ends with this object, or with the test
/// process, however that ends.
package final class BucketServer: Sendable {
    package static let accessKey = "A2D2TESTKEY"
    /// With what a signature could stumble over.
    package static let secretKey = "se+cr/et=&%:key"

    package let folder: String
    package let endpoint: String
    private let certificates: String?
    private let process: Process
    private let input = Pipe()

    package struct NotStarted: Error, CustomStringConvertible {
        package let description: String
    }

    /// - Parameter tls: files of a certificate and its key.
    package init(tls: (certificate: String, key: String)? = nil) throws {
        certificates = tls?.certificate
        folder =
            FileManager.default.temporaryDirectory.appending(path: "a2d2-bucket-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        guard FileManager.default.isExecutableFile(atPath: Self.rclone) else {
            throw NotStarted(description: "\(Self.rclone) is not there: run scripts/test-servers")
        }
        process = Process()
        // The shell ends the server when the pipe that only this process holds is closed.
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments =
            ["-c", "\"$0\" \"$@\" & read nothing; kill -9 $!", Self.rclone] + Self.arguments(folder, tls)
        // As a CSV row of CSV's quoted fields: a key with its comma is one field.
        process.environment = [
            "RCLONE_AUTH_KEY": "\"\(Self.accessKey),\(Self.secretKey)\"", "HOME": folder,
            "PATH": "/usr/bin:/bin",
        ]
        process.standardInput = input
        let output = Pipe()
        process.standardError = output
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        endpoint = try Self.endpoint(in: output.fileHandleForReading)
    }

    deinit {
        try? input.fileHandleForWriting.close()
        process.waitUntilExit()
        try? FileManager.default.removeItem(atPath: folder)
    }

    /// Makes a bucket that no other test uses, and answers its name when the server has seen it.
    package func makeBucket() throws -> String {
        let name = "bucket-\(UUID().uuidString.lowercased())"
        try FileManager.default.createDirectory(
            atPath: "\(folder)/\(name)", withIntermediateDirectories: true)
        let address = BucketAddress(bucket: name, endpoint: endpoint, certificates: certificates)
        let bucket = Bucket(address, as: Self.credentials)
        for _ in 0..<1000 {
            do {
                _ = try bucket.clock()
                return name
            } catch let fault as BucketFault where fault.kind == .noBucket {
                Thread.sleep(forTimeInterval: 0.01)
            }
        }
        throw NotStarted(description: "the server does not see \(name)")
    }

    private static func arguments(_ folder: String, _ tls: (certificate: String, key: String)?) -> [String] {
        // What tests put into the folder themselves is seen at once.
        ["serve", "s3", "--addr", "127.0.0.1:0", "--config", "/dev/null", "--dir-cache-time", "1ms", folder]
            + (tls.map { ["--cert", $0.certificate, "--key", $0.key] } ?? [])
    }

    private static var rclone: String {
        URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: ".build/test-servers/bin/rclone").path
    }

    /// From the line that says where it listens.
    private static func endpoint(in log: FileHandle) throws -> String {
        var text = ""
        while let piece = try log.read(upToCount: 1), !piece.isEmpty {
            text += String(decoding: piece, as: UTF8.self)
            if let match = text.firstMatch(of: /\[(https?:\/\/127\.0\.0\.1:\d+)\/\]/) {
                // What else it says is nobody's business; but the pipe must not fill.
                log.readabilityHandler = { if $0.availableData.isEmpty { $0.readabilityHandler = nil } }
                return String(match.output.1)
            }
        }
        throw NotStarted(description: text)
    }
}
