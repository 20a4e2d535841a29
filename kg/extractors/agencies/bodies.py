"""Reading the names of bodies out of running text: from the noun that ends a name to where the name begins."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import daachorse

from kg.extractors.agencies.framed import framed
from kg.extractors.agencies.listed import Mention, completed
from kg.extractors.agencies.proper import name_at_the_end
from kg.extractors.agencies.standing import SHORT_ORGANS, UNITS, composes, districts, is_an_organ, listed, told
from kg.extractors.persons import SURNAMES
from kg.text.plain import make_plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.extractors.agencies.names import NameWords

    Token = tuple[int, int, int]
    """Start, end and number of a word."""

_EDGE, _NAME, _PART, _ANCHOR, _DISTRICT, _HEAD, _WEAK, _TAIL = range(8)

_NO_BODY = re.compile(
    r"(?<=局党[组委])(?:成员|班子)|(?<=常务会)(?:会前|专题|集体)*学法制度|(?<=常务会议)(?:会前|专题|集体)*学法制度|(?:常务|专职|第一)?副?书记|代表|委员(?!会)|干部(?!学院)|长(?![期效远久江沙治春])"
    r"|副?(?:(?<!常委会)主任|(?<=常委会)主任(?!会议)|局长|院长|检察长|主席|会长|秘书长|部长|科长|所长|区长|县长|市长|镇长)"
    r"|网站|门户|信息公开|采购|购买|规章|立法|职能|治理|部门|系统|公信力|投资|合同|网(?!格)|关(?=[，。；、])|级(?!机关)|发?〔|官网|微信|公众号|热线|工作法|经验|题库|一体|域|法20\d\d"
)
"""What follows a noun that here names a person, a thing or a quality, and no body."""
_OFFICER = re.compile("副?局长(?!办)")
_PERSON = re.compile(
    rf"代表队|(?:副?(?:主任|局长|院长|检察长|科长|股长|所长|大队长|队长|处长|站长)|干部)[{SURNAMES}][\u4e00-\u9fff]{{1,2}}(?=[，。、；（获荣被入受作当为“]|同志|等)"
)
"""Behind the name of a body, with a person's name: 县公证处主任某某 names the body too."""
_ITS_HEAD = {"司法所": re.compile("副?所长(?!期)"), "司法局": _OFFICER, "公安局": _OFFICER}
"""Behind the full name of a body its head names that body too: 青石司法所所长, 青禾区司法局局长."""
_COUNTED = re.compile(r"(?:区属|县属|市属|区级|县级|市级|区直|县直|市直)(?=的?[\d*]+(?:余|多)?[个家所]\Z)")
_NUMBER = re.compile(r"[\d*]+(?:余|多)?[个家所]\Z")
_COUNTED_PEOPLE = re.compile(r"(?<=[\d*余多两三四五六七八九十百千])个(?=人民)")
"""12个人民调解委员会 has no 个人 in it."""
_RATED = re.compile(r"“(?:枫桥|[*]).{0,2}式”\Z|[级型星]”\Z")
"""“枫桥式”司法所 says how good it is, not what it is called."""
_LEVELLED = ("省级", "市级", "国家级", "全国", "全省", "全市")
"""Before a quotation it says the same: 省级“…”司法所."""
_MASK = re.compile(r"[*Xx某]{1,4}\Z")
_RUN = re.compile(r"(?<![\u4e00-\u9fff])[\u4e00-\u9fff]{2,4}\Z")
_FIRMS = frozenset({"律师事务所", "律所", "律师所"})
_LONGEST_SEAT = 8
"""So many letters hold the town that a firm's branch is told by, with its brackets."""
_RUN_OF_A_FIRM = re.compile(r"[\u4e00-\u9fff]{2,6}\Z")
_COUNT = re.compile(r"[一二三四五六七八九十百两几多数每各余][个家名所]\Z")
_HAN = re.compile(r"[\u4e00-\u9fff]+")
_TWO = re.compile(r"(?<![\u4e00-\u9fff])[\u4e00-\u9fff]{2}[区县市旗]")
_ENDS_A_NOUN = frozenset("区县市旗州省镇乡村街局委院所会办厅处科站队组室部党政人我他")
"""Letters that name a body or person alone: 区和石泉司法所 are two."""
_TO = re.compile(r"[在向][^，。；]*\Z")
_TO_REACH = 20
_BROKEN = re.compile(r"[，。；、\n]")
_FOLLOWERS = {
    "办": ("理", "结", "件", "事", "案"),
    "队": ("伍", "员"),
    "委": ("员",),
    "组": ("织",),
    "团": ("队",),
    "点": ("位", "击", "赞"),
    "站": ("所", "点", "位", "台"),
    "司": ("律师", "法"),
    "科": ("学", "技", "普"),
    "中": ("心",),
    "协": ("同", "调", "助", "作", "议", "商", "会", "力", "办", "定"),
}
"""Letters that make another word of a noun: 执法队伍, 政法委员, 党组织."""
_AUTHORITIES = tuple("局院委府厅")
_POSTS = frozenset({"派出所", "法庭", "人民法庭", "司法所", "交警大队", "交警中队", "检察室", "妇联", "综治中心"})
"""Bodies of a town that others act with: 司法所联合派出所."""
_COUNTIES = frozenset("区县市省")
_TEXT_START = (0, 0, 0)
_LONGEST_GAP = 8
_LONGEST_ANCHORED = 6
"""Between 区 and the words we know there may stand so many letters that we do not (区非公有制企业服务中心)."""
_LONGEST_DIVISION = 4
"""So many letters may stand between 公安 and 分局."""
_LONGEST_QUOTE = 14
_LONG_CLASS = 7
"""A class named in so many letters (行业性专业性调解组织) says itself which it is."""


