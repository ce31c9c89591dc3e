// The first test of Extraction goes here.
