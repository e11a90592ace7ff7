"""People and answers from other tools' CSV files."""
