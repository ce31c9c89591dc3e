// The first test of Agents goes here.
