// The first test of StrictYAML goes here.
