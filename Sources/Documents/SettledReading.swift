/// What the recognition of a document's pages has settled on: pages of one document mostly lie the same way and speak
/// the same language, so the next page is first read as the last believed one was.
package struct SettledReading: Sendable, Hashable, Codable {
    /// Tesseract's code: `eng`.
    package var language: String
    /// Clockwise degrees by which the page as stored is turned before it is read: 0, 90, 180, 270.
    package var rotation: Int

    package init(language: String, rotation: Int) {
        self.language = language
        self.rotation = rotation
    }
}
