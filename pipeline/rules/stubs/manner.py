"""How a sentence is spoken: to a visitor, of the page itself, of a failure, of a gate, by a machine; whatever its words are.

What a person writes of a concept is spoken to nobody and of a kind of thing; what a site shows in place of a page is spoken
to whoever stands before it. Each voice is a list of small words of several languages; a sentence is judged by which voices
meet in it. All is matched with folded text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

_VISITOR = re.compile(
    r"\b(?:please|sorry|oops|whoops|unfortunately|apolog(?:y|ies|ize|ise)|uh.oh|ouch|yikes|hmm+|aw|whoa|slow down|thanks?"
    r"|you|your|you.re|you.ve|yourself|visitors?|bitte|leider|entschuldig\w*|sie|ihre?n?|veuillez|désolé\w*|oups|vous|votre"
    r"|vos|por favor|lo sentimos|usted|busca[ns]?|desculpe|infelizmente|você|spiacenti|per favore|prego|przepraszamy|proszę"
    r"|helaas|alstublieft|lütfen|maaf|bạn|vui lòng|пожалуйста|извините|к сожалению|вы|ваш\w*|вам)\b"
    r"|죄송|주세요|주십시오|십시오|시기 바랍|바랍니다|[하되으]세요|하시겠|하신|하시는|으시는|찾으시|앗!|불편을|고객님|귀하|이런!|[해예어]요\b"
    r"|ください|申し訳|ございません|お探し|抱歉|对不起|很遗憾|请|請|您|عذر|يرجى"
)
"""Who stands before the page is spoken to."""
_HERE = re.compile(
    r"\b(?:this|that) (?:\w+ )?(?:page|site|website|web ?page|url|link|content|article|story|video|post|document|resource"
    r"|browser|request|service|server|app|application|account|channel|profile|paper|book|item|address|host|domain|feature"
    r"|question|conversation|image|section|portal|network|region|country|location)\b"
    r"|\b(?:our|we|we.re|we.ve|us)\b|\b(?:requested|original|target|origin|upstream|specified)\b"
    r"|\bthe (?:page|url|link|site|website|article|portal|service|content|resource|document|file|server|video|origin)\b(?! (?:that|which|of))"
    r"|\b(?:diese[rsmn]?|cette|esta|este|questa|esse|essa) \w+\b|\b(?:die|la|a) (?:\w+ )?(?:seite|page|página|pagina)\b"
    r"|이 (?:페이지|사이트|글|기사|문서|콘텐츠|영상|링크|서비스)|해당 |본 (?:페이지|사이트|서비스)|당사|저희|현재 |작가|작성자"
    r"|(?:この|こちらの)(?:ページ|サイト|記事)|当サイト|该(?:页面|网页|内容|文章)|此(?:页面|网页|内容|文章)|эт[аоу]\w* (?:страниц|сайт)\w*"
)
"""It is this page, this server, that is spoken of; no kind of page."""
_FAILS = re.compile(
    r"\bfailed\b|\b(?:not|n.t|unable to|couldn.t|cannot|can.t|could not|isn.t|no longer|nothing|no) (?:\w+ ){0,3}(?:found|find|exist\w*"
    r"|available|reach\w*|respond\w*|load\w*|display\w*|access\w*|open\w*|retriev\w*|resolve\w*|connect\w*|authori[sz]\w*"
    r"|permission|allowed|permitted|support\w*|show\w*|work\w*|process\w*|complet\w*|verif\w*|locate\w*|extract\w*|archived|fetch\w*"
    r"|here|view\w*|serv\w*|handle|recogni[sz]\w*|parse\w*|read|render\w*|get|send|sent|view|download|satisf\w*|match\w*|valid|server|healthy|secure|fulfil\w*)\b"
    r"|\b(?:unavailable|unreachable|unsupported|unauthori[sz]ed|inaccessible|denied|forbidden|blocked|banned|refuse[sd]?|rejected"
    r"|restricted|removed|deleted|expired|exceeded|disabled|invalid|suspended|terminated|missing|overloaded|timed out|time.?out"
    r"|went wrong|gone wrong|too (?:many|long|much|large|often)|offline|outage|interrupted|temporarily|maintenance|leads? nowhere"
    r"|doesn.t exist|not allow|degraded|unpublished|faster than|taken down|withdrawn)\b"
    r"|\b(?:nicht|keine?n?|verweigert|gesperrt|abgelaufen|n.existe|introuvable|refusé|impossible|expiré|no existe|no se|denegado"
    r"|não|negado|inexistente|non (?:è|esiste|trovata)|negato|nie (?:znaleziono|istnieje)|niet gevonden|bulunamadı|tidak ditemukan"
    r"|không (?:tồn tại|tìm thấy|thể)|не (?:найден\w*|существует|удалось|доступн\w*|отвечает)|удален\w*|недоступ\w*|запрещ\w*)\b"
    r"|찾을 수 없|찾지 못|존재하지|수 없(?:습니다|음|어요|는)|없는 (?:페이지|주소)|삭제|만료|거부|차단|제한|초과|실패|오류|에러|장애|불가|잘못|중단|지연|너무 (?:많|오래|빨)"
    r"|권한이 없|비공개|점검|종료되|취소|이동되|못했|원활하지 않|전환되|없습니다|비정상"
    r"|見つかりません|見つかりませんでした|存在しません|できません|できませんでした|エラー|削除|拒否|失敗|メンテナンス|期限切れ|混み合|不存在|无法|無法|失败|錯誤|错误|删除|找不到"
    r"|拒绝|过期|维护|超时|频繁|受限|غير (?:موجود|متاح)"
)
_UNWELL = re.compile(
    r"\b(?:errors?|failure|fails|fehler|erreur|erro|errore|błąd|hata|ошибк\w*|problems?|trouble|issues?|down|reset|crashed|broken"
    r"|limit\w*|unexpected\w*|unusual|suspicious|lost|private|having a moment|upgrad\w*|moved|closed|retired|abuse|making \w+ better)\b"
)
"""What may well be said of anything that fails."""
_GATE = re.compile(
    r"\b(?:human|robots?|bots?|captcha|verif(?:y|ying|ied|ication)|security check\w*|checkpoint|javascript|cookies?|ad ?block\w*"
    r"|(?:sign|log|logg?ed|signed|logging|signing) ?in(?:to)?|sign ?up|login|register|create an account|subscri\w+|unlock|members?"
    r"|free trial|keep reading|buy (?:article|now)|preview of subscription|institution|username|password|remember me|email|continue with (?:google|apple|facebook)|free articles?|full (?:access|story|article)|paid|purchase|accept|agree|consent|privacy|partners|preferences|opt.out"
    r"|18 or older|your age|vpn|proxy|access through|einloggen|anmelden|abonn\w+|connecter|iniciar sesión|suscri\w+|accedi|entrar)\b"
    r"|로그인|회원|구독|멤버|로봇|보안 ?(?:확인|문자|절차)|본인 ?확인|본인 ?인증|자바스크립트|javascript(?=[를을가이])|쿠키|동의|허용|간주|성인 ?인증|가입|전용|결제"
    r"|ログイン|会員|有料|ロボット|認証|同意|登录|登錄|会员|订阅|验证|驗證|同意|войти|войдите|подпис\w+|робот\w*"
)
"""What has to be passed first."""
_NEED = re.compile(
    r"\b(?:requires?|required|needs?|needed|must|only|have to|necessary|nötig|erforderlich|requis|necesari[oa]|necessário|требуется)\b"
    r"|필요|만 (?:볼|읽을|이용|접근)|해야|必要|需要"
)
_ACT = re.compile(
    r"\b(?:try (?:again|reloading|refreshing|later|another)|try:|retry|réessayer|versuchen sie|inténtalo|intente|tente|riprova|подтвердите|reload|refresh|go (?:back|home|to the)|return to|back to"
    r"|home ?page|take me|click|tap|press|contact|check (?:back|your|the|if|for)|wait|come back|be back|back soon|allow up to|enable|turn on"
    r"|switch to|update your|upgrade your|disable|visit|continue|proceed|enter|log in|sign in|subscribe|accept|register|search|report"
    r"|checking|reconnecting|restart\w*|zurück|zur startseite|retour|volver|regresar|voltar|torna|wróć)\b"
    r"|다시 시도|돌아가기|홈으로|문의|잠시 ?(?:후|만)|확인해|클릭|눌러|새로 ?고침|이전 페이지|계속하"
    r"|戻る|お待ち|ご確認|返回|继续|继续访问|稍后|稍後|重试|重試|刷新|вернуться|на главную|попробуйте|повторите"
)
"""What the visitor is to do now."""
_MACHINE = re.compile(
    r"\b(?:err|pr|ssl|sec|dns|net|status)_[a-z]+_[a-z_]+\b|\b(?:ray|request|reference|incident|trace|event|error|correlation|session|support) ?(?:id|#|code)\W{0,3}(?=\w*\d)"
    r"|\b(?:enotfound|econnrefused|econnreset|etimedout|eai_again|nxdomain)\b[: ]+\S|\bat \S+ [(\[]\S+:\d+:\d+|\btraceback\b"
    r"|\b(?:http|response|status|응답)(?: (?:status|error|code|코드))*[: ]+[45]\d\d\b|\berror[: ]+[45]\d\d\b|\b[45]\d\d (?:error|오류)\b"
    r"|^\W*[45]\d\d\b\s*[-–—:|·]|^\W*(?:[a-z_]+\.)+\w*(?:error|exception)\b|^\W*\w*(?:error|exception|failure)\s*:\s*\S|^\W*(?:warning|fatal|error)\s*:\s*\S"
    r"|\b(?:nginx|apache|openresty|litespeed|cloudfront|akamai|squid|varnish)(?:/[\d.]+|\W*$)|generated by \S+|\b\d{4}-\d\d-\d\d \d\d:\d\d:\d\d utc\b"
    r"|^\W*(?:job|scrape|crawl\w*|fetch|capture|clip\w*|extraction|download|request|import|크롤링|수집|추출) (?:failed|aborted|timed out|실패)\b"
)
_WEB = re.compile(
    r"\b(?:page|site|website|server|servers|browser|url|link|request|requests|response|connection|network|internet|content|text"
    r"|article|story|video|transcript|service|host|domain|account|session|access|address|gateway|proxy|upstream|resource"
    r"|document|directory|pdf|image|repository|ip|app|application|database|html|source files?|websites|certificate|webpage|token|system|systems|portal|seite|página|pagina|trang|страниц\w*|сайт\w*)\b"
    r"|페이지|사이트|주소|링크|서버|브라우저|게시물|게시글|글[을이은]|앱|(?<![a-z])ip(?![a-z])|문서|영상|데이터|접속|접근|요청|응답|서비스|도메인|계정|콘텐츠|본문|기사|시스템|네트워크|인터넷|연결|ページ|サイト|サーバ|记事|页面|頁面|网站|网页|链接|服务器"
)
_ABOUT = re.compile(
    r"^(?:an?|one|any|every|each|some|most|many) |\b(?:is|are|was) (?:an?|one|the)\b|\bmeans\b|\bi\.e\.|\be\.g\.|\bfor example\b"
    r"|\b(?:a|any|each|every|an) (?:page|site|website|server|client|browser|user|request|url|caller|service|host|model|crawler|visitor|script|program)\b"
    r"|\b(?:when(?:ever)?|unless) (?:an?|the|its|no|they|it)\b|(?<!our )\b(?:users|clients|servers|browsers|sites|visitors|pages) (?:who|that|which|are|is|can|see|get|must)\b"
    r"|\b(?:by default|instead of|compare|see also|such as|known as|called|used (?:to|for|by|in)|refers to|stands for|typically|usually|often|historically)\b"
    r"|\b(?:indicates|returns|retrieves|specifies|explains?|describes?|represents|provides|contains|defines|denotes|causes|throws|raises|sets)\b"
    r"|^(?!error|warning|sorry|oops|notice|(?:\w+ ){0,3}(?:failed|aborted|error):)[^\W\d][\w ]{0,20}: (?:the|an?|when|what|who|how)\b|\b(?:everybody|everyone|anyone|somebody|nobody|people|they|them|those)\b"
    r"|\b(?:without|with|by|of|for|from|in|on|before|after) it\b|\b(?:was|were) (?:unavailable|offline|down|out)\b|\b(?:blocked|denied|rejected|refused|returned|removed) (?:an?|\d+)\b|(?:한|된|이|는|었|았|했|진|린|간|온|있)다\W*$"
    r"|\bwhen\b(?! you)|^if (?:the|an?) (?!problem|issue|error|page|link|site|url)|`[^`]+`|\b(?:therefore|thus|hence|whereas)\b|\bbeyond\b|;"
    r"|(?:이란|란|은|는) [^.]*(?:것|뜻|말|방법|기법|상태|과정|장벽|시험|조각|절차|개념|용어|코드|기술|값|함수)(?:이다|입니다|을 말한다)?\W*$|때 (?:돌려|쓰|사용|발생)|예를 들|예:|경우"
)
"""What is said of a kind of thing, or of what stands elsewhere."""
_VOICES: Mapping[str, re.Pattern[str]] = {
    "visitor": _VISITOR,
    "here": _HERE,
    "failure": _FAILS,
    "trouble": _UNWELL,
    "gate": _GATE,
    "need": _NEED,
    "act": _ACT,
    "machine": _MACHINE,
    "web": _WEB,
}
_REMEMBERED = 8192
"""Sentences: one that is judged is judged again, by each step that asks."""
_SHOUT = 10
"""Words of a sentence that is no more than a status."""
_DENSE = 0.28
"""Share of a sentence's letters that such a page spends on saying so."""
_VERY_DENSE = 0.45
_BESIDE = 0.15
_FORM = 3
"""Words of a gate of which a form is made: a name, a password, a button."""


