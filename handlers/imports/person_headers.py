"""Lists the names of the columns that a list of people may have, as `plain_name` writes them."""

from collections.abc import Mapping, Sequence
from typing import Final

from bot.chat.platforms import Platform

FIELDS: Final = (
    *("name", "email", "language", "timezone", "country", "account", "joined", "left", "kind"),
    *(platform.value for platform in Platform),
)
COLUMNS: Final = {
    **{field: field for field in FIELDS},
    **{f"{platform}id": platform.value for platform in Platform},
}
"""The names that always are a field's."""
SAMPLED: Final = ("country", "joined", "left", "kind")
"""Fields whose columns are known by what they hold, too: another tool's `kind` is not ours."""
OTHER_NAMES: Final[Mapping[str, Sequence[str]]] = {
    "name": (
        *("fullname", "realname", "displayname", "contactname", "customername"),
        *("nama", "namalengkap", "namapelanggan", "이름", "성명", "고객명", "姓名", "客户姓名"),
    ),
    "email": (
        *("emailaddress", "mail", "mailaddress", "surel", "alamatsurel", "alamatemail"),
        *("이메일", "이메일주소", "邮箱", "电子邮箱", "邮箱地址", "电子邮件", "电子邮件地址"),
    ),
    "language": ("bahasa", "언어", "语言"),
    "timezone": ("zonawaktu", "시간대", "时区"),
    "country": ("countrycode", "negara", "국가", "나라", "国家", "国家/地区"),
    "joined": (
        *("joinedon", "joinedat", "joindate", "joineddate", "datejoined"),
        *("customersince", "membersince", "signupdate", "signedupat"),
        *("tanggalbergabung", "pelanggansejak", "가입일", "가입일자", "加入日期", "注册日期"),
    ),
    "left": (
        *("lefton", "leftat", "leftdate", "dateleft", "leavedate", "leavingdate"),
        *("customeruntil", "churndate", "churnedon", "churnedat"),
        *("tanggalkeluar", "pelanggansampai", "탈퇴일", "해지일", "离开日期", "流失日期"),
    ),
    "kind": ("jenis", "구분", "종류", "类型"),
    **{
        platform.value: (f"{platform}userid", f"{platform}memberid", f"{platform}chatid")
        for platform in Platform
    },
}
"""Names that count where no column has the name itself, the best first."""
FIRST: Final = ("firstname", "givenname", "forename", "namadepan")
LAST: Final = ("lastname", "familyname", "surname", "namabelakang")
USER_ID: Final = ("userid", "memberid")
"""Other tools' columns of these names hold their own ids; Slack's export holds Slack's."""
MEANT: Final = {
    "lang": "language",
    "locale": "language",
    "tz": "timezone",
    **dict.fromkeys(("company", "organisation", "organization"), "account"),
    **dict.fromkeys(("perusahaan", "회사", "회사명", "고객사", "公司", "公司名称"), "account"),
    "nation": "country",
    **dict.fromkeys(("startdate", "createdat", "registered"), "joined"),
    **dict.fromkeys(("enddate", "cancelledat", "cancelledon", "canceledat"), "left"),
}
"""Names that may be a field's, and are asked about."""
WHY: Final = "why_rejected"
"""The first column of a file of rejected rows, which no import reads."""


def sampled_names() -> frozenset[str]:
    """Returns the names of columns that are looked into before their field is known."""
    others = (name for field in SAMPLED for name in OTHER_NAMES[field])
    return frozenset((*SAMPLED, *others, *USER_ID))
