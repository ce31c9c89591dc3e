import Foundation

/// A key and a certificate for `localhost` that signs itself, made by `openssl` for one test.
struct Certificate {
    let folder = FileManager.default.temporaryDirectory.appending(path: "a2d2-\(UUID().uuidString)").path

    struct NotMade: Error {}

    var certificate: String { "\(folder)/certificate.pem" }
    var key: String { "\(folder)/key.pem" }

    init() throws {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let arguments = [
            "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days",
            "2",
            "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost", "-keyout", key, "-out",
            certificate,
        ]
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/openssl")
        process.arguments = arguments
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw NotMade() }
    }
}
