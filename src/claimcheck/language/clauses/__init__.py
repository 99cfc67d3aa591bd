"""Trees, and who did what to whom."""
