"""Themes of comments in Indonesian. The comments are invented."""

import pytest

from tests.bot.language.themes.found import finder, themes_in

MENTIONS = [
    ("Aplikasinya lambat sekali kalau buka laporan", {"speed": ["lambat"]}),
    ("Harga terlalu mahal untuk UMKM", {"price": ["Harga", "mahal"]}),
    ("CS ramah dan cepat membalas", {"support": ["CS", "ramah", "membalas"], "speed": ["cepat"]}),
    (
        "Sering error waktu login, sudah lapor tapi belum dibalas",
        {"reliability": ["error"], "support": ["dibalas"]},
    ),
    ("Fiturnya lengkap, mudah dipakai", {"features": ["Fiturnya"], "usability": ["mudah"]}),
    ("Tolong tambahkan mode gelap", {"features": ["Tolong tambahkan", "mode gelap"]}),
    ("Tidak bisa ekspor ke Excel", {"exports": ["ekspor", "Excel"]}),
    ("Tagihan saya dobel bulan ini", {"billing": ["Tagihan"]}),
    ("Panduannya kurang jelas", {"documentation": ["Panduannya"]}),
    ("Aplikasi HP sering force close", {"mobile": ["HP"], "reliability": ["force close"]}),
    ("Pembayarannya gagal terus", {"billing": ["Pembayarannya"], "reliability": ["gagal"]}),
    ("loadingnya lama banget", {"speed": ["loadingnya lama"]}),
    (
        "Sinkronisasi data dengan API sering putus",
        {"exports": ["Sinkronisasi", "API"], "reliability": ["sering putus"]},
    ),
    ("Tampilannya membingungkan", {"usability": ["Tampilannya", "membingungkan"]}),
    ("biaya langganan naik terus", {"price": ["biaya"], "billing": ["langganan"]}),
    ("Kami sangat menghargai bantuan tim support", {"support": ["bantuan", "tim support"]}),
    ("fitur2nya kurang lengkap", {"features": ["fitur2nya", "kurang lengkap"]}),
    ("mobil saya rusak", {"reliability": ["rusak"]}),
]
NO_MENTIONS = [
    "Bagus, tidak ada keluhan",
    "Saya suka mobil listrik",
    "Terima kasih, sangat membantu pekerjaan kami",
    "Kami pelanggan setia sejak 2019",
]


@pytest.mark.parametrize(("comment", "found"), MENTIONS)
def test_a_comment_is_about_what_its_words_say(comment: str, found: dict[str, list[str]]) -> None:
    assert themes_in(comment) == found


@pytest.mark.parametrize("comment", NO_MENTIONS)
def test_words_that_look_alike_are_not_meant(comment: str) -> None:
    assert themes_in(comment) == {}


@pytest.mark.parametrize("form", ["bayar", "dibayar", "membayar", "pembayaran", "bayarnya"])
def test_a_word_is_found_with_its_prefixes_and_suffixes(form: str) -> None:
    assert themes_in(f"Sudah {form} kemarin", finder("id", {"it": "bayar"})) == {"it": [form]}


@pytest.mark.parametrize("form", ["fitur2", "fitur2nya", "fitur-fiturnya"])
def test_a_plural_is_written_twice_or_with_a_2(form: str) -> None:
    found = themes_in(f"Banyak {form} hilang", finder("id", {"it": "fitur"}))
    assert "".join(found["it"]) == form.replace("-", "")


def test_an_exception_is_one_form_of_a_stem() -> None:
    words = finder("id", {"price": "harga"}, {"price": "menghargai"})
    assert themes_in("Kami menghargai harganya", words) == {"price": ["harganya"]}
