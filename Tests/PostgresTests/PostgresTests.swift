// The first test of Postgres goes here.
