import ArgumentParser
import StrictYAML
import Terminal

extension Output {
    /// What `validate` found, as `--json` prints it.
    private struct Verdict: Encodable {
        var isValid: Bool
        var mistakes: [ConfigurationMistake]
    }

    /// Every mistake, or that there is none; ends with the exit code for bad usage when there is one.
    func verdict(on mistakes: [ConfigurationMistake]) throws {
        if isJSON {
            try object(Verdict(isValid: mistakes.isEmpty, mistakes: mistakes))
        } else {
            for mistake in mistakes { print(mistake.description.printable) }
            if mistakes.isEmpty { print(style.paint("valid", .green)) }
        }
        if !mistakes.isEmpty { throw ExitCode(Exit.badUsage.rawValue) }
    }
}

extension [ConfigurationMistake] {
    /// After a list of what is right: says what is wrong.
    func throwIfAny() throws {
        guard isEmpty else { throw Failure(.badUsage, ConfigurationMistakes(self).description) }
    }
}
