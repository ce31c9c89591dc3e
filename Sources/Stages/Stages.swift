// Stages: see docs/architecture.md.
