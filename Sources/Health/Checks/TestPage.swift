import Documents
import Extraction
import Foundation
import Logging

/// The page that is built in, drawn by scripts/make-test-page: a real extractor reads it, and the text is compared.
struct TestPage: Sendable {
    private static let words = [
        "Health", "check", "page", "4711", "quick", "brown", "jumps", "over", "lazy", "dog",
    ]
    /// Tesseract misreads one of ten now and then; a broken one reads none.
    private static let fewestWords = 8

    /// Tesseract's words, the most common first.
    let languages: [String]

    func read(by extractor: HealthContext.Extractor, in context: HealthContext) async throws -> Reading {
        let language = languages.contains("eng") ? "eng" : languages.first ?? "eng"
        let start = ContinuousClock.now
        let text: String
        do {
            text = try await Self.text(language: language, by: extractor, in: context)
        } catch let refusal as Refusal {
            return Reading(.failed("the built-in page was refused: \(refusal)"))
        } catch let fault as any MachineFault {
            return Reading(.failed("\(fault)"))
        }
        let found = Self.words.count { text.contains($0) }
        guard found >= Self.fewestWords else {
            return Reading(.failed("the text is wrong: \(found) of \(Self.words.count) words were read"))
        }
        return Reading(
            .value((ContinuousClock.now - start) / .seconds(1)),
            detail: "\(found) of \(Self.words.count) words in \(language)")
    }

    /// Whether an extractor has the data of a language: it is asked itself, so that nobody guesses where it looks.
    static func reading(
        of language: String, by extractor: HealthContext.Extractor, in context: HealthContext
    ) async throws -> Reading {
        do {
            _ = try await text(language: language, by: extractor, in: context)
            return Reading(.passed, subject: language)
        } catch let fault as ExtractorFault where fault.exit == .missingLanguage {
            return Reading(.failed("Tesseract has no data for it"), subject: language)
        } catch let refusal as Refusal {
            return Reading(.unknown("\(refusal)"), subject: language)
        }
    }

    /// By a child that is started for it and ended after it: none stays behind until the next sweep.
    private static func text(
        language: String, by extractor: HealthContext.Extractor, in context: HealthContext
    ) async throws -> String {
        let path = NSTemporaryDirectory() + "a2d2-test-page-\(UUID().uuidString).png"
        try await BlockingWork.run { try Data(PackageResources.page_png).write(to: URL(filePath: path)) }
        let pool = ExtractorPool(
            executable: extractor.executable, size: 1, tessdata: extractor.tessdata,
            reach: ExtractorReach(readable: [path]), logger: context.logger)
        let outcome: Result<String, any Error>
        do {
            let request = ReadRequest(
                path: path, fileName: "page.png",
                options: ExtractionOptions(ocr: .force, languages: [language]))
            outcome = .success(try await pool.read(request).text)
        } catch {
            outcome = .failure(error)
        }
        await pool.shutdown()
        try await BlockingWork.run { try FileManager.default.removeItem(atPath: path) }
        return try outcome.get()
    }
}
