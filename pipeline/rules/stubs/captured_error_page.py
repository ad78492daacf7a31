"""A note is an error page that was captured in place of a page.

## Why

Whoever saved it saw a page; the program that fetched it got a refusal, a login or a bot check, and nobody looked.

## Wrong

```markdown
# Just a moment...

Enable JavaScript and cookies to continue
```

## Right

The page captured again, or the note deleted. The evidence is quoted. A long note that mentions such a phrase is none, nor
is a short one that explains it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.model.note import Note
from pipeline.model.wiki import Wiki
from pipeline.rules.rule import Finding, Rule
from pipeline.rules.stubs.explanation import explanation
from pipeline.rules.stubs.prose import Line, blocks, but_templates, first, headings, is_short, readable

_CERTAIN = re.compile(
    r"enable javascript (?:and cookies )?to (?:continue|run this app|view)|please (?:enable|turn on) (?:javascript|cookies)"
    r"|(?:javascript|cookies) (?:is|are) (?:disabled|required|not enabled)"
    r"|checking (?:if the site connection is secure|your browser before accessing)|just a moment\.\.\.|cloudflare ray id"
    r"|attention required! \| cloudflare|verify(?:ing)? (?:that )?you are (?:a )?human|are you a robot\?"
    r"|(?:complete|solve) the (?:security check|captcha)|unusual traffic from your computer|sorry, you have been blocked"
    r"|you don.t have permission to access (?:/|this)|the requested url .{0,80}was not found on this server"
    r"|(?:this|the) page (?:you are looking for |you requested |you were looking for )?"
    r"(?:isn.t available|is not available|doesn.t exist|does not exist|could not be found|cannot be found|can.t be found)"
    r"|we can.t (?:seem to )?find (?:the|that) page|this site can.t be reached|err_[a-z]+_[a-z_]+|dns_probe_"
    r"|(?:log|sign) in to (?:continue|view)|you must be logged in|your session has expired|to continue reading,? (?:subscribe|sign)"
    r"|rate limit exceeded|a client-side exception has occurred|this account has been suspended|we.re sorry, but something went wrong"
    r"|this website is using a security service|access to this page has been denied|you are being rate limited|has banned you temporarily"
    r"|you have sent too many requests|please verify (?:that )?you are|press (?:&|and) hold to confirm|pardon our interruption"
    r"|the request could not be satisfied|(?:this is not|that.s not) the (?:web ?)?page you are looking for|that page can.t be found"
    r"|nothing was found at this (?:location|address)|(?:should|will) be redirected automatically|if you are not redirected"
    r"|something went wrong on our (?:end|side)|your page could not be served|error establishing a database connection"
    r"|an (?:application )?error occurred on the server|http error [45]\d\d|the request url is invalid|took too long to respond"
    r"|your connection (?:is not private|was interrupted)|(?:the )?connection (?:has |was )?(?:timed out|reset)|this page isn.t working"
    r"|(?:failed|unable) to (?:fetch|load|retrieve|download) https?:|timeout of \d+ ?ms exceeded|net::err_|web server is down"
    r"|we.ll be (?:right )?back (?:soon|shortly)|(?:performing|undergoing|down for) (?:some |scheduled |routine )?maintenance"
    r"|before you continue to (?:google|youtube)|this (?:story|content|article) is (?:only )?(?:available|for) (?:to |for )?(?:members|subscribers)"
    r"|서비스 점검 중|일시적인 (?:오류|장애)[가로]|서비스에 접속할 수 없|이용에 불편을 드려|비정상적인 접근|자동입력 방지|접속이 (?:차단|제한)되었"
    r"|요청하신 페이지를 찾을 수 없|(?:존재하지 않는|삭제된|잘못된) (?:페이지|게시물|주소)입니다|접근 권한이 없습니다|로그인이 필요한 서비스"
)
"""What only an error page says of itself."""
_STATUS = re.compile(
    r"\W*(?:(?:http |error |오류 )*[45]\d\d\W+)?(?:(?:page |file )?not found|forbidden|unauthorized|access denied|bad gateway"
    r"|service (?:temporarily )?unavailable|gateway time-?out|too many requests|internal server error|bad request"
    r"|페이지를 찾을 수 없습니다|접근이 거부되었습니다|서비스 점검 중(?:입니다)?)\W*(?:[45]\d\d)?\W*"
)
"""The whole of a line: so a note about the status may be titled, too."""
_AROUND = re.compile(
    r"try again|refresh|reload|go (?:back|to)|back to|home ?page|return to|contact|administrator|permission|webmaster|support"
    r"|the (?:page|url|server|resource|requested)|your (?:request|browser|ip|connection)|apache|nginx|reference #|request id"
    r"|sign in|log in|다시 시도|고객센터|관리자|홈으로|이전 페이지"
)
"""What stands around it on an error page."""
_FEW = 3
"""Words of a line that explains nothing."""


def check(wiki: Wiki) -> Iterator[Finding]:
    for note in readable(wiki):
        found = _evidence(note) if is_short(note) else None
        if found and not explanation(note):
            message = f'the note is a captured error page: "{found[0]}"'
            yield Finding(note.path, found[1].place, message, help="capture it again, or delete it")


def _evidence(note: Note) -> tuple[str, Line] | None:
    told, said = headings(note), blocks(note)
    certain = first(_CERTAIN, [*said, *told])
    if certain:
        return certain
    status = next((line for line in (*told, *said) if _STATUS.fullmatch(line.text)), None)
    if status is None or any(_explains(line) for line in said):
        return None
    return status.text, status


def _explains(line: Line) -> bool:
    """Whether a line is none that an error page has."""
    alike = _STATUS.fullmatch(line.text) or _AROUND.search(line.text)
    return not alike and len(line.text.split()) > _FEW


RULE = Rule("STB002", "captured-error-page", "warning", but_templates(check), __doc__, since="0.1.0")
