"""The rules of cases, and their cards in the support channel."""
