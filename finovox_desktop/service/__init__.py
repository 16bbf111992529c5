"""How the program speaks to the service. No Qt."""
