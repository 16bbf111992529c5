"""What the program does. QtCore only."""
