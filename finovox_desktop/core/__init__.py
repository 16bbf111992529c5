"""What the program knows. Standard library only: no Qt, no files, no network, no clock of its own."""
