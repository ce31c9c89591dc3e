// The first test of EndToEnd goes here.
