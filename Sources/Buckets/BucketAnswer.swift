import CCurl
import Foundation

/// What a server answered.
struct BucketAnswer {
    var status: Int
    /// By their names in lower case.
    var headers: [String: String]
    /// Of what was asked for as a stream, only an error's.
    var body: Data
    /// In seconds; nil when it doesn't say.
    var retryAfter: Int?

    var isSuccess: Bool { (200...299).contains(status) }

    /// When the server wrote it, by its own clock, in seconds since 1970.
    var date: Int? { seconds("date") }
    var lastModified: Int? { seconds("last-modified") }
    var size: Int? { headers["content-length"].flatMap { Int($0) } }

    private func seconds(_ header: String) -> Int? {
        guard let text = headers[header] else { return nil }
        let time = curl_getdate(text, nil)
        return time < 0 ? nil : Int(time)
    }
}
