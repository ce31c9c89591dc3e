import Documents
import Extraction

/// Reads the pages of one document, and remembers what it learns about it: pages of one document mostly lie the
/// same way and speak the same language.
package final class DocumentRecognizer {
    private let recognizer: Recognizer
    private var plan: LanguagePlan
    private var turn = Turn.none

    init(recognizer: Recognizer, options: ExtractionOptions) {
        self.recognizer = recognizer
        plan = LanguagePlan(languages: options.languages)
    }

    func read(_ picture: borrowing PagePicture, deadline: ContinuousClock.Instant) throws -> RecognisedPage {
        var best = try attempt(picture, Trial(turn: turn, language: plan.current), deadline: deadline)
        if ReadingDoubt(confidence: best.confidence, words: best.wordCount) == .turnOrScript {
            let second = try secondOpinion(on: best, of: picture, deadline: deadline)
            if let second, second.credit > best.credit { best = second }
        }
        if let language = plan.better(for: best.lines.text) {
            let again = try attempt(
                picture, Trial(turn: best.trial.turn, language: language), deadline: deadline)
            // The right model may be a little less sure of itself; the words have spoken already.
            if again.credit > 0.9 * best.credit { best = again }
        }
        if best.confidence > ReadingDoubt.believed {
            turn = best.upright
            plan.settle(on: best.trial.language)
        }
        return RecognisedPage(
            lines: best.recognition.toUpright.applied(to: best.lines), confidence: best.confidence,
            rotation: best.upright.degrees)
    }

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
            turned, resolution: picture.resolution, layout: .automatic, deadline: deadline)
        return Attempt(trial: trial, recognition: recognition)
    }
}

/// One way to read a picture.
private struct Trial {
    var turn: Turn
    var language: String
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
