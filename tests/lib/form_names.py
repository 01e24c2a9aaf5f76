"""form_names.py - letterheads hold for the longest real names, of both
families, on every sheet: the title never breaks, the two sides keep apart.
"""
from form import LEFT, PAPER, RIGHT, SMALL, TITLE_RULE, check, flat
from pages import Line, mm
from tap import equal, holds, near

MARGINS = {'': (LEFT, RIGHT), 'a5': (15, 10), 'a5-wide': (30, 15)}      # docgen's choice for the small ones
APART = 2                           # millimetres between the sides, at least
WIDTHS = {'ĐẢNG CỘNG SẢN VIỆT NAM': {15: TITLE_RULE},        # bold, by size, as set in Times
          'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM': {12: 88.3, 13: 95.7},
          'Độc lập - Tự do - Hạnh phúc': {13: 56.1, 14: 60.5}}
PLACE = 'Thành phố Hồ Chí Minh, ngày 20 tháng 11 năm 2026'
FAMILIES = (('dang/ke-hoach', ('ĐẢNG CỘNG SẢN VIỆT NAM',), '*'),
            ('nha-nuoc/ke-hoach', ('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Độc lập - Tự do - Hạnh phúc'), 'Số'))
# unit, the bodies above and the one that issues
BODIES = (
    ('thanh-uy', ['ĐẢNG BỘ THÀNH PHỐ HỒ CHÍ MINH']),
    ('uy-ban-thanh-pho', ['ỦY BAN NHÂN DÂN THÀNH PHỐ HỒ CHÍ MINH']),
    ('thanh-pho', ['ĐẢNG BỘ THÀNH PHỐ HỒ CHÍ MINH', 'ĐẢNG ỦY ỦY BAN NHÂN DÂN THÀNH PHỐ',
                   'ĐẢNG ỦY SỞ GIÁO DỤC VÀ ĐÀO TẠO', 'CHI BỘ VĂN PHÒNG SỞ']),
    ('phong', ['ỦY BAN NHÂN DÂN THÀNH PHỐ HỒ CHÍ MINH', 'SỞ GIÁO DỤC VÀ ĐÀO TẠO THÀNH PHỐ HỒ CHÍ MINH',
               'TRƯỜNG TRUNG HỌC PHỔ THÔNG CHUYÊN LÊ HỒNG PHONG', 'PHÒNG CÔNG TÁC HỌC SINH']),
)


def apart(page):
    """The lines of a page, those of the two sides apart: a word's space is narrower than what keeps them."""
    found = []
    for line in page.lines:
        piece = []
        for g in line.seen:
            if piece and g.x - piece[-1].x - piece[-1].advance > 1.5 * 72 / 25.4:
                found.append(worded(piece, line))
                piece = []
            piece.append(g)
        found.append(worded(piece, line))
    return sorted(found, key=lambda l: l.y)


def worded(piece, line):
    spaces = [g for g in line.glyphs if g.char.isspace() and piece[0].x < g.x < piece[-1].x]
    return Line(piece + spaces)


def parted(lines, bodies):
    """The lines of each body."""
    found = []
    for body in bodies:
        mine = []
        while lines and ' '.join(l.text for l in mine) != body:
            mine.append(lines.pop(0))
        equal(' '.join(l.text for l in mine), body, 'no word is lost')
        found.append(mine)
    equal([l.text for l in lines], [], 'no line more')
    return found


def even(lines):
    """No line is so long that its last word would better stand on the next."""
    for line, after in zip(lines, lines[1:]):
        last = line.text.split()[-1]
        moved = (after.right - after.left) + (line.right - line.left) * len(last) / len(line.text)
        holds(moved > (line.right - line.left) * 0.75, f'even: {[l.text for l in lines]}')
        first = after.text.split()[0]
        back = (line.right - line.left) + (after.right - after.left) * len(first) / len(after.text)
        holds(back > (after.right - after.left) * 0.75, f'even: {[l.text for l in lines]}')


def letterhead_holds(made, sheet, template, titles, last, unit, bodies):
    more = f'paper: {sheet}\n' if sheet else ''
    page = made.of('Chữ.\n', unit=unit, date='2026-11-20', template=template, more=more)[0]
    what = f'{template} {unit} {sheet}'
    width, (left_margin, right_margin) = (SMALL[sheet] if sheet else PAPER)[0], MARGINS[sheet]
    lines = apart(page)
    head = [l for l in lines if l.y < min([k.y for k in lines if k.text == 'KẾ HOẠCH'] or [page.height])]
    right = [next((l for l in head if l.text == t), None) for t in titles]
    for line, text in zip(right, titles):
        holds(line, f'{what}: {text} is whole: {[l.text for l in head]}')
        near(mm(line.right - line.left), WIDTHS[text][round(line.size)], 0.4, f'{what}: whole')
    for line in head:
        holds(mm(line.left) > left_margin - 0.1 - made.slack, f'{what}: left margin: {line.text}')
        holds(mm(line.right) < width - right_margin + 0.1 + made.slack, f'{what}: right margin: {line.text}')
    for line in head:
        for other in head:
            if line.left < other.left and abs(line.y - other.y) < 8:
                holds(mm(other.left - line.right) > APART - made.slack / 2, f'{what}: {line.text} | {other.text}')
    edge = min(l.left for l in right)
    end = next(i for i, l in enumerate(head) if l.text.startswith(last))
    beside = [l for l in head[:end] if l.right < edge]
    for group in parted(list(beside), bodies):
        for line in group:
            near(mm(line.middle), mm(beside[0].middle), 0.3, f'{what}: one under the other')
        even(group)
    number = next(l for l in head if l.text.startswith('Số'))
    dates = [l for l in head if l.y > number.y - 2 and l.left > number.right]
    equal(' '.join(l.text for l in dates), PLACE, f'{what}: place and date')
    near(dates[0].y, number.y, 0.5, f'{what}: on the number\'s line')
    rule = flat(page, right[-1].left, right[-1].right, right[-1].y, right[-1].y + 14)
    equal(len(rule), 1, f'{what}: one rule under the title')
    near(mm(abs(rule[0].x2 - rule[0].x1)), mm(right[-1].right - right[-1].left), 0.3, f'{what}: as long as it')


def add(sheet, template, titles, last):
    def longest_names(made):
        for unit, bodies in BODIES:
            letterhead_holds(made, sheet, template, titles, last, unit, bodies)
    longest_names.__name__ = f'longest names {template} {sheet or "a4"}'
    check(longest_names)


for sheet in MARGINS:
    for family in FAMILIES:
        add(sheet, *family)
