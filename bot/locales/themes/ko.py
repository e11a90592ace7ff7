"""Korean: the names of the starter themes."""

TEXTS: dict[str, str] = {
    "theme.speed": "속도",
    "theme.reliability": "안정성",
    "theme.price": "가격",
    "theme.billing": "결제와 청구",
    "theme.support": "고객 지원",
    "theme.usability": "사용 편의성",
    "theme.features": "기능",
    "theme.documentation": "문서",
    "theme.exports": "내보내기와 연동",
    "theme.mobile": "모바일",
}
