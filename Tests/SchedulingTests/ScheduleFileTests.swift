import Delivery
import Foundation
import Scheduling
import StrictYAML
import Testing

@Suite("A schedule's file") struct ScheduleFileTests {
    @Test("may say as little as a name, a time and what to run")
    func least() throws {
        let expected = Schedule(
            name: "nightly", recurrence: try Recurrence.parse("0 3 * * *", seed: "nightly"), timeZone: .gmt,
            run: .chore(name: "retention", parameters: [:]))
        #expect(try ScheduleText.schedule(ScheduleText.least) == expected)
    }

    @Test("takes every key into the schedule")
    func everyKey() throws {
        let schedule = try ScheduleText.schedule(
            """
            name: morning
            cron: H(0-29) 6 * * mon-fri
            timezone: Europe/Paris
            run:
              report: operations
              period: last-week
              formats: [html, pdf]
              parameters: { slo: 15m, top: 20 }
            missed: { action: run-all, window: 2d }
            overlap: queue
            timeout: 30m
            retries: 0
            jitter: 90s
            enabled: false
            deliver:
              - folder: reports/morning
              - mail: [ops@example.com]
            """)
        let order = ScheduledWork.ReportOrder(
            name: "operations", period: "last-week", formats: ["html", "pdf"],
            parameters: ["slo": "15m", "top": "20"])
        let expected = Schedule(
            name: "morning", recurrence: try Recurrence.parse("H(0-29) 6 * * mon-fri", seed: "morning"),
            timeZone: try #require(TimeZone(identifier: "Europe/Paris")), run: .report(order),
            missed: MissedPolicy(action: .runAll, window: .seconds(2 * 86_400)), overlap: .queue,
            timeout: .seconds(1800), retries: 0, jitter: .seconds(90), isEnabled: false,
            deliver: [.folder(path: "reports/morning"), .mail(to: ["ops@example.com"])])
        #expect(schedule == expected)
    }

    @Test("runs one of four kinds of work, at a time of any kind")
    func kinds() throws {
        func schedule(_ cron: String, _ run: String) throws -> Schedule {
            try ScheduleText.schedule("name: a\ncron: \"\(cron)\"\nrun: { \(run) }\nmissed: skip")
        }
        #expect(try schedule("@daily", "sweep: quick").run == .sweep(name: "quick"))
        #expect(try schedule("@every 15m", "backup: full").recurrence == .every(.seconds(900)))
        #expect(try schedule("H H * * *", "backup: full").run == .backup)
        let chore = try schedule("0 1 * * *", "chore: reconciliation, parameters: { sample: 10 }")
        #expect(chore.run == .chore(name: "reconciliation", parameters: ["sample": "10"]))
        #expect(chore.missed == MissedPolicy(action: .skip))
        let report = try schedule("0 1 * * *", "report: costs, period: last-month, formats: csv")
        #expect(report.run == .report(.init(name: "costs", period: "last-month", formats: ["csv"])))
    }

    @Test(
        "names each mistake in one exact line",
        arguments: [
            ("crno: x", "s.yaml:4:1: crno: unknown key; did you mean \"cron\"?"),
            (
                "timezone: Europe/Pariss",
                "s.yaml:4:11: timezone: \"Europe/Pariss\" is no time zone such as Europe/Paris or UTC; did you mean \"Europe/Paris\"?"
            ),
            (
                "missed: runonce",
                "s.yaml:4:9: missed: \"runonce\" is not one of run-once, run-all, skip; did you mean \"run-once\"?"
            ),
            (
                "missed: { action: all }",
                "s.yaml:4:19: missed.action: \"all\" is not one of run-once, run-all, skip"
            ),
            ("missed: { window: 1s }", "s.yaml:4:19: missed.window: 1s is out of range: 1m to 366d"),
            ("missed: []", "s.yaml:4:9: missed: is a list, wants a section of keys"),
            ("overlap: no", "s.yaml:4:10: overlap: \"no\" is not one of skip, queue, allow"),
            ("timeout: 0s", "s.yaml:4:10: timeout: 0s is out of range: 1s to 7d"),
            (
                "timeout: 30",
                "s.yaml:4:10: timeout: \"30\" has no unit (ms, s, m, h, d); did you mean \"30s\"?"
            ),
            ("retries: 99", "s.yaml:4:10: retries: 99 is out of range: 0 to 20"),
            ("jitter: 24h", "s.yaml:4:9: jitter: of 1d reaches the next fire, which may come 1d later"),
            ("enabled: yes", "s.yaml:4:10: enabled: \"yes\" is not true or false; did you mean \"true\"?"),
            (
                "deliver: [{ folder: out }]",
                "s.yaml:4:10: deliver: is for reports, and this schedule runs a chore"
            ),
            (
                "deliver: [{ folder: out }, { folder: out }]",
                "s.yaml:4:10: deliver: holds \"folder out\" twice"
            ),
        ])
    func mistakes(yaml: String, expected: String) {
        #expect(ScheduleText.mistakes(ScheduleText.least + yaml) == [expected])
    }

