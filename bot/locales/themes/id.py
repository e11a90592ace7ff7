"""Indonesian: the names of the starter themes."""

TEXTS: dict[str, str] = {
    "theme.speed": "Kecepatan",
    "theme.reliability": "Keandalan",
    "theme.price": "Harga",
    "theme.billing": "Tagihan",
    "theme.support": "Dukungan",
    "theme.usability": "Kemudahan penggunaan",
    "theme.features": "Fitur",
    "theme.documentation": "Dokumentasi",
    "theme.exports": "Ekspor dan integrasi",
    "theme.mobile": "Ponsel",
}
