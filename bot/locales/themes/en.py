"""English: the names of the starter themes."""

TEXTS: dict[str, str] = {
    "theme.speed": "Speed",
    "theme.reliability": "Reliability",
    "theme.price": "Price",
    "theme.billing": "Billing",
    "theme.support": "Support",
    "theme.usability": "Ease of use",
    "theme.features": "Features",
    "theme.documentation": "Documentation",
    "theme.exports": "Exports and integrations",
    "theme.mobile": "Mobile",
}
