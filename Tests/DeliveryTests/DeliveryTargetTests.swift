import Delivery
import StrictYAML
import Testing

@Suite("A target of deliveries")
struct DeliveryTargetTests {
    private func read(_ text: String) throws -> [DeliveryTarget] {
        let document = try ConfigurationDocument.parse("deliver:\n\(text)", file: "f.yaml")
        return try document.decode { section in
            section.required("deliver", .list(of: .section(DeliveryTarget.read)))
        }
    }

    @Test("is a folder, some addresses or a URL")
    func isRead() throws {
        let targets = try read(
            """
            - folder: reports/daily
            - mail: ops@example.com
            - mail: [ops@example.com, o'neil+a2d2@sub.example.co.uk]
            - webhook: https://hooks.example.com/a2d2?x=1
              secret: env:A2D2_HOOK_SECRET
            - { webhook: "http://localhost:8080", secret: "file:/etc/a2d2/hook.key" }
            """)
        #expect(
            targets == [
                .folder(path: "reports/daily"), .mail(to: ["ops@example.com"]),
                .mail(to: ["ops@example.com", "o'neil+a2d2@sub.example.co.uk"]),
                .webhook(
                    .init(url: "https://hooks.example.com/a2d2?x=1", secret: .variable("A2D2_HOOK_SECRET"))),
                .webhook(.init(url: "http://localhost:8080", secret: .file("/etc/a2d2/hook.key"))),
            ])
        #expect(targets[3].label == "webhook https://hooks.example.com/a2d2")
    }

    @Test(
        "is refused with what is wrong",
        arguments: [
            ("- {}", "f.yaml:2:3: deliver[0]: names no target; give one of folder, mail, webhook"),
            (
                "- folder: a\n  mail: a@b.de",
                "f.yaml:3:9: deliver[0].mail: stands beside folder; each target is an element of its own:"
                    + " begin it with \"- \""
            ),
            (
                "- folder: ../a",
                "f.yaml:2:11: deliver[0].folder: \"../a\" holds \"..\"; name a folder below the data folder,"
                    + " or begin with \"/\""
            ),
            (
                "- folder: ~/a",
                "f.yaml:2:11: deliver[0].folder: \"~/a\" begins with \"~\", which only a shell knows; write it in full"
            ),
            ("- folder: \"a\\nb\"", "f.yaml:2:11: deliver[0].folder: holds a control character"),
            (
                "- mail: ops",
                "f.yaml:2:9: deliver[0].mail: \"ops\" is no mail address such as ops@example.com"
            ),
            (
                "- mail: [a@b.de, \"c@d.de\\nBcc: e@f.de\"]",
                "f.yaml:2:18: deliver[0].mail[1]: \"c@d.de Bcc: e@f.de\" is no mail address such as ops@example.com"
            ),
            ("- mail: [a@b.de, a@b.de]", "f.yaml:2:9: deliver[0].mail: holds \"a@b.de\" twice"),
            ("- mail: []", "f.yaml:2:9: deliver[0].mail: is an empty list, wants at least one element"),
            (
                "- webhook: ftp://token@h/",
                "f.yaml:2:12: deliver[0].webhook: is no URL such as https://hooks.example.com/a2d2"
            ),
            (
                "- webhook: \"https://h/a b\"",
                "f.yaml:2:12: deliver[0].webhook: is no URL such as https://hooks.example.com/a2d2"
            ),
            (
                "- webhook: https://h/\n  secret: hunter2",
                "f.yaml:3:11: deliver[0].secret: says where the key is: env:NAME for a variable,"
                    + " or file:/path for a file"
            ),
            (
                "- folder: a\n  secret: env:X",
                "f.yaml:3:11: deliver[0].secret: signs what goes to a webhook, and this target is a folder"
            ),
            ("- foldr: a", "f.yaml:2:3: deliver[0]: names no target; give one of folder, mail, webhook"),
        ])
    func isRefused(text: String, mistake: String) throws {
        let mistakes = #expect(throws: ConfigurationMistakes.self) { try read(text) }
        #expect(mistakes?.mistakes.first?.description == mistake)
    }

    @Test(
        "shows nothing secret of a URL",
        arguments: [
            ("https://user:pass@h.example/a@b?token=1#x", "webhook https://h.example/a@b"),
            ("https://h.example?token=1", "webhook https://h.example"),
        ])
    func hidesSecrets(url: String, label: String) {
        #expect(DeliveryTarget.webhook(.init(url: url, secret: nil)).label == label)
    }

    @Test(
        "knows addresses",
        arguments: [
            ("a@b", true), ("a.b+c@x-y.example.com", true), ("root@localhost", true), ("", false),
            ("a", false),
            ("@b", false), ("a@", false), ("a b@c", false), (".a@b", false), ("a..b@c", false),
            ("a@b..c", false),
            ("a@-b", false), ("ä@b.de", false), ("a@bücher.de", false), ("a@b>", false), ("a,b@c", false),
            ("\"a\"@b", false), (String(repeating: "a", count: 65) + "@b", false),
        ])
    func knowsAddresses(text: String, isAddress: Bool) {
        #expect(MailAddress.isAddress(text) == isAddress)
    }

    @Test("knows an address with a name")
    func knowsNames() {
        #expect(MailAddress("A2D2 <a2d2@example.com>")?.name == "A2D2")
        #expect(MailAddress("Füße, Inc. <a@b.de>")?.address == "a@b.de")
        #expect(MailAddress("<a@b.de>") == MailAddress("a@b.de"))
        #expect(MailAddress("A <a@b.de") == nil && MailAddress("A <a@b.de>\nBcc: x") == nil)
    }
}
