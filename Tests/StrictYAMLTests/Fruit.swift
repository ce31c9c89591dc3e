import StrictYAML

/// What the tests of this module decode: one key of every shape.
struct Fruit: Equatable {
    enum Colour: String, CaseIterable {
        case red, green, darkBlue = "dark-blue"
    }

    struct Crate: Equatable {
        var label: String
        var weight: Int
    }

    var name = ""
    var colour = Colour.red
    var count = 1
    var price = 0.0
    var ripe = true
    var sweetness = 0.5
    var shelfLife = Duration.seconds(1)
    var size = 0
    var tags: [String] = []
    var crates: [Crate] = []
    var origin = ""
    var notes: [String: String] = [:]
    var harvestMonth = 1

    static func read(_ section: Section) -> Fruit? {
        var fruit = Fruit()
        let name = section.required("name", .text)
        fruit.colour = section.value("colour", .oneOf(Colour.self), default: .red)
        fruit.count = section.value("count", .integer(in: 1...100), default: 1)
        fruit.price = section.value("price", .number(in: 0...10), default: 0)
        fruit.ripe = section.value("ripe", .boolean, default: true)
        fruit.sweetness = section.value("sweetness", .probability, default: 0.5)
        fruit.shelfLife = section.value(
            "shelf-life", .duration(in: .zero ... .seconds(86_400)), default: .seconds(1))
        fruit.size = section.value("size", .bytes(in: 0...(1 << 30)), default: 0)
        fruit.tags = section.value("tags", .list(of: .text).distinct { $0 }, default: [])
        fruit.crates = section.value("crates", .list(of: .section(readCrate)), default: [])
        fruit.origin = section.section("origin") { $0.value("country", .text, default: "") } ?? ""
        fruit.notes = section.value("notes", .entries(of: .text), default: [:])
        let month = Shape.section(
            { $0.value("month", .integer(in: 1...12), default: 1) }, or: .integer(in: 1...12))
        fruit.harvestMonth = section.value("harvest", month, default: 1)
        guard let name else { return nil }
        fruit.name = name
        return fruit
    }

    private static func readCrate(_ section: Section) -> Crate? {
        let label = section.required("label", .text)
        let weight = section.value("weight", .integer(in: 1...50), default: 1)
        return label.map { Crate(label: $0, weight: weight) }
    }

    /// Decodes, or returns the mistakes as a person reads them.
    static func decode(_ text: String) -> Result<Fruit, Lines> {
        do {
            return .success(try ConfigurationDocument.parse(text, file: "f.yaml").decode(read))
        } catch {
            return .failure(Lines(lines: error.mistakes.map(\.description)))
        }
    }

    static func mistakes(_ text: String) -> [String] {
        switch decode(text) {
        case .success: []
        case .failure(let failure): failure.lines
        }
    }

    struct Lines: Error, Equatable {
        var lines: [String]
    }
}
