// The first test of Classification goes here.
