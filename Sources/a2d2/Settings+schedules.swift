import Foundation
import Health
import Operations
import Publishing
import Reports
import Scheduling
import StrictYAML

extension Settings {
    /// The names that a schedule's file may use here. A report whose own file has a mistake is unknown; what is wrong
    /// with it, `report list` says. Throws the mistakes of health.yaml, which names the sweeps.
    private var vocabulary: ScheduleVocabulary {
        get throws {
            let definitions = reportCatalogue().catalogue.definitions
            return ScheduleVocabulary(
                reports: Dictionary(
                    uniqueKeysWithValues: definitions.map { ($0.name, $0.parameters.map(\.name)) }),
                sweeps: try HealthSettings.load(healthFile).sweeps.keys.sorted(),
                chores: Dictionary(
                    uniqueKeysWithValues: ChoreCatalogue.kinds.map { ($0.name, $0.parameters.map(\.name)) }),
                periods: PeriodName.allCases.map(\.rawValue), formats: ReportFormat.allCases.map(\.rawValue))
        }
    }

    var scheduleRules: ScheduleRules {
        get throws { ScheduleRules(timeZone: timeZone, vocabulary: try vocabulary) }
    }

    /// Those of the folder that may be in force, and everything that is wrong with the others.
    func schedules() throws -> (schedules: [Schedule], mistakes: [ConfigurationMistake]) {
        ScheduleFile.load(folder: schedulesFolder, rules: try scheduleRules)
    }

    /// One that a person named.
    func schedule(named name: String) throws -> Schedule {
        let (schedules, mistakes) = try schedules()
        if let schedule = schedules.first(where: { $0.name == name }) { return schedule }
        try mistakes.throwIfAny()
        let names = schedules.map(\.name)
        let suggestion = Nearest.candidate(to: name, among: names).map { "; did you mean \($0)?" }
        throw Failure(
            .badUsage,
            "there is no schedule \(name) in \(schedulesFolder)"
                + (suggestion ?? (names.isEmpty ? "" : "; there are \(names.joined(separator: ", "))")))
    }

    /// What is wrong with one file.
    func mistakes(inSchedule file: String) throws -> [ConfigurationMistake] {
        let rules = try scheduleRules
        do {
            _ = try ScheduleFile.load(file: file, rules: rules)
            return []
        } catch {
            return error.mistakes
        }
    }
}

extension ScheduledWork {
    /// `report operations`
    var label: String {
        switch self {
        case .report(let order): "report \(order.name)"
        case .sweep(let name): "sweep \(name)"
        case .backup: "backup"
        case .chore(let name, _): "chore \(name)"
        }
    }
}
