"""Chinese: the preview of a survey, as an admin reads it."""

TEXTS: dict[str, str] = {
    "toast.preview": "这是预览，不会记录任何内容。",
    "preview.mark": "预览 · {survey} · {language} · {about}",
    "preview.sample": "（客户自己的话）",
    "preview.asked": "问题",
    "preview.scored": "点 {score} 之后；{first}–{last} 分都一样",
    "preview.scored.one": "点 {score} 之后",
    "preview.form": "Slack 中留言表单的标题",
    "preview.commented": "写了留言之后",
    "preview.pressed": "点 {buttons} 之后",
    "preview.changed": "希望联系、然后从 {previous} 改为 {score} 之后",
    "preview.reminder": "到第 {days} 天没有回答：提醒",
    "preview.expired": "到第 {days} 天没有回答：问题关闭。不再发送消息，迟来的回答仍然计入",
    "preview.back": "点 {button} 之后 {days} 天",
    "preview.sending.other": "正在把“{survey}”的 {n} 条消息发到您与我的聊天里。按钮不起作用。",
    "preview.which": "我不认识“{words}”。调查：{surveys}。语言：{languages}，或 all。",
    "preview.unreachable": "我还不能给您发消息。请打开您与我的聊天，发一句话，然后再试。",
    "staff.help_preview": "{command} preview 名称\n把一个调查的所有消息发到您与我的聊天里：每种评分之后、没有回答时、每种拒绝之后。按钮不起作用，也不会记录任何内容。\n--survey 名称：哪个调查（{surveys}）；只写名称也可以\n--language ko：用团队语言以外的语言；all：用所有语言\n仅限管理员。",
}
