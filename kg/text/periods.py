"""The period that a value belongs to: the report's own, unless the words before it say another."""

from __future__ import annotations

import re

from kg.text.around import find_around

_SINCE = r"(?:年|年度)?(?:\d{1,2}月)?(?:\d{1,2}日)?(?:制度|机制|办法)?(?:成立|实施|运行|启动|开展|挂牌|施行|颁布|修订)*(?:以来|起|至今|开始|后)"
_EXPRESSION = re.compile(
    r"(?P<from>(?:19|20)\d\d)年?(?:度)?(?:-|至|到)(?P<to>(?:19|20)\d\d)年?(?:度)?"
    rf"|(?P<since>(?:自|从)?(?:19|20)\d\d{_SINCE})"
    r"|(?P<year>(?:19|20)\d\d)年(?:度)?(?P<half>上半年|下半年)?"
    r"|(?P<last>(?:上一?年|去年)(?:度)?(?:同期)?(?!同期|相比|增|减|下降|上升|提高|提升|多|少))|(?P<former>前年)|(?P<next>明年|来年|次年|下一?年度?)"
    r"|(?P<h1>上半年)|(?P<h2>下半年)|(?<!前)第?(?P<quarter>[一二三四])季度|(?P<whole>全年|年底前|年度)|(?P<now>今年|本年|年内|目前|当前|截至目前|近年来|[近这][两三四五]年|以来)"
)
_TELLING = re.compile("年|季度|目前|当前|以来|19|20")
"""What every expression of time holds, at most so many characters behind its beginning (截至目前)."""
_REACH = 2
_COMPARED = re.compile(r"(?:较|比|同|与|和|于|相较于|相比)$")
_TITLE = re.compile(r"《[^《》]*》?|〈[^〈〉]*〉|“[^“”]*(?:19|20)\d\d[^“”]*”|（(?:19|20)\d\d-(?:19|20)\d\d年?）")
_NOT_A_PERIOD = re.compile(
    r"年(?:度)?(?:\d{1,2}月)?(?:底|初|末)?(?:前|以前|之前)?(?:公布|发布|通报|制定|印发|出台|成立|建成|启用|颁布|设立|被|获|荣|入选|投入)"
)


def blank_titles(sentence: str) -> str:
    """The sentence with what stands in titles blanked out: a year in a title is no period of a value."""
    return _TITLE.sub(lambda m: "□" * len(m[0]), sentence)


def period_before(sentence: str, position: int, report: str | None) -> tuple[str | None, bool]:
    """The period of a value at ``position`` of a sentence whose titles are blanked.

    Args:
        sentence: see :func:`blank_titles`.
        position: where the value stands.
        report: the report's own period.

    Returns:
        The period, and whether the words name it (``False``: it is the report's own).
    """
    year = int(report.rpartition("/")[2][:4]) if report else None
    found: str | None = None
    named = False
    for match in find_around(_EXPRESSION, _TELLING, _REACH, sentence, position):
        if _COMPARED.search(sentence, max(0, match.start() - 3), match.start()):
            continue
        if (match["year"] or match["last"]) and sentence[max(0, match.start() - 1) : match.start()] in {
            "从",
            "由",
            "自",
        }:
            continue  # 从2021年的7家发展到12家: the year of the first value only
        if match["year"]:
            if _NOT_A_PERIOD.match(sentence, match.start() + 4):
                continue
            found, named = match["year"] + {"上半年": "H1", "下半年": "H2", None: ""}[match["half"]], True
            if report and found == report[:4] and len(report) in {6, 7} and len(found) == 4:
                found = report  # 2025年 in a report of half of it
        elif match["from"]:
            found, named = f"{match['from']}/{match['to']}", True
        elif match["whole"]:  # 全年应检查120家, in a report of half of it
            found, named = (report[:4] if report and not named else found), False
        elif match["since"] or match["now"]:
            found, named = report, False
        elif year is None:
            continue
        elif match["last"]:
            found, named = str(year - 1), True
        elif match["former"]:
            found, named = str(year - 2), True
        elif match["next"]:
            found, named = str(year + 1), True
        elif match["h1"] or match["h2"]:
            base = found[:4] if found and named else str(year)
            found, named = base + ("H1" if match["h1"] else "H2"), True
        elif match["quarter"]:
            base = found[:4] if found and named else str(year)
            found, named = f"{base}Q{'一二三四'.index(match['quarter']) + 1}", True
    return (found, named) if found else (report, False)


def next_period(report: str | None) -> str | None:
    """What a plan that says no year is for: the next year, or the rest of this one after a half or a quarter."""
    if report is None:
        return None
    if report.endswith("H1"):
        return report[:4] + "H2"
    if report[4:5] == "Q" and report[5] < "4":
        return f"{report[:5]}{int(report[5]) + 1}"
    return str(int(report.rpartition("/")[2][:4]) + 1)
