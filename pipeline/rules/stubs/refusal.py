"""A note is the refusal of a language model.

## Why

A program asked for a note and stored the answer without reading it.

## Wrong

```markdown
# Parameter

I'm sorry, but as an AI language model I cannot browse the web.
```

## Right

The note, or none. The evidence is quoted. A long note is one only if it begins so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.model.name import folded
from pipeline.model.wiki import Wiki
from pipeline.rules.rule import Finding, Rule
from pipeline.rules.stubs.prose import Line, blocks, but_templates, first, is_short, readable
from pipeline.rules.stubs.telling import explanation, said, tells_of_failure

_CANNOT = (
    r"i(?:.m| am| was)? ?(?:just |only |currently |also )*(?:can ?not|can.t|could not|couldn.t|unable to|not able to"
    r"|won.t|will not|do not have|don.t have|"
    r"lack|not capable of|cannot)(?: be able to)?(?: directly| currently| actually| personally)*"
)
_ASK = (
    r"(?:please |could you |can you |if you |you can |kindly )(?:provide|share|paste|upload|send|supply|copy"
    r"|could (?:provide|share|paste)|give)"
    r" (?:me )?(?:with )?(?:the |your |its |that |any |some |more |relevant |full )*(?:text|content|article|url|link"
    r"|document|details|passage|source|material|information|context)"
)
_PHRASES = re.compile(
    rf"\bas an? (?:large )?(?:ai|artificial intelligence|language model)(?: (?:language model|assistant|model"
    rf"|chatbot))?+\b(?!,? (?!i\b|my\b)[a-z])|\bi.m (?:just |only )?an? (?:ai|language model|large language model)\b"
    rf"|\b(?:i.m |i am |so )?(?:sorry|afraid|i (?:must )?apologi[sz]e|my apologies|unfortunately"
    rf"|regrettably)\b[^.\n]{{0,20}}\b{_CANNOT}\b"
    rf"|\b{_CANNOT} (?:(?:assist|help)(?: you)? with (?:that|this|your|the|it)\b|fulfil+|browse|visit (?:web|url|link"
    rf"|external)|comply|summari[sz]e|do that"
    rf"|(?:provide|generate|create|write|complete|answer|offer|produce|perform|discuss) (?:an?|the|this|that|your"
    rf"|any)(?: \w+)? (?:summary|note|content|answer|request|information|question|text|response|article|topic)s?)\b"
    rf"|\b{_CANNOT} enough information\b"
    rf"|\b{_CANNOT} (?:have )?(?:access(?: to)?|open|retrieve|view|read|see|follow)(?: or \w+)? (?:the |that |this "
    rf"|any |external |specific |real.time |your |to )*(?:web|internet|urls?|links?|pages?|websites?|articles?"
    rf"|documents?|contents?|information|browsing)\b"
    rf"|\b{_CANNOT}\b[^\n]{{0,200}}\b{_ASK}\b|\b{_ASK}\b[^\n]{{0,100}}\b(?:you.d like me to|you would like me to"
    rf"|you want me to|i can|i.ll|i will|i.d be|and i)\b"
    r"|\bi.d be (?:happy|glad) to (?:help|assist|summari[sz]e)\b|\b(?:there is|there.s) no (?:text|content|article"
    r"|information)(?: \w+)? (?:provided|included|given)?\b[^.]{0,20}\bfor me to\b|\bcapability to (?:open|access"
    r"|browse)\b|\byou want (?:me to )?summari[sz]ed?\b|\byou haven.t (?:included|provided|shared|given|pasted)\b"
    r"|\bno (?:text|content|article|input|document) (?:was|has been) (?:provided|included|given|supplied)\b"
    r"|\bmy (?:last )?(?:knowledge|training)(?: data)? ?(?:update|cut.?off|only|goes|extends|ends)\b"
    r"|\b(?:nothing|no text|no content) (?:here )?(?:for me )?to (?:summari[sz]e|translate|extract|analy[sz]e|rewrite|work with)\b"
    r"|\bmessage you submitted was too long\b|\b(?:page|provided|retrieved|scraped) (?:content|text) (?:appears|seems) to (?:be|contain) (?:an? )?(?:error|login|captcha|cookie|blank|empty)"
    r"|\b(?:i|we) (?:can ?not|can.t|am unable to|was unable to|am not able to|won.t|could not|couldn.t|do not|don.t)(?: \w+){0,2} (?:access|open|browse|view"
    r"|visit|retrieve|assist|provide|produce|fulfil+|summari[sz]e|find any information|have (?:enough|any|personal|access))\b"
    r"[^.]{0,60}\b(?:links?|urls?|request|summary|note|opinions?|sources?|context|information|article|web|that)\b"
    r"|\bi (?:can ?not|can.t) browse\b|\bmy training data (?:does|do|did|only|includes)\b"
    r"|\b(?:please |could you |can you )+(?:paste|share|provide|send|upload) (?:me )?(?:the|that|your|its|more|relevant) (?:\w+ ){0,2}(?:texts?|articles?|contents?|excerpts?|links?|urls?|documents?|sources?|context)\b"
    r"|\b(?:was|were|is|are)(?: not|n.t) (?:included|attached|provided|shared) (?:in|to|with) (?:your|the) (?:message|request|prompt|conversation|question)\b"
    r"|\bcould you (?:please )?(?:share|provide|paste|upload|send|attach) (?:it|them|that)\b"
    r"|첨부(?:하신|된|해 ?주신)? ?(?:파일|문서|이미지|자료|내용)[이가은는을를]? ?[^\n]{0,10}(?:보이지 않|없|열 수 없|확인(?:되지|할 수))"
    r"|\bonce you (?:give|provide|send|share|paste)(?: me)?\b|\bprovided (?:sources?|context|documents?|text|content)\W*$"
    r"|(?:링크|url|주소)[를을의는은]? ?[^\n]{0,10}(?:열어 ?볼|열|확인할|접근할|접속할|방문할) 수 없|해당 요청[은을]? [^\n]{0,8}수 없|ai로서"
    r"|(?:요약|작성|정리)[이은을]? ?(?:불가능|할 수 없)|제공된 (?:텍스트|내용|자료|문서|링크)[에은는이가]? ?[^\n]{0,10}(?:없|비어|부족)"
    r"|\bich (?:kann|konnte) (?:leider )?(?:nicht |keine )[^.]{0,40}(?:zugreifen|öffnen|abrufen|helfen)|\bje ne (?:peux|suis) pas [^.]{0,40}(?:accéder|ouvrir|aider)"
    r"|\bno puedo (?:acceder|abrir|ayudar|navegar)|\bnão (?:posso|consigo) (?:acessar|abrir|ajudar|navegar)"
    r"|\bas of my (?:last|latest|knowledge)\b|\bthe (?:provided|given) (?:text|content|source|article"
    r"|document) (?:does not|doesn.t|did not|is empty|contains no)\b"
    r"|\byou exceeded your current quota\b|\brate limit reached for\b|\bmodel.s maximum context length\b"
    r"|\bresult of our safety system\b|\bmodel is (?:currently )?overloaded\b|\boverloaded_error\b"
    r"|\bcontent (?:generation|filter)(?: has| was)? ?(?:failed|triggered|blocked)\b"
    r"|\bviolates? (?:our|the) (?:content|usage) polic|\bagainst my (?:programming|guidelines)\b"
    r"|ai ?(?:언어 ?)?모델(?:로서|이므로|이기|이라|로써|입니다)|(?:인공지능|ai) ?(?:어시스턴트|비서|챗봇|모델|언어 ?모델)(?:로서|이기 때문에|이므로|이라)|죄송(?:합니다|하지만"
    r"|합니다만|스럽지만)[^\n]{0,60}(?:할 수 없|도와드릴 수 없|도와드리기|제공할 수 없|접근할 수 없|드릴 수 없|처리할 수 없|어렵습니다)|인공지능이라"
    r"|알 수 없어 [^\n]{0,10}어렵습니다"
    r"|(?:내용|텍스트|본문|자료|원문|링크|정보)[을를이가]? ?[^\n]{0,16}(?:붙여 ?넣어|제공해|입력해|공유해|알려|보내) ?주(?:시면|세요|시겠)[^\n]{0,40}(?:드리겠|도와"
    r"|주세요|요약|정리)|제공해 ?주신 (?:내용|텍스트|자료|링크)[은는이가]? ?(?:없|비어)|(?:요약|정리|작성|도와)해? ?드(?:리겠습니다|릴게요|릴 수 있습니다)|실시간 (?:웹|인터넷) ?(?:검색|접속)"
    r"|申し訳(?:ありません|ございません)[^\n]{0,40}(?:できません|いたしかねます)|aiとして|言語モデルとして|抱歉[^\n]{0,20}(?:无法|不能)|作为(?:一个)?(?:ai|人工智能"
    r"|语言模型)|als ki-|als (?:ein )?sprachmodell|en tant qu.(?:ia|intelligence artificielle|modèle)"
    r"|como (?:modelo de lenguaje|una? ia)"
)


def check(wiki: Wiki) -> Iterator[Finding]:
    for note in readable(wiki):
        if is_short(note):
            found = first(_PHRASES, [Line(said(line.text), line.place) for line in blocks(note)])
            found = None if found and explanation((line.text for line in blocks(note)), [], fails) else found
        else:
            begins = _PHRASES.match(folded(note.body.excerpt))
            found = (begins[0].strip(), Line(begins[0], note.front.head)) if begins else None
        if found:
            yield Finding(
                note.path, found[1].place, f'the note is a refusal: "{found[0]}"', help="write the note, or delete it"
            )


def fails(sentence: str) -> bool:
    """Whether a folded sentence says that there is nothing, for one reason or another."""
    return refuses(sentence) or tells_of_failure(sentence)


def refuses(sentence: str) -> bool:
    """Whether a folded sentence says that nothing will be written."""
    return _PHRASES.search(said(sentence)) is not None


RULE = Rule("STB003", "refusal", "warning", but_templates(check), __doc__, since="0.1.0")
