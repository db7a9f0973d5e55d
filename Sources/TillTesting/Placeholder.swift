// The simulator of tests.
