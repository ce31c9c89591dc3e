import StrictYAML
import Testing

@Suite struct DecodingTests {
    @Test func `every shape reads what it should`() throws {
        let fruit = try Fruit.decode(
            """
            name: no
            colour: dark-blue
            count: 12
            price: 1.50
            ripe: false
            sweetness: 70%
            shelf-life: 1h
            size: 512MB
            tags: [a, "b", no, 1.10]
            crates:
              - label: 010
              - { label: x, weight: 7 }
            origin: { country: NO }
            """
        ).get()
        var expected = Fruit()
        expected.name = "no"
        expected.colour = .darkBlue
        expected.count = 12
        expected.price = 1.5
        expected.ripe = false
        expected.sweetness = 0.7
        expected.shelfLife = .seconds(3600)
        expected.size = 512_000_000
        expected.tags = ["a", "b", "no", "1.10"]
        expected.crates = [.init(label: "010", weight: 1), .init(label: "x", weight: 7)]
        expected.origin = "NO"
        #expect(fruit == expected)
    }

    @Test(arguments: [
        ("500ms", Duration.milliseconds(500)), ("2s", .seconds(2)), ("5m", .seconds(300)),
        ("1h", .seconds(3600)),
        ("1d", .seconds(86_400)), ("1.5s", .milliseconds(1500)), ("0", .zero), ("2 s", .seconds(2)),
    ])
    func `durations have units`(text: String, expected: Duration) throws {
        #expect(try Fruit.decode("name: x\nshelf-life: \(text)").get().shelfLife == expected)
    }

    @Test(arguments: [
        ("1GiB", 1 << 30), ("1KiB", 1024), ("1KB", 1000), ("0.5MiB", 524_288), ("7B", 7), ("0", 0),
    ])
    func `sizes have units`(text: String, expected: Int) throws {
        #expect(try Fruit.decode("name: x\nsize: \(text)").get().size == expected)
    }

    @Test func `durations and sizes are written in the largest whole unit`() {
        #expect(DurationUnit.text(.seconds(7200)) == "2h")
        #expect(DurationUnit.text(.seconds(90)) == "90s")
        #expect(DurationUnit.text(.milliseconds(1500)) == "1500ms")
        #expect(ByteUnit.text(1 << 30) == "1GiB")
        #expect(ByteUnit.text(512_000_000) == "512MB")
        #expect(ByteUnit.text(0) == "0B")
    }

    @Test func `a section of names takes any name, with a value of one shape`() throws {
        #expect(
            try Fruit.decode("name: x\nnotes: { a: b, on: 1.10 }").get().notes == ["a": "b", "on": "1.10"])
        #expect(
            Fruit.mistakes("name: x\nnotes: { a: [b] }") == ["f.yaml:2:13: notes.a: is a list, wants text"])
        #expect(
            Fruit.mistakes("name: x\nnotes: { a: b, a: c }") == [
                "f.yaml:2:16: notes.a: is given twice, first in line 2"
            ])
    }

    @Test func `a section may be shortened to the scalar that matters most`() throws {
        for text in ["harvest: 9", "harvest: { month: 9 }"] {
            #expect(try Fruit.decode("name: x\n" + text).get().harvestMonth == 9)
        }
        #expect(
            Fruit.mistakes("name: x\nharvest: 13") == ["f.yaml:2:10: harvest: 13 is out of range: 1 to 12"])
        #expect(
            Fruit.mistakes("name: x\nharvest: [9]") == [
                "f.yaml:2:10: harvest: is a list, wants a section of keys"
            ])
    }

    @Test func `lines may end as on Windows`() throws {
        #expect(try Fruit.decode("name: x\r\ncount: 3\r\n").get().count == 3)
        #expect(
            Fruit.mistakes("name: x\r\ncount: 3\r\ncount: 4\r\n") == [
                "f.yaml:3:1: count: is given twice, first in line 2"
            ])
    }

    @Test func `a heading with nothing under it is an empty section`() throws {
        #expect(try Fruit.decode("name: x\norigin:\n").get().origin.isEmpty)
    }

    @Test func `anchors, aliases and merge keys work, and what a section says itself wins`() throws {
        let fruit = try Fruit.decode(
            """
            x-usual: &usual { label: usual, weight: 9 }
            name: &name Apple
            tags: [*name]
            crates:
              - *usual
              - <<: *usual
                weight: 3
              - <<: [{ label: first }, *usual]
            """
        ).get()
        #expect(fruit.tags == ["Apple"])
        #expect(
            fruit.crates == [
                .init(label: "usual", weight: 9), .init(label: "usual", weight: 3),
                .init(label: "first", weight: 9),
            ])
    }

    @Test func `what is set over a document wins, and a mistake in it names its origin`() throws {
        var document = try ConfigurationDocument.parse("name: x\ncount: many", file: "f.yaml")
        document.set("count", to: "3", from: Origin(file: "FRUIT_COUNT"))
        document.set("origin.country", to: "NO", from: Origin(file: "--country"))
        let fruit = try document.decode(Fruit.read)
        #expect(fruit.count == 3)
        #expect(fruit.origin == "NO")
        document.set("count", to: "0", from: Origin(file: "FRUIT_COUNT"))
        let wrong = document
        #expect(throws: ConfigurationMistakes.self) { try wrong.decode(Fruit.read) }
        do {
            _ = try wrong.decode(Fruit.read)
        } catch {
            #expect(error.description == "FRUIT_COUNT: count: 0 is out of range: 1 to 100")
        }
    }

    @Test func `a decoder's keys can be listed`() {
        #expect(
            KnownKeys.of(Fruit.read) == [
                "name", "colour", "count", "price", "ripe", "sweetness", "shelf-life", "size", "tags",
                "crates.label", "crates.weight", "origin.country", "notes", "harvest.month",
            ])
    }
}
