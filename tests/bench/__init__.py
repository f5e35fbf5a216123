"""The bench: ratios in one run on one machine, beside a bare Bolt app. `make bench`; never a timed test."""
