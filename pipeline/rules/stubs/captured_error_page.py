"""A note is an error page that was captured in place of a page.

## Why

Whoever saved it saw a page; the program that fetched it got a refusal, a login or a bot check, and nobody looked.

## Wrong

```markdown
# Just a moment...

Enable JavaScript and cookies to continue
```

## Right

The page captured again, or the note deleted. The evidence is quoted; a long note that mentions such a phrase is none.
"""

from __future__ import annotations

import re

from pipeline.rules.rule import Rule
from pipeline.rules.stubs.prose import quoting

_PHRASES = re.compile(
    r"enable javascript and cookies to continue"
    r"|checking (?:if the site connection is secure|your browser before accessing)"
    r"|verify(?:ing)? (?:that )?you are (?:a )?human|please complete the (?:security check|captcha)"
    r"|you don.t have permission to access (?:/|this)"
    r"|the requested url .{0,80}was not found on this server"
    r"|(?:this|the) page (?:you are looking for |you requested )?(?:isn.t available|doesn.t exist|could not be found|cannot be found)"
    r"|(?:404|error 404|http 404)[\s:,.–-]+(?:page |file )?not found"
    r"|(?:403|error 403)[\s:,.–-]+forbidden|(?:502|error 502)[\s:,.–-]+bad gateway|(?:503|error 503)[\s:,.–-]+service (?:temporarily )?unavailable"
    r"|too many requests|access denied|internal server error"
    r"|you need to enable javascript to run this app"
    r"|요청하신 페이지를 찾을 수 없습니다|페이지를 찾을 수 없습니다|접근 권한이 없습니다|존재하지 않는 페이지"
)

check = quoting(_PHRASES, "the note is a captured error page")

RULE = Rule("STB002", "captured-error-page", "warning", check, __doc__, since="0.1.0", status="preview")
