/// Who we are to the server. It shows nothing of the secrets, whoever prints it.
package struct BucketCredentials: Sendable, Hashable, CustomStringConvertible, CustomDebugStringConvertible {
    package var accessKey: String
    package var secretKey: String

    package init(accessKey: String, secretKey: String) {
        self.accessKey = accessKey
        self.secretKey = secretKey
    }

    package var description: String { "\(accessKey):•••" }
    package var debugDescription: String { description }
}
