"""The simulator: scripts become performances, performances become pictures, codings become findings."""
