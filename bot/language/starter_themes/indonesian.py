"""The starter themes' words in Indonesian. Prefixes and suffixes follow by themselves."""

INDONESIAN = {
    "speed": "lambat, lemot, lelet, cepat, kecepatan, loading lama, lama loading, lama sekali,"
    " terlalu lama, lama banget, lag, ngelag, nge-lag, performa, kinerja, makan waktu",
    "reliability": "error, eror, bug, crash, gangguan, rusak, macet, hang, stabil, kestabilan,"
    " tidak berfungsi, tidak jalan, gak jalan, gagal, tidak bisa dibuka, gak bisa dibuka,"
    " sering putus, server down, force close, keluar sendiri, andal",
    "price": "harga, mahal, murah, biaya, tarif, diskon, terjangkau",
    "price, except": "menghargai, dihargai, penghargaan, berharga, hargai",
    "billing": "tagihan, faktur, invoice, pembayaran, bayar, kuitansi, kwitansi, refund,"
    " uang kembali, kartu kredit, langganan, berlangganan",
    "billing, except": "pelanggan, pelanggannya",
    "support": "dukungan, layanan pelanggan, CS, customer service, bantuan, tim support, balasan,"
    " membalas, dibalas, respon, respons, pelayanan, ramah",
    "support, except": "membantu, terbantu",
    "usability": "mudah, gampang, sulit, susah, ribet, rumit, membingungkan, bingung, tampilan,"
    " antarmuka, UI, UX, navigasi, cara pakai, ramah pengguna, menu",
    "features": "fitur, fungsi, belum ada, kurang lengkap, tambahkan, tolong tambah, mode gelap",
    "documentation": "dokumentasi, panduan, tutorial, buku manual, petunjuk, FAQ, pusat bantuan",
    "exports": "ekspor, export, unduh, impor, CSV, Excel, integrasi, terintegrasi, API, webhook,"
    " sinkron, sinkronisasi, spreadsheet, PDF",
    "mobile": "HP, ponsel, aplikasi mobile, mobile, Android, iPhone, iOS, handphone, smartphone,"
    " tablet, seluler",
    "mobile, except": "mobil",
}
