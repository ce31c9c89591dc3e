import Documents
import Foundation
import Store

enum SHA256Text {
    static func of(_ bytes: Data) -> String { ContentHasher.hash(of: bytes).hex }
}
