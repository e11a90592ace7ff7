"""What operators are told: outages and quarantined updates."""
