package import StrictYAML

/// What a look at a folder of configuration files found.
package enum CatalogueEvent<Item: Sendable & Hashable>: Sendable, Hashable {
    case added(Item)
    case changed(Item, from: Item)
    case removed(Item)
    /// A file that can't be used: what it said last stays in force, if it ever said something usable.
    case refused(file: String, mistakes: [ConfigurationMistake])
    /// A file that couldn't be used, and now can.
    case mended(file: String)
}
