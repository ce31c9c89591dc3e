import Delivery
import Documents
import Foundation

extension DeliveryTarget.SecretSource {
    /// The key, without the line break that editors put at the end of a file.
    func read() async throws -> Data {
        switch self {
        case .variable(let name):
            guard let value = ProcessInfo.processInfo.environment[name], !value.isEmpty else {
                throw DeliveryFault(
                    .permanent, "the variable \(name), which should hold the key of the signature, is not set"
                )
            }
            return Data(value.utf8)
        case .file(let path):
            let bytes = try await BlockingWork.run { FileManager.default.contents(atPath: path) }
            let key = bytes.map {
                Data(String(decoding: $0, as: UTF8.self).trimmingCharacters(in: .newlines).utf8)
            }
            guard let key, !key.isEmpty else {
                throw DeliveryFault(
                    .permanent,
                    "\(path), which should hold the key of the signature, is empty or can't be read")
            }
            return key
        }
    }
}