    @Test(
        "names what is wrong with the work",
        arguments: [
            ("", "s.yaml:3:6: run: names nothing to do; give one of report, sweep, backup, chore"),
            (
                "sweep: quik",
                "s.yaml:3:15: run.sweep: \"quik\" is not one of full, quick, response-times; did you mean \"quick\"?"
            ),
            ("backup: incremental", "s.yaml:3:16: run.backup: \"incremental\" is not one of full"),
            (
                "sweep: quick, backup: full",
                "s.yaml:3:30: run.backup: stands beside sweep; make a schedule of its own of it"
            ),
            (
                "report: operations",
                "s.yaml:3:6: run.period: is missing: which time the report is about, such as yesterday"
            ),
            (
                "report: operation, period: yesterday",
                "s.yaml:3:16: run.report: \"operation\" is not one of content, costs, health, operations, quality; did you mean \"operations\"?"
            ),
            (
                "report: costs, period: lastweek",
                "s.yaml:3:31: run.period: \"lastweek\" is not one of yesterday, last-week, last-month; did you mean \"last-week\"?"
            ),
            (
                "report: costs, period: yesterday, formats: [pdf, docx]",
                "s.yaml:3:57: run.formats[1]: \"docx\" is not one of html, pdf, xlsx, csv, json"
            ),
            (
                "report: operations, period: yesterday, parameters: { tpo: 3 }",
                "s.yaml:3:61: run.parameters.tpo: unknown key; did you mean \"top\"?"
            ),
            (
                "report: costs, period: yesterday, parameters: { top: 3 }",
                "s.yaml:3:56: run.parameters.top: unknown key; none is possible here"
            ),
            (
                "report: operations, period: yesterday, parameters: { top: [3] }",
                "s.yaml:3:66: run.parameters.top: is a list, wants text"
            ),
            (
                "sweep: quick, period: yesterday",
                "s.yaml:3:30: run.period: is for reports, and this schedule runs a sweep"
            ),
            (
                "backup: full, parameters: { a: b }",
                "s.yaml:3:34: run.parameters: are for reports and chores, and this schedule runs a backup"
            ),
        ])
    func workMistakes(run: String, expected: String) {
        #expect(ScheduleText.mistakes("name: a\ncron: \"@daily\"\nrun: { \(run) }") == [expected])
    }

    @Test("names all mistakes at once, those of the time with the field")
    func several() {
        let mistakes = ScheduleText.mistakes("cron: 0 25 * * MON#6\nrun: { sweep: fast }\nretries: -1")
        #expect(
            mistakes == [
                "s.yaml:1:1: name: is missing",
                "s.yaml:1:7: cron: \"0 25 * * MON#6\": hour: 25 is out of range: 0 to 23",
                "s.yaml:2:15: run.sweep: \"fast\" is not one of full, quick, response-times",
                "s.yaml:3:10: retries: -1 is out of range: 0 to 20",
            ])
        #expect(
            ScheduleText.mistakes("name: a\ncron: \"0 0 31 2 *\"\nrun: { sweep: full }") == [
                "s.yaml:2:7: cron: \"0 0 31 2 *\": day-of-month: never comes: FEB has at most 29 days;"
                    + " did you mean \"0 0 L 2 *\"?"
            ])
    }

    @Test("may be checked where nobody knows the names")
    func withoutVocabulary() {
        let rules = ScheduleRules(timeZone: .gmt, vocabulary: nil)
        let text =
            "name: a\ncron: \"@daily\"\nrun: { report: my-own, period: last-week, parameters: { any: 1 } }"
        #expect(ScheduleText.mistakes(text, rules: rules) == [])
        #expect(ScheduleText.mistakes(text) != [])
    }

    @Test("may wait a little, for less than the time between two fires")
    func jitter() throws {
        func mistakes(_ cron: String, _ jitter: String) -> Int {
            ScheduleText.mistakes("name: a\ncron: \"\(cron)\"\nrun: { sweep: full }\njitter: \(jitter)").count
        }
        #expect(mistakes("*/5 * * * *", "4m") == 0)
        #expect(mistakes("*/5 * * * *", "5m") == 1)
        #expect(mistakes("0,1 6 * * *", "1m") == 1)
        #expect(mistakes("@every 10s", "10s") == 1)
        #expect(mistakes("0 0 1 1 *", "1d") == 0)
    }
}
