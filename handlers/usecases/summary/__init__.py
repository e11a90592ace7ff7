"""Plans, renders and posts the weekly summary."""
