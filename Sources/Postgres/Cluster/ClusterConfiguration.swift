/// The server's settings (`a2d2.conf`), for one program with a handful of connections on a machine that it shares
/// with OCR.
struct ClusterConfiguration: Sendable {
    let socketFolder: String
    let logFolder: String
    /// Of the machine, in bytes.
    let memory: Int
    /// Settings that win over ours.
    var overrides: [String: String] = [:]

    var text: String {
        let lines = settings.merging(overrides) { _, override in override }
            .sorted { $0.key < $1.key }
            .map { "\($0.key) = '\($0.value.replacing("'", with: "''"))'" }
        return "# Written by a2d2 at each start: changes are lost.\n" + lines.joined(separator: "\n") + "\n"
    }

    /// An eighth of the memory up to 128 MB: the tables are small, and the documents are files.
    private var sharedMegabytes: Int { min(128, max(16, memory >> 23)) }

    private var settings: [String: String] {
        [
            // No TCP: only who may enter the folder can talk to it.
            "listen_addresses": "", "port": "5432", "unix_socket_directories": socketFolder,
            "unix_socket_permissions": "0700", "max_connections": "60", "cluster_name": "a2d2",

            "shared_buffers": "\(sharedMegabytes)MB", "work_mem": "8MB", "maintenance_work_mem": "64MB",
            "effective_cache_size": "\(max(64, memory >> 21))MB", "random_page_cost": "1.1",
            // Short statements on few cores: compiling them or splitting them up costs more than it gains.
            "jit": "off", "max_parallel_workers_per_gather": "0", "max_parallel_maintenance_workers": "0",
            "max_worker_processes": "2", "max_logical_replication_workers": "0",

            "fsync": "on", "synchronous_commit": "on", "full_page_writes": "on", "wal_compression": "on",
            "min_wal_size": "64MB", "max_wal_size": "512MB", "checkpoint_timeout": "15min",
            "checkpoint_completion_target": "0.9", "max_wal_senders": "3",

            // The queue's table turns over many times an hour: look often, sweep early.
            "autovacuum": "on", "autovacuum_naptime": "20s", "autovacuum_max_workers": "2",
            "autovacuum_vacuum_scale_factor": "0.1", "autovacuum_analyze_scale_factor": "0.05",
            // A forgotten transaction keeps dead rows alive.
            "idle_in_transaction_session_timeout": "10min",

            // Seven files, one a day of the week, with no values of documents in them.
            "logging_collector": "on", "log_directory": logFolder, "log_filename": "postgresql-%a.log",
            "log_rotation_age": "1d", "log_rotation_size": "0", "log_truncate_on_rotation": "on",
            "log_file_mode": "0600", "log_error_verbosity": "terse", "log_parameter_max_length": "0",
            "log_parameter_max_length_on_error": "0", "log_checkpoints": "off",

            "timezone": "UTC", "log_timezone": "UTC", "lc_messages": "C", "datestyle": "iso",
        ]
    }
}
