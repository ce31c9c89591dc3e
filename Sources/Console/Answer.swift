import Foundation
import Hummingbird
import NIOCore

/// What an endpoint says, before it becomes HTTP.
struct Answer: Sendable {
    var status: HTTPResponse.Status
    var mediaType: String
    var body: String
    /// The methods that are allowed, where that is what is wrong.
    var allowed: String?

    static func text(_ mediaType: String, _ body: String) -> Answer {
        Answer(status: .ok, mediaType: mediaType, body: body)
    }

    static func json(_ status: HTTPResponse.Status, _ value: some Encodable) throws -> Answer {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        encoder.dateEncodingStrategy = .iso8601
        let body = String(decoding: try encoder.encode(value), as: UTF8.self)
        return Answer(status: status, mediaType: "application/json", body: body + "\n")
    }

    /// - Parameter isHead: only the head is wanted, with the length that the body would have (RFC 9110, 9.3.2).
    func response(isHead: Bool) -> Response {
        var headers: HTTPFields = [
            .contentType: mediaType, .contentLength: "\(body.utf8.count)", .cacheControl: "no-store",
        ]
        headers[.allow] = allowed
        return Response(
            status: status, headers: headers,
            body: isHead ? ResponseBody() : ResponseBody(byteBuffer: ByteBuffer(string: body)))
    }
}
