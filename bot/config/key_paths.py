"""Names the places of keys in `bot.toml`, for messages about mistakes."""


def numbered_path(table: str, number: int, tables: int) -> str:
    """Returns the path of the table at *number*, from 1; a single one has no number."""
    return f"{table}[{number}]" if tables > 1 else table


def survey_path(number: int, surveys: int) -> str:
    """Returns the path of the survey at *number*, from 1; a single survey has no number."""
    return numbered_path("survey", number, surveys)


def rule_path(number: int) -> str:
    """Returns the path of the rule for cases at *number*, from 1."""
    return f"cases.rule[{number}]"
