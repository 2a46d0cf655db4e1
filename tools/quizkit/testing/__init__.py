"""For the tests of plug-in authors, and ours: rule examples that run, and strategies that generate banks."""
