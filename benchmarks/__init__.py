"""How fast the dashboard is, in ratios; `python -m benchmarks` prints the table."""
