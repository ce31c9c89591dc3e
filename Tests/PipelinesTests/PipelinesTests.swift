// The first test of Pipelines goes here.
