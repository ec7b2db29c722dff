"""Names of the scales and the episodes in which each is rated (Ainsworth et al., 1978)."""

EPISODES = tuple(range(1, 9))
REUNIONS = (5, 8)
SEARCH_EPISODES = (4, 6, 7)
CRYING_EPISODES = (4, 5, 6, 7, 8)

CORE_SCALES = ("proximity_seeking", "contact_maintaining", "resistance", "avoidance")
REUNION_SCALES = (*CORE_SCALES, "distance_interaction")

INTERVAL_MS = 15_000
"""Length of the slices in which crying is recorded (Ainsworth et al., 1978, Appendix II)."""
