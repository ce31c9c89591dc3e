// The first test of Store goes here.
