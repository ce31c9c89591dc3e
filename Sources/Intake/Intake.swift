// Intake: see docs/architecture.md.
