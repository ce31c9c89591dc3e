/// Charts and SmartArt that a part shows, which are parts of their own.
enum GraphicParts {
    static func write(_ related: Relationships, of package: OfficePackage, to flow: inout TextFlow) throws {
        for part in related.parts("chart") {
            if let chart = try package.document(part) { try ChartText.write(try chart.root, to: &flow) }
        }
        for part in related.parts("diagramData") {
            if let diagram = try package.document(part) { try DiagramText.write(try diagram.root, to: &flow) }
        }
        // A sheet has them on a drawing of its own.
        for part in related.parts("drawing") {
            try write(try Relationships(of: part, in: package), of: package, to: &flow)
        }
    }
}
