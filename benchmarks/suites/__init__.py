"""The suites of `benchmarks.meaning`, a module each, with a function `run`."""
