"""A note holds nothing but promises to be written: TODO, TBD, "coming soon", filler text, the slots of a template.

## Why

It is a stub that says so. A link to it promises more.

## Wrong

```markdown
# Parameter

TODO: write this
```

## Right

Its first sentence; or no note, so that the links that ask for it show up as wanted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from pipeline.model.name import folded
from pipeline.model.note import Note
from pipeline.model.wiki import Wiki
from pipeline.rules.rule import Finding, Rule
from pipeline.rules.stubs.prose import Line, blocks, but_templates, is_short, of_graph, readable
from pipeline.rules.stubs.telling import parts

_VERBS_TEXT = (
    "write writing written add adding added fill filling filled complete completed completing expand expanded expanding expansion "
    "update updated finish finished outline describe described explain explained define defined create created insert put document documented "
    "summarize summarise elaborate flesh draft drafted populate populated type enter list provide give replace research revisit"
)
_VERBS = frozenset(_VERBS_TEXT.split())
_KEYS_TEXT = (
    "todo to-do tbd tba tbc tk fixme wip progress coming soon later placeholder empty blank construction stub continued needs need "
    "needed missing content contents nothing go goes provided yet unwritten unfinished incomplete forthcoming "
    "채우기 채워 쓰기 써 적기 적어 적을 채울 기입 기재 서술 요약 "
    "작성 작성중 작성중입니다 작성할 작성되지 작성하기 작성해 작성하세요 추가 추가해 추가할 추가하기 정리 정리할 정리하기 업데이트 준비 준비중 준비중입니다 보충해 보완 보충 "
    "내용 내용이 내용을 내용은 입력 입력해 입력하세요 미작성 미완성 미정 토막글 토막글입니다 빈 새 공사중"
)
_KEYS = _VERBS | frozenset(_KEYS_TEXT.split())
"""Words of which a promise has one."""
_OTHERS_TEXT = (
    "two three or concept concept.s own words two-sentence after before reading read paper book article chapter lecture later tomorrow when time i.ll we.ll ll let me get to around "
    "one-line one-sentence line lines source sources week month next started start goes here details key points point pending me will finish finished "
    "intentionally left relevance importance main ideas idea concepts key.s takeaways takeaway quote quotes bullet insights background applications use cases advantages disadvantages pros cons matters matter why how what using used with it.s "
    "a about all back check come an and any are article as at author be been being brief but by can concept currently definition definitions description "
    "details do document done draft drafts entry example examples few file for from go goes has have help here i in info information is "
    "it its me more my new no not note notes now of on one only or our out overview page pages paragraph pending please post reference "
    "references section sections sentence sentences short should some something soon still subject summary term text that the there these "
    "they this title to todos topic under untitled up very want was we will with work yet you your "
    "에 에는 에서 은 는 가 의 와 과 로 으로 도 대한 대해 관해 관한 "
    "개념 개념을 개념은 정의 정의를 예시 예시를 예제 예제를 요약 요약을 한 두 줄 문장 문장으로 줄로 간단히 자세히 다음에 시간 날 때 공부 후 읽고 나서 "
    "아직 추후 나중에 곧 여기에 여기 이 본 해당 이곳에 문서 문서는 문서입니다 문서를 페이지 페이지는 페이지입니다 글 글은 글입니다 글을 노트 노트는 설명을 설명 항목 항목은 "
    "예정 예정입니다 예정임 중 중입니다 중임 필요 필요합니다 필요함 요망 바람 바랍니다 것 하기 않았습니다 않음 안됨 없음 없습니다 없다 주세요 주십시오 합니다 입니다 됩니다 있습니다 부탁드립니다 수정 자료 할 될 및 를 을"
)
_OTHERS = _KEYS | frozenset(_OTHERS_TEXT.split())
"""Words that, with one of those, say nothing of a concept."""
_FILLER = re.compile(
    r"\W*lorem ipsum\b(?! (?:\w+ ){0,6}(?:is|was|means)\b).*|\W*to do\W*|(?:[a-z]+ ){0,3}to (?:come|follow)\W*|(?:[^\W\d][\w ]{0,30}:\s*)+"
    r"|\W*(?:point|item|example|step|bullet|section|항목|예시|내용) ?(?:\d|one|two|three|[abc])\W*|[\[(<{](?:[\w-]+ ){1,4}(?:here|goes here|tbd)\W*"
    r"|\W*(?:dummy|sample|placeholder|filler)(?: (?:text|content|note|data))?\W*|\W*(?:not started|nothing (?:here|written)(?: yet)?|미완|템플릿)\W*"
    r"|\W*(?:null|nil|undefined|none|nan|\[object object\]|untitled(?: note| page| document)?|new (?:note|page|document)|(?:just )?(?:a )?test(?:ing)?"
    r"|(?:asdf|qwer|foo ?bar|hello world|blah|bla|ㅁㄴㅇㄹ|테스트)(?:\W*(?:asdf|qwer|jkl|blah|bla))*|새 (?:노트|문서|페이지)|제목 없음|無題|无标题)\W*"
    r"|\W*(?:created|updated|date|title|author|tags?|생성|작성일|제목)\W+\{\{[^{}|]*\}\}\W*"
)
"""Filler, what is yet to come, and a label with nothing after it."""
_LABEL = re.compile(
    r"[\s|*_:.-]*(?:fields?|values?|definitions?|descriptions?|examples?|sources?|summary|overview|status|type|category|author|date|notes?"
    r"|references?|related|links?|tags?|see also|정의|설명|예시|예제|출처|요약|개요|참고|관련|항목|값|내용|비고|분류|상태)[\s|*_.-]*"
)
"""What stands in a form before the place to fill."""
_SURE = r"(?:sure|certainly|of course|absolutely|물론(?:이죠|입니다|이에요)?|알겠습니다)\b[\W\s]*"
_THE_TEXT = (
    r"(?:(?:here(?:.s| is| are)|below is) (?:an?|the|your) (?:[\w-]+ ){0,4}(?:note|article|entry|summary|draft|page|version|content"
    r"|text)s?\b[^.:?]{0,80}:\W*|(?:다음은|아래는|요청하신)[^.:?]{0,60}(?:노트|문서|글|요약|내용|초안)[^.:?]{0,12}:\W*)"
)
_ANNOUNCED = re.compile(rf"\W*(?:{_SURE}{_THE_TEXT}?|{_THE_TEXT})")
"""What a language model says before the text that it was asked for."""
_LATIN_TEXT = (
    "lorem ipsum dolor sit amet consectetur adipiscing adipisicing elit sed do eiusmod tempor incididunt ut labore et dolore "
    "magna aliqua enim ad minim veniam quis nostrud exercitation ullamco laboris nisi aliquip ex ea commodo consequat duis aute "
    "irure in reprehenderit voluptate velit esse cillum eu fugiat nulla pariatur excepteur sint occaecat cupidatat non proident "
    "sunt culpa qui officia deserunt mollit anim id est laborum"
)
_LATIN = frozenset(_LATIN_TEXT.split())
_TAGGED = re.compile(
    r"\W*(?:tags?|태그)?\W*(?:#(?:stub|to-?do|wip|draft|seedling|empty|tbd|inbox|unwritten|incomplete|토막글|작성중|초안)\b\W*)+"
)
"""Tags that say how far a note is."""
_TASK = re.compile(r"\W*(?:to-?do|fixme|wip|tbd|할 ?일)(?!\w)[\s:,()\-–—]+(?P<rest>.+)")
_ELSEWHERE = re.compile(
    r"\W*(?:noch nicht geschrieben|in (?:arbeit|bearbeitung)|folgt(?: in kürze)?|en (?:construction|construcción"
    r"|cours)|à (?:compléter|venir|rédiger)|próximamente|por (?:completar|escribir|hacer)"
    r"|em (?:construção|breve)|in costruzione|da (?:completare|scrivere)|в разработке|в процессе|工事中|準備中|作成中|未記入|未完成"
    r"|wird (?:noch|später|bald) \w+|(?:article|page|note|contenu) (?:en cours(?: de r[eé]daction)?|à venir)|contenido (?:próximamente|pendiente)|敬请期待|近日公開|noch (?:zu (?:schreiben|ergänzen|erledigen|füllen)|leer)|pendiente(?: de (?:redactar|escribir|completar))?|(?:à|a) (?:écrire|faire|remplir)"
    r"|a escribir|pendente|a fazer|da scrivere|(?:будет )?(?:дополнено|написано)(?: позже)?|(?:нужно )?(?:дописать|написать|заполнить)"
    r"|(?:後で|あとで)(?:書く|追記(?:する)?|まとめる)|執筆中|作成予定|追記予定|稍后(?:补充|添加)|待写|待整理|未完待续|内容待定"
    r"|待补充|待補充|待完善|待续|建设中|暂无(?:内容)?)\W*"
)
_SLOT = re.compile(
    r"[\s!-/:-@\[-`{-~–—…·•🚧🏗✏📝⏳️]*(?:\{\{[^.|%<]*\}\}|\$\{.*\}|<%.*%>|<[a-z][a-z _-]*>|\[(?:insert|your|add|describe|write|enter|fill|replace"
    r"|todo)[^\]]*\]|\[[a-z ]+ here\]|n/?a|x{3,})?"
    r"[\s!-/:-@\[-`{-~–—…·•🚧🏗✏📝⏳️]*"
)
"""A slot of a template, an ellipsis, a dash."""
_KOREAN = re.compile(
    r"(?:작성|추가|정리|업데이트|보충|보강|보완|채우|채워|채울|준비|예정|미완|나중|추후|아직|곧|차후|초안|미정|공사|완성|수정|기입|적어|적을|적으|쓰|써"
    r"|내용|입력|설명|정의|예시|문서|페이지|글|노트|개념|항목|자료|해당|여기|핵심|요약|서술|나열|대해|대한|관해|다음|이번|주|까지|공부|읽|후|중|빈|없|필요|않|되|됩|하|합|할|입니|있|것|것임|요망|바람|바랍|주세|주십|넣|더|새|이|본)"
    r"[가-힣]{0,6}"
)
"""A Korean word of which promises are made, with its endings."""
_KOREAN_KEY = re.compile(
    r"(?:작성|추가|업데이트|보충|보강|보완|채우|채워|채울|준비|예정|미완|나중|추후|차후|미정|정리(?=하기| ?필요| ?예정|할 예정|할 것|해야|$)|(?:작성|추가|정리|서술|설명|기술|나열|요약|입력|기입|적으|적어|쓰|써|채우|채워) ?(?:하|해)? ?(?:세요|십시오|주세요|주십시오|두세요)|공사 ?중)"
)
_STATES = re.compile(r"(?<!니)(?:이다|한다|된다|는다|하는 것|는 글|한 글|는 문서)\W*$")
"""How a definition ends."""
_MARK = re.compile(r"\[(?: |!\w+)\][+-]?\s*")
"""An open task's box, or the kind of a callout."""
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_REMEMBERED = 1024
_NAME = 4
"""Words of a name; a longer title says something itself."""
_WORDS = 12
"""A promise with its object; a longer line says something beside it."""


