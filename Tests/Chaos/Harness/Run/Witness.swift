import Foundation
import Glibc

/// Writes down who waits for whom in the database, for whoever has to find out what held something up. Ends with its
/// task.
struct Witness: Sendable {
    let site: ChaosSite

    private static let waiting = """
        SELECT now()::time(0), pid, client_addr, state, extract(epoch FROM now() - xact_start)::int AS seconds,
            wait_event_type, wait_event, pg_blocking_pids(pid) AS blockers, left(regexp_replace(query, '\\s+', ' ', 'g'), 100)
        FROM pg_stat_activity
        WHERE backend_type = 'client backend' AND state <> 'idle' AND now() - xact_start > '2 seconds'
        """

    func watch() async {
        let log = open("\(site.folder.logs)/waiting.log", O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o644)
        defer { close(log) }
        while (try? await Task.sleep(for: .seconds(2))) != nil {
            guard let outcome = try? await site.query(Self.waiting), !outcome.output.isEmpty else { continue }
            _ = outcome.output.withCString { write(log, $0, strlen($0)) }
        }
    }
}
