"""How the measured program stands to the service: its key, and how many analyses it lets be in progress."""

KEY = "benchmark-key"
ANALYSES_IN_PROGRESS = 1000
