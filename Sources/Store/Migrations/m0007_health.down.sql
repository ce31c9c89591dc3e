DROP VIEW report_incident_states, report_incidents, report_health_results, report_sweeps;
DROP TABLE health_remedies, health_changes, health_messages, health_checks, incidents, health_results, health_sweeps;
