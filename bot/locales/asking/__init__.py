"""What staff read about who is asked and when, a module for each language."""
