// The first test of Reading goes here.
