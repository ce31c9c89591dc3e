import Documents

/// A fault of the machine while a searchable PDF is made (a full disk, a file that went away): no fault of the document.
package struct RenditionFault: Error, Sendable, CustomStringConvertible {
    package let description: String
}

extension Refusal {
    static let renditionOutOfMemory = Refusal(
        .outOfMemory, "The searchable PDF needs more memory than the pipeline allows.")
    static let renditionCorruptPDF = Refusal(
        .corruptPDF, "The PDF is too damaged to add a text layer to it.")
    static let renditionCorruptImage = Refusal(
        .corruptImage, "The picture can't be decoded to put it into a PDF.")
}
