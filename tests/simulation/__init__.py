"""A long time with many people, through the real code on a moved clock."""