def check(wiki: Wiki) -> Iterator[Finding]:
    for note in readable(wiki):
        lines = blocks(note) if is_short(note) and not _leads_on(note) else []
        if lines and _is_empty_of(lines, note):
            quoted = note.body.prose.split("\n", 1)[0]
            yield Finding(
                note.path,
                note.front.head,
                f'the note only promises to be written: "{quoted}"',
                help="write it, or delete it",
            )


def _leads_on(note: Note) -> bool:
    """Whether a note has a link, an embed or a figure of its own."""
    in_graph = of_graph(note)
    return note.body.shown or any(link.field is None and not in_graph(link) for link in note.links)


def _is_empty_of(lines: list[Line], note: Note) -> bool:
    """Whether the lines of a note say nothing, or what it is called, between labels."""
    names = [folded(note.title), *(folded(alias.text) for alias in note.roles.aliases)]
    names = sorted((name for name in names if 0 < len(name.split()) <= _NAME), key=len, reverse=True)
    sentences = [part for line in lines for part in parts(line.text)]
    said = [one for one in sentences if not _LABEL.fullmatch(one)]
    return bool(said) and all(_is_empty(one) or _is_empty_but_for(names, one) for one in said)


def _is_empty_but_for(names: list[str], sentence: str) -> bool:
    """Whether nothing stands there but what the note is called, or a promise of that: it says no more than the title."""
    return any(sentence.strip(" *_#") == name or _is_empty(_of(name).sub(" ", sentence)) for name in names)


