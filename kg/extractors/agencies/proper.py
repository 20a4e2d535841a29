"""Letters that no list has, right before 司法所 or 政府: the name of a place or person, or words of the sentence.

青石司法所 is called by its town; 翻新司法所, 万元司法所 and 如期完成区政府… are a verb or a sum and the noun behind it.
"""

from __future__ import annotations

_NO_NAMES = frozenset(
    """
    完成 改善 接待 加速 提速 撬动 盘点 倒逼 宣贯 宣读 学习 采访 慰劳 感谢 拜访 联络 依照 遵照 督查 状告 应诉 任命 任免 测评 抽取
    借调 调任 调入 调出 转入 转出 走入 深挖 编修 撰写 撰稿 宣告 宣布 解散 撤回 恢复 重组 修缮 装修 翻新 更新 更换 配置 添置 购置
    采购 租用 租赁 腾退 安装 挂靠 主责 兼管 代管 托管 接管 交付 抄告 函告 通告 公告 提示 催告 致函 去函 发函 递交 邮寄 拨付 拨款
    列支 投资 奖补 补助 补贴 争先 批复 审批 核准 核定 核发 颁发 授牌 授旗 签约 商定 洽谈 接洽 参观 观摩 走遍 踏遍 遍布 辐射 来访
    信访 投诉 举报 控告 检举 质疑 质询 质证 辩论 研讨 商讨 商议 审阅 批阅 批示 指示 指派 下派 外派 特派 改派 驱动 拉动 牵动 打动
    触动 感动 行动 活动 变动 浮动 改良 改观 改制 厘定 划定 划归 划拨 直属 附属 所属 下属 见证 印证 佐证 举证 求证 保证 力保 确立
    确认 认定 鉴定 判定 裁定 拟定 拟订 拟制 创立 创优 创先 优先 首先 事先 预先 抢先 彰显 打磨 雕琢 赢取 争当 评优 代表 捍卫 守望
    鞭策 致力 专注 热心 得益 有赖 归功 投入 建造 兴建 筹建 续建 扩容 扩编 盘点 撤换 轮换 补录 补强 走实 做细 做精 抓细 理清
    万元 亿元 千元 平方米 资金 经费 阶段 期间 形象 作风 环境 条件 重要 必要 关键 主要 首要 唯一 全新 崭新 老旧 原有 现有 已有
    """.split()  # noqa: SIM905  so long a list reads better as lines of words
)
"""Words of two letters that a sentence may have before the noun, and that no place is called by."""
_LONGEST = max(map(len, _NO_NAMES))
_LEAST = 2
"""So many letters has a name at least."""


def name_at_the_end(letters: str) -> str:
    """The part of ``letters`` that can be a name which ends them: 翻新|青石, nothing of 投入万元."""
    for start in range(len(letters)):
        for stop in range(start + _LEAST, min(start + _LONGEST, len(letters)) + 1):
            if letters[start:stop] in _NO_NAMES:
                return name_at_the_end(letters[stop:])
    return letters if len(letters) >= _LEAST else ""
