// The first test of Jobs goes here.
