"""The commands of `finovox`, one a file."""
