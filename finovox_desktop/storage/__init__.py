"""What the program remembers. No Qt."""
