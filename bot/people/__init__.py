"""Display names of people, and single lines to a person."""
