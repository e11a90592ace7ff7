"""Implements `tentap init`: asks for the settings and writes them."""
