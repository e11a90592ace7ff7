"""Eligibility for a question, and the preview of a campaign."""
