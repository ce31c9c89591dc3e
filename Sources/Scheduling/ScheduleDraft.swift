import Catalogues
package import StrictYAML

/// A schedule as one file has it, not yet seen beside the others.
package struct ScheduleDraft: CatalogueDraft {
    package var item: Schedule
    package var file: String
    package var nameOrigin: Origin

    package var name: String { item.name }
}
