"""Names the places of keys in `bot.toml`, for messages about mistakes."""


def survey_path(number: int, surveys: int) -> str:
    """Returns the path of the survey at *number*, from 1; a single survey has no number."""
    return f"survey[{number}]" if surveys > 1 else "survey"


def rule_path(number: int) -> str:
    """Returns the path of the rule for cases at *number*, from 1."""
    return f"cases.rule[{number}]"
