"""Migrates, copies, backs up and maintains whole databases."""
