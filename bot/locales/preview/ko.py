"""Korean: the preview of a survey, as an admin reads it."""

TEXTS: dict[str, str] = {
    "toast.preview": "미리 보기예요. 아무것도 기록되지 않아요.",
    "preview.mark": "미리 보기 · {survey} · {language} · {about}",
    "preview.sample": "(고객이 직접 쓴 말)",
    "preview.asked": "질문",
    "preview.scored": "{score}점을 누른 뒤, {first}–{last}점은 모두 같아요",
    "preview.scored.one": "{score}점을 누른 뒤",
    "preview.form": "Slack 의견 양식의 제목",
    "preview.commented": "의견을 쓴 뒤",
    "preview.pressed": "{buttons} 버튼을 누른 뒤",
    "preview.changed": "연락을 원한다고 한 다음 {previous}점에서 {score}점으로 바꾼 뒤",
    "preview.reminder": "{days}일째까지 답이 없으면: 다시 알림",
    "preview.expired": "{days}일째까지 답이 없으면: 질문이 끝나요. 아무것도 보내지 않고, 늦은 답변도 반영돼요",
    "preview.back": "{button} 버튼을 누르고 {days}일 뒤",
    "preview.sending.other": "“{survey}”의 메시지 {n}개를 저와의 채팅으로 보내요. 버튼은 작동하지 않아요.",
    "preview.which": "“{words}”이 무엇인지 모르겠어요. 설문: {surveys}. 언어: {languages}, 또는 all.",
    "preview.unreachable": "아직 메시지를 보내 드릴 수 없어요. 저와의 채팅을 열어 한마디 보내고 다시 시도해 주세요.",
    "staff.help_preview": "{command} preview 이름\n설문의 모든 메시지를 저와의 채팅으로 보내요. 점수마다, 답이 없을 때, 거절할 때마다의 메시지예요. 버튼은 작동하지 않고, 아무것도 기록되지 않아요.\n--survey 이름: 어느 설문인지 ({surveys}), 이름만 써도 돼요\n--language ko: 팀의 언어가 아닌 언어로, all: 모든 언어로\n관리자만 쓸 수 있어요.",
}
