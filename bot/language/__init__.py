"""Words in each language: shown to people, and typed by them."""