@lru_cache(_REMEMBERED)
def _of(name: str) -> re.Pattern[str]:
    """A name where something is promised of it."""
    told = (
        r"\b(?:about|on|for|of|write|writing|define|describe|explain|add|document|summari[sz]e|expand|complete|finish)"
    )
    exact = re.escape(name)
    return re.compile(
        rf"{told} (?:the |an? )?[\"'“‘]?{exact}\b[\"'”’]?|{exact} ?(?:에 대(?:해서?|한|하여)|에 관(?:해서?|한|하여)|[을를](?= ))"
    )


def says_nothing(text: str) -> bool:
    """Whether every sentence of a text is a promise, a slot or a template's hint."""
    return all(map(_is_empty, parts(folded(text))))


def _is_empty(sentence: str) -> bool:
    """Whether a folded sentence says nothing."""
    text = _MARK.sub("", sentence, count=1)
    return _promises(text) or any(one.fullmatch(text) for one in (_SLOT, _FILLER, _ELSEWHERE, _TAGGED, _ANNOUNCED))


def _promises(sentence: str) -> bool:
    words = _WORD.findall(sentence)
    if len(words) > 1 and _LATIN.issuperset(words):
        return True
    if not words or len(words) > _WORDS:
        return False
    own = [word for word in words if word not in _OTHERS]
    if own and all(map(_KOREAN.fullmatch, own)) and (_KOREAN_KEY.search(sentence) or not _KEYS.isdisjoint(words)):
        return not sentence.endswith("?") and not _STATES.search(sentence)
    task = _TASK.fullmatch(sentence)
    if task and ((_WORD.findall(task["rest"]) or [""])[0] in _VERBS or _promises(task["rest"])):
        return True
    return _OTHERS.issuperset(words) and not _KEYS.isdisjoint(words) and not sentence.endswith("?")


RULE = Rule("STB004", "unwritten", "warning", but_templates(check), __doc__, since="0.1.0")
