import Foundation

extension ChaosSite {
    /// Of documents; nil when the database doesn't answer.
    func jobs() async -> Int? {
        guard let outcome = try? await query("SELECT count(*) FROM jobs WHERE document_id IS NOT NULL"),
            outcome.isSuccess
        else { return nil }
        return Int(outcome.output.trimmingCharacters(in: .whitespacesAndNewlines))
    }

    /// By a client of its own each time, so that no connection of ours lives through the chaos.
    func query(_ statement: String) async throws -> Command.Outcome {
        try await Command.outcome(
            of: [
                "psql", "--no-psqlrc", "--no-password", "--tuples-only", "--no-align",
                "--dbname=\(postgres.url)", "--command=\(statement)",
            ], environment: ["PGCONNECT_TIMEOUT": "3", "PGOPTIONS": "-c statement_timeout=5000"])
    }
}
