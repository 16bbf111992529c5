"""What the program asks of the system's desktop: notifications, staying awake, opening documents. Imports core only."""
