"""What comes in: stored, acknowledged, then worked."""
