import EndToEndSupport
import Foundation

enum PipelineText {
    /// One folder, one language, and nobody is asked.
    static let storesEverything = storing(at: "{category}/{name}")

    static func storing(at path: String) -> String {
        """
        name: load
        watch:
          - folder: inbox
            settle: 100ms
        extract:
          languages: [eng]
        classify:
          review-below: 0
        persist:
          path: "\(path)"

        """
    }

    /// The three that come with A2D2; only files settle sooner, so that nobody waits.
    static func shipped() throws -> [String: String] {
        let folder = Fixture.repository + "/pipelines"
        var texts: [String: String] = [:]
        for name in try FileManager.default.contentsOfDirectory(atPath: folder) where name.hasSuffix(".yaml")
        {
            let text = try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)
            texts[name] = text.replacing("settle: 2s", with: "settle: 200ms")
        }
        return texts
    }
}
