package import Postgres

extension Schema {
    /// Lets the reports' role read its views in a database that was read back from a dump: roles and their rights are
    /// the server's, and no dump holds them. As m0005_reports does it, and also where we may not make the role.
    package static func reopenReportViews(_ database: Database) async throws {
        try await database.withConnection { connection in
            try connection.script(
                """
                DO $$
                BEGIN
                    CREATE ROLE a2d2_reports LOGIN;
                EXCEPTION
                    WHEN duplicate_object OR unique_violation OR insufficient_privilege THEN NULL;
                END $$;
                DO $$
                BEGIN
                    IF NOT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN
                        EXECUTE format('GRANT a2d2_reports TO %I', current_user);
                    END IF;
                EXCEPTION
                    WHEN insufficient_privilege OR undefined_object THEN NULL;
                END $$;
                SELECT open_report_views();
                """)
        }
    }
}
