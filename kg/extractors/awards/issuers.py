"""Who gave an honour, and of which level of government it is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.extractors.base import Identity

ISSUER = re.compile(
    r"(?:由)?(?P<issuer>(?:司法部|公安部|民政部|人社部|人力资源和?社会保障部|最高人民(?:法院|检察院)|中央[\u4e00-\u9fff]{1,12}?(?:部|办|委|委员会)|中宣部|全国普法办公?室?|全国妇联|国务院[\u4e00-\u9fff]{0,8}?(?:办|厅|部)|国家[\u4e00-\u9fff]{2,8}?(?:局|委|部|总局)|教育部|农业农村部|交通运输部|生态环境部|自然资源部|应急管理部|[\u4e00-\u9fff]{2,6}部(?=等)|中[华国][\u4e00-\u9fff]{2,10}?(?:联合会|协会|学会)|团中央|共青团中央|"
    r"(?:[\u4e00-\u9fff*Xx]{0,4}?[省市区县州])?(?:省|市|区|县|自治区|州)?(?:委、?(?:省|市|区|县|自治区)?政府|司法厅|司法局|委全面依法治[省市区县]委员会|委依法治[省市区县]办|依法治[省市区县]办|委政法委|委宣传部|普法办|人民政府|政府|委|人社厅|民政厅|高级人民法院|高院|律师协会|公安厅|文明委|文明办|总工会|妇联|平安办|信访局)(?:办公室)?)"
    r"(?:[、和与及](?:[\u4e00-\u9fff]{2,10}?(?:部|厅|局|办|委|政府|会|院)))*(?:等[\d一二三四五六七八九十]+个?(?:部委|部门|单位|家))?)(?=[“”]|等单位|等部门|通报|联合|授予|颁发|评选?|命名|公布|发布|组织|主办|举办|表彰|表扬|嘉奖|评为|认定|确定|等?部门|全国|全省|全市|先进|优秀|\d{4}年|首批|第[一二三四五六七八九十]批|的|\d{1,2}月|发文|\Z)"
)
GIVEN = re.compile("(?:联合)?(?:授予的?|颁发的?|评选的?|命名的?|表彰的?|公布的|发布的|组织的|主办的|举办的)为?|(?=“)")
OF_LEVEL = re.compile(
    r"(?P<national>全国|国家级|司法部|中央|中宣部|最高人民|人社部|民政部|农业农村部|公安部|国务院|部级|中国|教育部|交通运输部|生态环境部|自然资源部|应急管理部|[\u4e00-\u9fff]{4}部等|国家(?!机关|公职|工作))"
    r"|(?P<provincial>全?省|自治区|广西|宁夏|新疆|西藏|内蒙古|(?<!区)厅)|(?P<municipal>市(?!民|场|域)|全?[州盟])|(?P<local>全?[区县旗镇乡]|街道)"
)
_MUNICIPALITIES = frozenset({"北京市", "天津市", "上海市", "重庆市"})
LEVELS = ("national", "provincial", "municipal", "local")


def level_of(name: str, issuer: str | None, identity: Identity) -> str | None:
    """Whose honour it is; in a municipality the city is the province."""
    for words in (issuer or "", name):
        if said := OF_LEVEL.search(words):
            municipality = said.lastgroup == "municipal" and identity.parent in _MUNICIPALITIES
            return "provincial" if municipality else said.lastgroup
    return None
