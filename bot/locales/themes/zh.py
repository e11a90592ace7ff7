"""Chinese: the names of the starter themes."""

TEXTS: dict[str, str] = {
    "theme.speed": "速度",
    "theme.reliability": "稳定性",
    "theme.price": "价格",
    "theme.billing": "账单与付款",
    "theme.support": "客户支持",
    "theme.usability": "易用性",
    "theme.features": "功能",
    "theme.documentation": "文档",
    "theme.exports": "导出与集成",
    "theme.mobile": "移动端",
}
