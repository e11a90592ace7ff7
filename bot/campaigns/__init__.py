"""Who may be asked, and why somebody may not."""
