package import Documents
package import Extraction

/// Where a source sends the files that lie within it.
package protocol ChildOutlet {
    /// - Parameter content: writes all its bytes. A `Refusal` that it throws is that file's; anything else is not.
    func send(_ file: EmbeddedFile, content: ((UnsafeRawBufferPointer) throws -> Void) throws -> Void) throws

    /// Says that a file is there and can't be had.
    func refuse(_ file: EmbeddedFile, because refusal: Refusal) throws
}
