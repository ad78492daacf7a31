"""What programs that fetch pages store when they were shown no page: titles and texts as servers and browsers word them."""

PAGES = (
    ("404 Not Found", "Not Found\n\nThe requested URL /wiki/page was not found on this server."),
    ("404 Not Found", "404 Not Found\n\n* * *\n\nnginx/1.18.0 (Ubuntu)"),
    ("403 Forbidden", "403 Forbidden\n\nnginx"),
    (
        "403 Forbidden",
        "Forbidden\n\nYou don't have permission to access this resource.\n\nApache/2.4.41 Server at example.org Port 443",
    ),
    ("502 Bad Gateway", "502 Bad Gateway\n\ncloudflare"),
    ("503 Service Temporarily Unavailable", "503 Service Temporarily Unavailable\n\nnginx"),
    ("504 Gateway Time-out", "The server didn't respond in time.\n\n504 Gateway Time-out"),
    (
        "500 Internal Server Error",
        "Internal Server Error\n\nThe server encountered an internal error or misconfiguration and was unable to complete your request.",
    ),
    (
        "Just a moment...",
        "Checking your browser before accessing example.org.\n\nThis process is automatic. Your browser will redirect to your requested content shortly.",
    ),
    ("Just a moment...", "Enable JavaScript and cookies to continue"),
    (
        "Attention Required! | Cloudflare",
        "Sorry, you have been blocked\n\nYou are unable to access example.org\n\nWhy have I been blocked?\n\nThis website is using a security service to protect itself from online attacks.",
    ),
    (
        "Access Denied",
        'Access Denied\n\nYou don\'t have permission to access "http://example.org/" on this server.\n\nReference #18.2d351ab8.1557333295.a4e16ab',
    ),
    (
        "Error 1020",
        "Error 1020\n\nAccess denied\n\nThis website is using a security service to protect itself from online attacks. Ray ID: 6f1e2d3c4b5a6978",
    ),
    (
        "Error 1015",
        "You are being rate limited\n\nThe owner of this website has banned you temporarily from accessing this website.",
    ),
    ("429 Too Many Requests", "Too Many Requests\n\nYou have sent too many requests in a given amount of time."),
    (
        "Page not found",
        "Page not found\n\nThe page you are looking for might have been removed, had its name changed, or is temporarily unavailable.",
    ),
    ("Page not found · GitHub", "This is not the web page you are looking for."),
    (
        "Oops!",
        "Oops! That page can't be found.\n\nIt looks like nothing was found at this location. Maybe try a search?",
    ),
    (
        "Sorry",
        "Sorry, this page isn't available.\n\nThe link you followed may be broken, or the page may have been removed.",
    ),
    ("404", "We can't find the page you're looking for.\n\nGo back home"),
    ("404: This page could not be found", "This page could not be found."),
    (
        "Error",
        "Error 404 (Not Found)!!1\n\n404. That's an error.\n\nThe requested URL was not found on this server. That's all we know.",
    ),
    (
        "This site can't be reached",
        "This site can't be reached\n\nexample.org refused to connect.\n\nERR_CONNECTION_REFUSED",
    ),
    (
        "Privacy error",
        "Your connection is not private\n\nAttackers might be trying to steal your information from example.org.\n\nNET::ERR_CERT_DATE_INVALID",
    ),
    ("DNS", "This site can't be reached\n\nCheck if there is a typo in example.org.\n\nDNS_PROBE_FINISHED_NXDOMAIN"),
    ("Robot check", "Are you a robot?\n\nPlease verify you are a human to continue."),
    (
        "Verification",
        "Please complete the security check to access example.org.\n\nCompleting the CAPTCHA proves you are a human and gives you temporary access.",
    ),
    (
        "Unusual traffic",
        "Our systems have detected unusual traffic from your computer network. This page checks to see if it's really you sending the requests, and not a robot.",
    ),
    (
        "JavaScript is not available",
        "We've detected that JavaScript is disabled in this browser. Please enable JavaScript or switch to a supported browser to continue.",
    ),
    ("App", "You need to enable JavaScript to run this app."),
    ("Sign in", "Sign in to continue\n\nEmail\n\nPassword\n\nForgot password?"),
    ("Log in", "You must be logged in to view this page.\n\nLog in or create an account."),
    ("Redirecting", "Redirecting...\n\nYou should be redirected automatically. If not, click here."),
    (
        "Medium",
        "500\n\nApologies, but something went wrong on our end.\n\nRefresh the page, check Medium's site status, or find something interesting to read.",
    ),
    (
        "Application error",
        "Application error\n\nAn error occurred in the application and your page could not be served. If you are the application owner, check your logs for details.",
    ),
    ("Error establishing a database connection", "Error establishing a database connection"),
    ("Bad Request", "Bad Request - Invalid URL\n\nHTTP Error 400. The request URL is invalid."),
    ("Server Error in '/' Application", "Runtime Error\n\nAn application error occurred on the server."),
    (
        "Site under maintenance",
        "We'll be back soon!\n\nSorry for the inconvenience but we're performing some maintenance at the moment.",
    ),
    ("Account suspended", "This account has been suspended.\n\nContact your hosting provider for more information."),
    ("Fetch failed", "Failed to fetch https://example.org/page: HTTP status 403"),
    ("Timeout", "Error: Timeout of 30000 ms exceeded while loading https://example.org"),
    (
        "페이지를 찾을 수 없습니다",
        "요청하신 페이지를 찾을 수 없습니다.\n\n입력하신 주소가 정확한지 다시 한번 확인해 주세요.",
    ),
    ("오류", "죄송합니다. 존재하지 않는 페이지입니다.\n\n이전 페이지로 돌아가기"),
    ("접근 제한", "접근 권한이 없습니다.\n\n로그인 후 이용해 주세요."),
    ("서비스 점검", "현재 서비스 점검 중입니다. 이용에 불편을 드려 죄송합니다."),
    ("오류 안내", "일시적인 오류로 서비스에 접속할 수 없습니다. 잠시 후 다시 시도해 주세요."),
    ("Unavailable", "I'm sorry, but I can't access external websites or URLs. Could you paste the content here?"),
    ("As an AI", "As an AI language model, I cannot browse the internet to retrieve this page."),
    ("죄송", "죄송합니다. 제공된 링크의 내용에 접근할 수 없습니다."),
)
