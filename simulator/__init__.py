"""The simulator: scripts become performances, and performances become pictures and findings."""
