import Documents
import Extraction

/// Reads the pages of one document, and remembers what it learns about it: pages of one document mostly lie the
/// same way and speak the same language.
package final class DocumentRecognizer {
    private let recognizer: Recognizer
    private var plan: LanguagePlan
    private var turn: Turn
    private let usesSecondEngine: Bool

    /// - Parameter settled: what earlier pages of the document taught.
    init(recognizer: Recognizer, options: ExtractionOptions, settled: SettledReading? = nil) {
        self.recognizer = recognizer
        plan = LanguagePlan(languages: options.languages, settled: settled?.language)
        turn = Turn(quarters: (settled?.rotation ?? 0) / 90)
        usesSecondEngine = options.secondEngine == .auto
    }

    var settled: SettledReading { SettledReading(language: plan.current, rotation: turn.degrees) }

    /// A page in uneven light is read as it is, and again with the light made even; what says clearly more counts.
    func read(_ picture: borrowing PagePicture, deadline: ContinuousClock.Instant) throws -> RecognisedPage {
        let start = ContinuousClock.now
        let asItIs = try readOnce(picture, deadline: deadline)
        let isInTime = deadline - .now > .now - start
        guard isInTime, try picture.pixels.paperLight()?.isUneven == true,
            let pixels = try picture.pixels.evenlyLit()
        else { return asItIs }
        let evenly = PagePicture(pixels: pixels, resolution: picture.resolution)
        do {
            let inEvenLight = try readOnce(evenly, deadline: deadline)
            return inEvenLight.lines.credit > 1.05 * asItIs.lines.credit ? inEvenLight : asItIs
        } catch let refusal as Refusal where refusal.code == .extractorTimedOut {
            // What was read of it as it is counts for more than nothing.
            return asItIs
        }
    }

    private func readOnce(
        _ picture: borrowing PagePicture, deadline: ContinuousClock.Instant
    ) throws -> RecognisedPage {
        let start = ContinuousClock.now
        var best = try firstAttempt(on: picture, deadline: deadline)
        if ReadingDoubt(confidence: best.confidence, words: best.wordCount) == .turnOrScript {
            let second = try secondOpinion(on: best, of: picture, deadline: deadline)
            if let second, second.credit > best.credit { best = second }
        }
        if let language = plan.better(for: best.lines.text) {
            var trial = best.trial
            trial.language = language
            let again = try attempt(picture, trial, deadline: deadline)
            // The right model may be a little less sure of itself; the words have spoken already.
            if again.credit > 0.9 * best.credit { best = again }
        }
        if picture.isPhotograph, best.trial.layout == .automatic, best.wordCount < Self.wordsOfReceipts {
            let block = Trial(turn: best.upright, language: best.trial.language, layout: .singleBlock)
            let asBlock = try attempt(picture, block, deadline: deadline)
            if asBlock.credit > 1.05 * best.credit { best = asBlock }
        }
        if best.confidence > ReadingDoubt.believed {
            turn = best.upright
            plan.settle(on: best.trial.language)
        }
        var lines = best.recognition.toUpright.applied(to: best.lines)
        if deadline - .now > .now - start {
            lines = try mended(lines, as: best, of: picture, deadline: deadline)
        }
        return RecognisedPage(
            lines: lines, confidence: lines.confidence, rotation: best.upright.degrees)
    }

    /// With what a second reading finds on a page that was read unsurely: by the other engine, where there is one for the
    /// page, else by Tesseract as words alone.
    ///
    /// - Parameter lines: of the upright page.
    private func mended(
        _ lines: [TextLine], as best: Attempt, of picture: borrowing PagePicture,
        deadline: ContinuousClock.Instant
    ) throws -> [TextLine] {
        if ReadingDoubt.deservesSecondEngine(confidence: best.confidence, words: best.wordCount),
            usesSecondEngine,
            let engine = try recognizer.engines.secondEngine(
                for: best.trial.language, pixels: picture.pixels.width * picture.pixels.height)
        {
            return try mended(lines, as: best, of: picture, by: engine, deadline: deadline)
        }
        guard ReadingDoubt.deservesMending(confidence: best.confidence, words: best.wordCount) else {
            return lines
        }
        let sparse = Trial(turn: best.upright, language: best.trial.language, layout: .sparse)
        return lines.mended(with: try attempt(picture, sparse, deadline: deadline).lines, by: .sameEngine)
    }

    /// By another engine. If its time runs out, what Tesseract read is more than nothing.
    private func mended(
        _ lines: [TextLine], as best: Attempt, of picture: borrowing PagePicture,
        by engine: any RecognitionEngine,
        deadline: ContinuousClock.Instant
    ) throws -> [TextLine] {
        let upright = try picture.pixels.turned(quarters: best.upright.quarters)
        let inTime = deadline - (deadline - .now) / 10
        do {
            let other = try engine.recognise(
                upright, resolution: picture.resolution, layout: .automatic, deadline: inTime)
            return lines.mended(with: other.lines, by: .betterEngine)
        } catch let refusal as Refusal where refusal.code == .extractorTimedOut {
            return lines
        }
    }

    /// Reads a picture that stands upright among text. Nothing is tried on it that only pays for a page, and nothing is
    /// learnt from it: most pictures are none of text.
    ///
    /// Answers lines that make sense, their boxes in fractions of the picture.
    func read(
        part picture: borrowing PagePicture, deadline: ContinuousClock.Instant
    ) throws -> [TextLine] {
        var best = try attempt(picture, Trial(turn: .none, language: plan.current), deadline: deadline)
        if let language = plan.better(for: best.lines.text) {
            let again = try attempt(picture, Trial(turn: .none, language: language), deadline: deadline)
            if again.credit > best.credit { best = again }
        }
        return best.lines.filter { line in
            line.signs >= 2 && [line].confidence > ReadingDoubt.believed
        }
    }

    /// As the pages before it were read; a till receipt, which the layout analysis tears apart between the names
    /// and the prices, as one block of lines, if that makes sense.
    private func firstAttempt(
        on picture: borrowing PagePicture, deadline: ContinuousClock.Instant
    ) throws -> Attempt {
        let plain = Trial(turn: turn, language: plan.current)
        let (width, height) = (Double(picture.pixels.width), Double(picture.pixels.height))
        let slimness = turn.degrees % 180 == 0 ? height / width : width / height
        guard slimness > Self.slimnessOfReceipts else {
            return try attempt(picture, plain, deadline: deadline)
        }
        var block = plain
        block.layout = .singleBlock
        let asBlock = try attempt(picture, block, deadline: deadline)
        guard ReadingDoubt(confidence: asBlock.confidence, words: asBlock.wordCount) != .none else {
            return asBlock
        }
        let asPage = try attempt(picture, plain, deadline: deadline)
        return asPage.credit > asBlock.credit ? asPage : asBlock
    }

    /// Height over width: A4 has 1.4, the slimmest paper for letters 1.65.
    private static let slimnessOfReceipts = 1.75
    /// A photograph of fewer words may be of a receipt that lies on a table.
    private static let wordsOfReceipts = 150

    /// Tries the page upside down and in the other scripts, on a sample of its lines, and reads the page anew in the way
    /// that makes clearly more sense; nil when none does.
    private func secondOpinion(
        on first: Attempt, of picture: borrowing PagePicture, deadline: ContinuousClock.Instant
    ) throws -> Attempt? {
        guard let sample = PageSample(lines: first.lines) else { return nil }
        // The layout analysis sees which way lines run, but not which end of them is up.
        var trials = [Trial(turn: first.upright + .half, language: first.trial.language)]
        for language in plan.otherScripts {
            trials.append(Trial(turn: first.upright, language: language))
            trials.append(Trial(turn: first.upright + .half, language: language))
        }
        var best: (trial: Trial, confidence: Double)?
        let toBeat = max(sample.confidence, first.confidence) + ReadingDoubt.clearlyBetter
        for trial in trials {
            let cut = PagePicture(
                pixels: try picture.pixels.turned(quarters: first.trial.turn.quarters).cut(sample.box),
                resolution: picture.resolution)
            let turnOfCut = Turn(quarters: trial.turn.quarters - first.trial.turn.quarters)
            let read = try attempt(
                cut, Trial(turn: turnOfCut, language: trial.language), deadline: deadline)
            if read.confidence > max(toBeat, best?.confidence ?? 0) { best = (trial, read.confidence) }
            if read.confidence > 0.85 { break }
        }
        return try best.map { try attempt(picture, $0.trial, deadline: deadline) }
    }

    private func attempt(
        _ picture: borrowing PagePicture, _ trial: Trial, deadline: ContinuousClock.Instant
    ) throws -> Attempt {
        let engine = try recognizer.engines.engine(for: trial.language)
        let turned = try picture.pixels.turned(quarters: trial.turn.quarters)
        let recognition = try engine.recognise(
            turned, resolution: picture.resolution, layout: trial.layout, deadline: deadline)
        return Attempt(trial: trial, recognition: recognition)
    }
}

/// One way to read a picture.
private struct Trial {
    var turn: Turn
    var language: String
    var layout = PageLayout.automatic
}

private struct Attempt {
    let trial: Trial
    let recognition: Recognition

    var lines: [TextLine] { recognition.lines }
    var confidence: Double { recognition.confidence }
    var credit: Double { recognition.credit }
    var wordCount: Int { recognition.wordCount }
    /// By which the picture must be turned in all: Tesseract reads sideways text as it lies.
    var upright: Turn { trial.turn + recognition.toUpright }
}
