package import StrictYAML

/// What one file of a folder says, not yet seen beside the others.
package protocol CatalogueDraft: Sendable {
    associatedtype Item: Sendable, Hashable

    var item: Item { get }
    /// Unique among the files of a folder.
    var name: String { get }
    var nameOrigin: Origin { get }
    /// As messages call it: `pipelines/invoices.yaml`.
    var file: String { get }
}