@lru_cache(_REMEMBERED)
def voices(sentence: str) -> tuple[frozenset[str], float]:
    """Which voices meet in a folded sentence, and which share of its letters is theirs."""
    heard, spans = set(), set[int]()
    for name, words in _VOICES.items():
        for found in words.finditer(sentence):
            heard.add(name)
            spans.update(range(*found.span()))
    return frozenset(heard), len(spans) / max(1, len(sentence))


@lru_cache(_REMEMBERED)
def is_about(sentence: str) -> bool:
    """Whether a folded sentence speaks of a kind of thing."""
    return _ABOUT.search(sentence) is not None


def is_shown_instead(sentence: str, words: float) -> bool:
    """Whether a folded sentence of so many words is what a site shows, or a program stores, in place of a page."""
    if is_about(sentence) or sentence.startswith("if "):
        return False
    heard, share = voices(sentence)
    if "machine" in heard and heard & {"failure", "trouble", "web"}:
        return True
    short = words <= _SHOUT
    return share >= _DENSE and (
        _is_failure(heard, share, short) or ("gate" in heard and _is_gate(sentence, heard, share, short))
    )


def _is_failure(heard: frozenset[str], share: float, short: bool) -> bool:
    """Whether it is told to somebody, or shortly, that something of the web fails."""
    if "failure" in heard and "web" in heard and (short or heard & {"visitor", "here", "act"}):
        return True
    if "failure" in heard and "visitor" in heard and (short or "act" in heard):
        return True
    if "trouble" in heard and "visitor" in heard and (short or heard & {"act", "here"}):
        return True
    return share >= _VERY_DENSE and "act" in heard and bool(heard & {"failure", "trouble"})


def _is_gate(sentence: str, heard: frozenset[str], share: float, short: bool) -> bool:
    """Whether a visitor is asked for something before going on."""
    if "visitor" in heard and heard & {"act", "here"}:
        return True
    if short and "need" in heard and ("here" in heard or ("web" in heard and "visitor" not in heard)):
        return True
    return share >= _VERY_DENSE and len(_GATE.findall(sentence)) >= _FORM


def stands_beside(sentence: str) -> bool:
    """Whether a folded sentence could stand on such a page, beside the one that says so."""
    heard, share = voices(sentence)
    return share >= _BESIDE and not is_about(sentence) and bool(heard - {"web"})
