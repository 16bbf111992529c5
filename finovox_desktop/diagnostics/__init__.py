"""What the program writes about itself, for when it is wrong: the log, the hooks of last resort, the report of a bug."""
