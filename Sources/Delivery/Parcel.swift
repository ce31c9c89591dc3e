package import Foundation

/// What is delivered: a report, or an alert.
package struct Parcel: Sendable, Hashable {
    package struct Attachment: Sendable, Hashable {
        /// Safe as a file name.
        package var name: String
        package var mediaType: String
        package var bytes: Data

        package init(name: String, mediaType: String, bytes: Data) {
            self.name = name
            self.mediaType = mediaType
            self.bytes = bytes
        }
    }

    /// The same for every attempt to deliver the same thing, and for nothing else: with the target it makes the
    /// idempotency key.
    package var identity: String
    package var subject: String
    /// The summary, as plain text and as a self-contained page.
    package var text: String
    package var html: String?
    package var attachments: [Attachment]
    /// The body of a webhook, in JSON; nil: subject, text and attachments (as base64), in the form that the page on
    /// deliveries describes.
    package var payload: Data?

    package init(
        identity: String, subject: String, text: String, html: String? = nil,
        attachments: [Attachment] = [], payload: Data? = nil
    ) {
        self.identity = identity
        self.subject = subject
        self.text = text
        self.html = html
        self.attachments = attachments
        self.payload = payload
    }
}