class BodyReader:
    """Finds the names of bodies.

    Args:
        names: the words that they are made of.
        heads: nouns that end such names.
        classes: those of them that name no body but a class (行政机关); they count where something tells which of it.
    """

    def __init__(self, names: NameWords, heads: Iterable[str], classes: Iterable[str]) -> None:
        self._names = names
        self._called = tuple(sorted(names.called))
        kinds: dict[str, int] = dict.fromkeys(names.edge, _EDGE)
        kinds.update(dict.fromkeys(names.proper, _NAME))
        kinds.update(dict.fromkeys(districts(names.edge), _DISTRICT))
        kinds.update(dict.fromkeys((make_plain(part).text for part in names.part), _PART))
        kinds.update(dict.fromkeys(names.anchor, _ANCHOR))
        kinds.update(dict.fromkeys(names.designation, _TAIL))
        kinds.update(dict.fromkeys((unit + noun for unit in UNITS for noun in names.designation), _HEAD))
        kinds.update(dict.fromkeys(names.suffix, _WEAK))
        kinds.update(dict.fromkeys((*names.above, *names.own_party), _HEAD))
        kinds.update(dict.fromkeys(heads, _HEAD))
        kinds.update(dict.fromkeys(classes, _WEAK))
        kinds.update({noun: _WEAK for noun in names.generic if noun in kinds and kinds[noun] == _HEAD})
        kinds.update(dict.fromkeys(("委", "政府"), _TAIL))
        self._classes = frozenset(classes).difference(names.generic)
        self._words = sorted(kinds, key=lambda word: (kinds[word], word))
        self._kinds = [kinds[word] for word in self._words]
        self._first_head = self._kinds.index(_HEAD)
        self._automaton = daachorse.CharwiseDoubleArrayAhoCorasick(self._words, daachorse.MATCH_KIND_LEFTMOST_LONGEST)

    def read(self, plain: str) -> list[Mention]:
        """The names in a reading form, in order; the longest where one contains another."""
        words = _COUNTED_PEOPLE.sub("，", plain) if "个人民" in plain else plain
        tokens: list[Token] = self._automaton.find(words)
        first_head = self._first_head
        found: list[Mention] = []
        limit = len(tokens)
        for last in [n for n, token in enumerate(tokens) if token[2] >= first_head][::-1]:
            if last < limit:
                limit, mention = self._name(plain, tokens, last)
                if mention is not None:
                    found.append(mention)
        found.reverse()
        return completed(plain, framed(plain, found))

    def _name(self, plain: str, tokens: list[Token], last: int) -> tuple[int, Mention | None]:
        """The name that ends with token ``last``, and its first token."""
        head_start, end, head = tokens[last]
        noun, kind = self._words[head], self._kinds[head]
        follower = _FOLLOWERS.get(noun[-1])
        if follower and plain.startswith(follower, end) and not plain.startswith("员会", end):
            return last, None
        its_head = _ITS_HEAD.get(noun)
        headed = its_head is not None and its_head.match(plain, end) is not None
        if not headed and _NO_BODY.match(plain, end) and not _PERSON.match(plain, end):
            return last, None
        before = self._kinds[tokens[last - 1][2]] if last and tokens[last - 1][1] == head_start else _EDGE
        if kind == _TAIL and before != _DISTRICT and not (noun == "委" and before == _PART):
            return last, None
        first, start, known = self._walk(plain, tokens, last)
        if kind == _TAIL and before == _PART and self._kinds[tokens[first][2]] not in (_DISTRICT, _ANCHOR):
            return last, None
        if not (self._words[tokens[first][2]] in self._names.field and _NUMBER.search(plain, max(start - 6, 0), start)):
            first, start = self._without_verbs(tokens, first, start, last)
        told_by = head_start - start - (sum(e - s for s, e, _ in tokens[first:last]) if noun == "司法所" else 0)
        if headed and told_by <= 0:
            return last, None  # 镇司法所所长: nothing tells whose
        counted = _COUNTED.search(plain, max(start - 9, 0), start)
        if kind == _WEAK and counted is None and not self._stands(plain, start, tokens, last, known=known):
            if start == head_start and noun in self._classes and (kinds := told(plain, start)) is not None:
                return last, Mention(kinds, end, plain[kinds:end], noun)
            cut = first > 0 and tokens[first - 1][1] == start
            if noun not in SHORT_ORGANS or not is_an_organ(plain, start, head_start, end, cut=cut):
                return last, None
        if counted is not None:
            return first, Mention(counted.start(), end, counted.group() + plain[start:end], noun)
        return first, Mention(start, end, plain[start:end], noun)

    def _is(self, token: Token, kind: int) -> bool:
        return self._kinds[token[2]] == kind

    def _walk(self, plain: str, tokens: list[Token], last: int) -> tuple[int, int, bool]:
        """Where the name that ends with token ``last`` begins: first token, offset, and whether it has grown."""
        kinds, words = self._kinds, self._words
        start, end, head = tokens[last]
        noun, first, origin = words[head], last, start
        while start:
            before, edge, word = tokens[first - 1] if first else _TEXT_START
            kind = kinds[word] if first else _EDGE
            called = (kinds[tokens[first][2]] == _ANCHOR and words[tokens[first][2]] not in _COUNTIES) or (
                noun.endswith(self._called)
                and (
                    words[tokens[first][2]] == noun
                    or noun in self._names.branded
                    or words[tokens[first][2]] in self._names.of_city
                )
            )
            if edge == start:
                if kind == _EDGE or (kind == _NAME and not called):
                    break
                if words[word] in self._names.together and self._joins(plain, tokens, first - 1, noun):
                    break
                if words[word] in self._names.deed and self._is_done(plain, tokens, first - 1):
                    break
                if (
                    kind >= _HEAD
                    and words[word] not in self._names.of_nation
                    and (self._is(tokens[first], _DISTRICT) or not composes(words[word], plain[start:end], noun))
                ):
                    break
                first, start = first - 1, before
                if kind == _NAME:
                    break
                continue
            mark = plain[start - 1]
            if mark == "”":
                quote = plain.rfind("“", max(start - _LONGEST_QUOTE, 0), start - 1)
                if (
                    quote < 0
                    or plain.endswith(_LEVELLED, 0, quote)
                    or _RATED.search(plain, quote, start)
                    or _BROKEN.search(plain, quote, start)
                ):
                    break
                start = quote
                while first and tokens[first - 1][1] > start:
                    first -= 1
                continue
            if mark == "、":
                if edge != start - 1 or not listed(words[word], plain[start:end], self._names, body=kind == _HEAD):
                    break
                first, start = first - 1, before
                continue
            if mark == "）" and noun in _FIRMS and edge <= start - 4:  # 北京某某（青禾）律师事务所
                opened = plain.rfind("（", max(start - _LONGEST_SEAT, edge), start - 1)
                if opened > 0 and (
                    run := _RUN_OF_A_FIRM.search(plain, max(edge if kind == _EDGE else 0, opened - 8), opened)
                ):
                    start = run.start()
                break
            gap = plain[max(edge, start - _LONGEST_GAP - 1) : start]
            if mask := _MASK.search(gap):
                start -= len(mask.group())
                continue
            if not _HAN.fullmatch(gap) or len(gap) > _LONGEST_GAP:
                if called and (run := _RUN.search(gap)) and not _COUNT.search(gap):
                    start -= len(name_at_the_end(run.group()))
                break
            if _COUNT.search(gap):
                break
            police = noun == "分局" and words[word] == "公安" and len(gap) <= _LONGEST_DIVISION
            if police or (kind in (_ANCHOR, _DISTRICT) and len(gap) <= _LONGEST_ANCHORED):
                first, start = first - 1, before
                continue
            if (
                called
                and 2 <= len(gap) <= 4
                and (kind == _EDGE or kind >= _HEAD or words[word] in self._names.together)
                and gap[0] not in _AUTHORITIES
            ):
                own = name_at_the_end(gap)
                start -= len(own)
                if len(own) < len(gap):
                    break
                if words[word] == "和" and self._in_a_place(plain, tokens, first - 1):
                    start -= 2
                if kind >= _HEAD:  # 区司法局青石司法所
                    first, start = first - 1, before
                    continue
            break
        if plain[start] in _COUNTIES and (letters := self._unlisted(plain, tokens, first, start)):
            start -= letters
        return first, start, start < origin

    def _in_a_place(self, plain: str, tokens: list[Token], word: int) -> bool:
        """Whether 和 is a letter of a place's name (呼和…司法所): one letter before it is too few for a list."""
        letter = tokens[word][0] - 1
        if letter < 0 or not _HAN.match(plain, letter) or plain[letter] in _ENDS_A_NOUN:
            return False
        before = tokens[word - 1] if word else _TEXT_START
        if before[1] > letter:
            return False
        cut = before[1] == letter and self._is(before, _EDGE)
        return cut or letter == 0 or not _HAN.match(plain, letter - 1)

    def _unlisted(self, plain: str, tokens: list[Token], first: int, start: int) -> int:
        """How many letters of a district that no gazetteer has stand before 区 and a name: 丹渚区砚池街道办事处."""
        known = first + 1 < len(tokens) and tokens[first + 1][0] == start + 1
        if tokens[first][:2] != (start, start + 1) or known or (first and tokens[first - 1][1] > start - 2):
            return 0
        return 2 if start >= 2 and _TWO.match(plain, start - 2) and name_at_the_end(plain[start - 2 : start]) else 0

    def _joins(self, plain: str, tokens: list[Token], word: int, noun: str) -> bool:
        """Whether 联合 or 协同 is what one body does with another (区司法局联合区法院), and no part of a name (联合会)."""
        before, after = tokens[word][:2]
        other = plain[after] in UNITS or noun.endswith(_AUTHORITIES) or noun in _POSTS
        other = other or (tokens[word + 1][0] == after and self._is(tokens[word + 1], _DISTRICT))
        return other and word > 0 and tokens[word - 1][1] == before and self._kinds[tokens[word - 1][2]] >= _HEAD

    def _is_done(self, plain: str, tokens: list[Token], word: int) -> bool:
        """Whether 共建 or 派驻 is what a body right before it does, or has done to it (在区法院派驻…), and no part of a name."""
        before = tokens[word][0]
        if not word or tokens[word - 1][1] != before or self._kinds[tokens[word - 1][2]] < _HEAD:
            return False
        return (
            self._words[tokens[word][2]] == "共建" or _TO.search(plain, max(before - _TO_REACH, 0), before) is not None
        )

    def _stands(self, plain: str, start: int, tokens: list[Token], last: int, *, known: bool) -> bool:
        """Whether a noun that names no body by itself has enough before it."""
        head_start, end, head = tokens[last]
        noun = self._words[head]
        if start == head_start:
            if noun in self._names.generic:
                return False
            return len(noun) >= _LONG_CLASS or _NUMBER.search(plain, max(start - 6, 0), start) is not None
        if plain[start:end] in self._names.generic:
            return False
        if end - start == 2 and plain[start] in _COUNTIES:
            return False  # 区办, 市局
        if noun in self._names.short:
            return known and tokens[last - 1][1] == head_start and self._kinds[tokens[last - 1][2]] >= _PART
        return True

    def _without_verbs(self, tokens: list[Token], first: int, start: int, last: int) -> tuple[int, int]:
        """A name does not begin with 建设 or 监督, unless it is that of an office (宣传科)."""
        while first < last and self._words[tokens[first][2]] in self._names.verb and start == tokens[first][0]:
            if first + 1 == last and self._words[tokens[last][2]] in self._names.office:
                break
            first += 1
            start = tokens[first][0]
        return first, start
