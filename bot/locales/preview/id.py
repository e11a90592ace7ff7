"""Indonesian: the preview of a survey, as an admin reads it."""

TEXTS: dict[str, str] = {
    "toast.preview": "Ini pratinjau: tidak ada yang dicatat.",
    "preview.mark": "Pratinjau · {survey} · {language} · {about}",
    "preview.sample": "(kata-kata pelanggan sendiri)",
    "preview.asked": "pertanyaannya",
    "preview.scored": "setelah menekan {score}; sama untuk {first}–{last}",
    "preview.scored.one": "setelah menekan {score}",
    "preview.form": "judul formulir komentar, di Slack",
    "preview.commented": "setelah komentar",
    "preview.pressed": "setelah {buttons}",
    "preview.changed": "setelah minta dihubungi, lalu nilai diubah dari {previous} ke {score}",
    "preview.reminder": "belum dijawab sampai hari ke-{days}: pengingat",
    "preview.expired": "belum dijawab sampai hari ke-{days}: pertanyaan ditutup. Tidak ada yang dikirim, dan jawaban terlambat tetap dihitung",
    "preview.back": "{days} hari setelah {button}",
    "preview.sending.other": "Mengirim {n} pesan dari “{survey}” ke obrolan Anda dengan saya. Tombolnya tidak berfungsi.",
    "preview.which": "Saya tidak mengenal “{words}”. Survei: {surveys}. Bahasa: {languages}, atau all.",
    "preview.unreachable": "Saya belum bisa menulis kepada Anda. Buka obrolan Anda dengan saya, kirim satu kata, lalu coba lagi.",
    "staff.help_preview": "{command} preview NAMA\nMengirim semua pesan sebuah survei ke obrolan Anda dengan saya: setelah setiap nilai, tanpa jawaban, dan setelah setiap penolakan. Tombolnya tidak berfungsi, dan tidak ada yang dicatat.\n--survey NAMA: survei yang mana ({surveys}); NAMA saja sudah cukup\n--language ko: dalam bahasa selain bahasa tim; all: dalam semua bahasa\nHanya untuk admin.",
}
