import Extraction
import StrictYAML

extension PersistOptions {
    static func read(_ section: Section) -> PersistOptions? {
        let usual = PersistOptions()
        let renditions = Shape.list(of: .oneOf(Rendition.self)).distinct { $0.rawValue }
        let options = PersistOptions(
            path: section.value("path", .pathPattern, default: usual.path),
            renditions: section.value("renditions", renditions, default: usual.renditions).inUsualOrder,
            pdf: section.value("pdf", .oneOf(PDFConformance.self), default: usual.pdf))
        if options.pdf != .asItIs, !options.renditions.contains(.searchablePDF) {
            section.refuse(
                "pdf", "needs searchable-pdf among the renditions: without it no PDF is made")
        }
        if section.value("deliver", .anyList, default: 0) > 0 {
            section.refuse(
                "deliver", "only an empty list is possible: documents go to the outbox, and nowhere else")
        }
        return options
    }
}

extension [PersistOptions.Rendition] {
    /// Their order means nothing, so it must not make another version.
    fileprivate var inUsualOrder: Self { PersistOptions.Rendition.allCases.filter(contains) }
}

extension Shape where Value == String {
    /// As `PathPattern` reads it.
    fileprivate static var pathPattern: Shape {
        text.checked { source in
            do throws(PathPatternMistake) {
                return .value(try PathPattern(parsing: source).source)
            } catch {
                return .mistake("\(quoted(source)): \(error.message)", suggestion: error.nearest)
            }
        }
    }
}
