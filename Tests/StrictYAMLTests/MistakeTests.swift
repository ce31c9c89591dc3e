import StrictYAML
import Testing

@Suite struct MistakeTests {
    @Test(arguments: [
        (
            "colour: rde",
            "f.yaml:2:9: colour: \"rde\" is not one of red, green, dark-blue; did you mean \"red\"?"
        ),
        (
            "colour: Dark_Blue",
            "f.yaml:2:9: colour: \"Dark_Blue\" is not one of red, green, dark-blue; did you mean \"dark-blue\"?"
        ),
        ("colour: 7", "f.yaml:2:9: colour: \"7\" is not one of red, green, dark-blue"),
        ("colour: [red]", "f.yaml:2:9: colour: is a list, wants one of red, green, dark-blue"),
        (
            "colour:",
            "f.yaml:2:8: colour: has no value, wants one of red, green, dark-blue;"
                + " leave the key out for the default"
        ),
        ("cuont: 7", "f.yaml:2:1: cuont: unknown key; did you mean \"count\"?"),
        (
            "zzzzzz: 7",
            "f.yaml:2:1: zzzzzz: unknown key; possible here: name, colour, count, price, ripe, sweetness,"
                + " shelf-life, size, tags, crates, origin, notes, harvest"
        ),
        ("origin: { contry: x }", "f.yaml:2:11: origin.contry: unknown key; did you mean \"country\"?"),
        ("count: many", "f.yaml:2:8: count: \"many\" is not a whole number"),
        ("count: 1.5", "f.yaml:2:8: count: \"1.5\" is not a whole number"),
        ("count: 101", "f.yaml:2:8: count: 101 is out of range: 1 to 100"),
        ("count: 99999999999999999999", "f.yaml:2:8: count: \"99999999999999999999\" is not a whole number"),
        ("price: 1,5", "f.yaml:2:8: price: \"1,5\" is not a number; did you mean \"1.5\"?"),
        ("price: nan", "f.yaml:2:8: price: \"nan\" is not a number"),
        ("price: 11", "f.yaml:2:8: price: 11 is out of range: 0 to 10"),
        ("ripe: yes", "f.yaml:2:7: ripe: \"yes\" is not true or false; did you mean \"true\"?"),
        ("sweetness: 70", "f.yaml:2:12: sweetness: 70 is out of range: 0 to 1; did you mean \"70%\"?"),
        ("sweetness: 101%", "f.yaml:2:12: sweetness: 101% is out of range: 0 to 1"),
        ("sweetness: -0.1", "f.yaml:2:12: sweetness: -0.1 is out of range: 0 to 1"),
        (
            "shelf-life: 2",
            "f.yaml:2:13: shelf-life: \"2\" has no unit (ms, s, m, h, d); did you mean \"2s\"?"
        ),
        (
            "shelf-life: 5 minutes",
            "f.yaml:2:13: shelf-life: \"5 minutes\" has an unknown unit (ms, s, m, h, d); did you mean \"5m\"?"
        ),
        ("shelf-life: 5x", "f.yaml:2:13: shelf-life: \"5x\" has an unknown unit (ms, s, m, h, d)"),
        (
            "shelf-life: soon",
            "f.yaml:2:13: shelf-life: \"soon\" is not a number with a unit (ms, s, m, h, d)"
        ),
        ("shelf-life: 2d", "f.yaml:2:13: shelf-life: 2d is out of range: 0ms to 1d"),
        (
            "size: 1gb",
            "f.yaml:2:7: size: \"1gb\" has an unknown unit (B, KB, KiB, MB, MiB, GB, GiB, TB, TiB);"
                + " did you mean \"1GB\"?"
        ),
        ("size: 2GiB", "f.yaml:2:7: size: 2GiB is out of range: 0B to 1GiB"),
        ("tags: red", "f.yaml:2:7: tags: \"red\" is a single value, wants a list; did you mean \"[red]\"?"),
        ("tags: [a, b, a]", "f.yaml:2:7: tags: holds \"a\" twice"),
        ("tags: [a, [b]]", "f.yaml:2:11: tags[1]: is a list, wants text"),
        ("crates: [{ weight: 3 }]", "f.yaml:2:10: crates[0].label: is missing"),
        (
            "crates: { label: x }",
            "f.yaml:2:9: crates: is a section of keys, wants a list: begin each element with \"- \""
        ),
        ("origin: NO", "f.yaml:2:9: origin: is a single value, wants a section of keys"),
        ("count: 3\nripe: true\ncount: 4", "f.yaml:4:1: count: is given twice, first in line 2"),
        ("count: !dice 3", "f.yaml:2:8: count: has the tag \"!dice\", and tags are not used here"),
        ("? [a, b]\n: 3", "f.yaml:2:3: holds a key that is not text"),
        ("<<: 3", "f.yaml:2:5: <<: merges a single value, wants a section of keys"),
    ])
    func `a mistake is one exact line`(yaml: String, expected: String) {
        #expect(Fruit.mistakes("name: x\n" + yaml) == [expected])
    }

    @Test func `all mistakes of a file are found at once, in the order of their lines`() {
        let mistakes = Fruit.mistakes(
            """
            colour: geren
            count: 0
            ripe: true
            crates:
              - weight: 51
                label: a
                label: b
              - wieght: 3
            ripe: false
            ripe: true
            """)
        #expect(
            mistakes == [
                "f.yaml:1:1: name: is missing",
                "f.yaml:1:9: colour: \"geren\" is not one of red, green, dark-blue; did you mean \"green\"?",
                "f.yaml:2:8: count: 0 is out of range: 1 to 100",
                "f.yaml:5:13: crates[0].weight: 51 is out of range: 1 to 50",
                "f.yaml:7:5: crates[0].label: is given twice, first in line 6",
                "f.yaml:8:5: crates[1].label: is missing",
                "f.yaml:8:5: crates[1].wieght: unknown key; did you mean \"weight\"?",
                "f.yaml:9:1: ripe: is given twice, first in line 3",
                "f.yaml:10:1: ripe: is given twice, first in line 3",
            ])
    }

    @Test func `a mistake in an anchored value is told once, where the value stands`() {
        let mistakes = Fruit.mistakes("name: x\ncrates: [&a { label: y, weight: 99 }, *a, *a]")
        #expect(mistakes == ["f.yaml:2:33: crates[0].weight: 99 is out of range: 1 to 50"])
    }

    @Test(arguments: [
        ("- a\n- b", ["f.yaml:1:1: is a list, wants a section of keys"]),
        ("just text", ["f.yaml:1:1: is a single value, wants a section of keys"]),
        ("", ["f.yaml:1:1: name: is missing"]),
        ("# nothing but a comment", ["f.yaml:1:1: name: is missing"]),
        (
            "name: x\n---\nname: y",
            ["f.yaml:2:1: a second document begins here; make a file of its own of it"]
        ),
        (
            "name: x\n\tcount: 3",
            [
                "f.yaml:2:1: is not valid YAML: found a tab character that violates indentation while scanning"
                    + " a plain scalar, begun in line 1; indent with spaces, not with tabs"
            ]
        ),
        (
            "name: [a, b",
            [
                "f.yaml:2:1: is not valid YAML: did not find expected ',' or ']' while parsing a flow sequence,"
                    + " begun in line 1"
            ]
        ),
        ("name: *nobody", ["f.yaml:1:7: is not valid YAML: found undefined alias"]),
        ("name: a\u{1}b", ["f.yaml:1:8: is not text: control characters are not allowed"]),
    ])
    func `what is no section of keys is refused with its place`(yaml: String, expected: [String]) {
        #expect(Fruit.mistakes(yaml) == expected)
    }

    @Test func `a byte order mark shifts no column`() {
        #expect(
            Fruit.mistakes("\u{FEFF}nmae: x").last == "f.yaml:1:1: nmae: unknown key; did you mean \"name\"?")
    }

    @Test func `columns count after a quoted and an accented key that is given twice`() {
        let mistakes = Fruit.mistakes("name: x\n\"count\": 3\n'count': 4\nétat: 1\nétat: 2")
        #expect(mistakes.first == "f.yaml:3:1: count: is given twice, first in line 2")
        #expect(mistakes.contains("f.yaml:5:1: état: is given twice, first in line 4"))
    }

    @Test func `a secret never shows in a mistake`() {
        let shape = Shape<String>.secret
        do {
            let document = try ConfigurationDocument.parse("key: [hunter2]", file: "f.yaml")
            _ = try document.decode { $0.required("key", shape) }
            Issue.record("a list is no secret")
        } catch {
            #expect(!error.description.contains("hunter2"))
        }
    }
}
