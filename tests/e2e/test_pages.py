#!/usr/bin/python3
"""Finished pages, read back and measured.

Every figure here is typed from the rules of form (HD36 and HD05, practice
where they are silent), never taken from the templates: this test and
templates/ must agree because both follow the rule.
"""
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), '..', 'lib'))
from pages import mm, read
from tap import case, compiled, equal, folder, holds, main, near, write_plan

PAGE_WIDTH, PAGE_HEIGHT = 210, 297
TOP, BOTTOM, LEFT, RIGHT = 20, 20, 30, 15       # margins
INDENT = 10                                     # first lines
NUMBER_FROM_TOP = 10                            # page number's line
TITLE_RULE = 72.9                               # ĐẢNG CỘNG SẢN VIỆT NAM, 15 pt bold
PARAGRAPH = ('Các cấp ủy, tổ chức đảng quán triệt nội dung Kế hoạch đến từng chi bộ, '
             'xác định rõ việc phải làm, người chịu trách nhiệm và thời hạn hoàn thành; '
             'định kỳ kiểm tra, rút kinh nghiệm và báo cáo kết quả về Ban Thường vụ.\n\n')
BODY = '# Mục đích\n\n## Việc thứ nhất\n\n' + PARAGRAPH * 40 + 'Câu cuối cùng của văn bản.\n'


def pages_of(body=BODY, **header):
    with folder() as where:
        return read(compiled(write_plan(where, body, more='numbering: A I 1 *\n', **header), where)[1])


def face(line, size, bold, italic, what):
    near(line.size, size, 0.05, what + ': size')
    equal((line.bold, line.italic), (bold, italic), what + ': face')


def rule_under(page, line):
    found = [s for s in page.strokes if abs(s.y1 - s.y2) < 0.1 and 0 < s.y1 - line.y < 12
             and min(s.x1, s.x2) < line.middle < max(s.x1, s.x2)]
    equal(len(found), 1, f'drawn lines under {line.text!r}')
    return found[0]


@case
def paper_and_margins():
    pages = pages_of()
    holds(len(pages) >= 3, 'long enough')
    for page in pages:
        near(mm(page.width), PAGE_WIDTH, 0.1, 'width')
        near(mm(page.height), PAGE_HEIGHT, 0.1, 'height')
        for line in page.lines:
            holds(mm(line.left) > LEFT - 0.05, f'left margin: {line.text}')
            holds(mm(line.right) < PAGE_WIDTH - RIGHT + 0.15, f'right margin: {line.text}')
            holds(mm(line.y) < PAGE_HEIGHT - BOTTOM, f'bottom margin: {line.text}')
    full = [l for l in pages[1].lines if mm(l.right - l.left) > 160]
    holds(len(full) > 10, 'full lines')
    for line in full:
        near(mm(line.right), PAGE_WIDTH - RIGHT, 0.1, 'justified to the right margin')
    body = [l for l in pages[1].lines if l.size < 15 and mm(l.y) > TOP]
    near(mm(min(l.y for l in body)), TOP + mm(18 * 0.8), 0.3, 'first baseline')
    holds(PAGE_HEIGHT - BOTTOM - mm(max(l.y for l in body)) < mm(18 * 2 + 6), 'page is filled')


@case
def letterhead():
    page = pages_of()[0]
    title = page.find('ĐẢNG CỘNG SẢN VIỆT NAM')
    face(title, 15, True, False, 'title')
    rule = rule_under(page, title)
    near(mm(abs(rule.x2 - rule.x1)), TITLE_RULE, 0.3, 'rule is as long as the text')
    near((rule.x1 + rule.x2) / 2, title.middle, 0.5, 'rule is under the text')
    holds(title.middle > page.width / 2, 'title at the right')
    holds(mm(title.y) < TOP + 8, 'title on the first line')
    body = page.find('TỈNH ỦY SƠN HÀ')
    face(body, 14, True, False, 'issuing body')
    near(body.y, title.y, 1.5, 'body on the first line')
    star = page.find('*')
    near(star.middle, body.middle, 0.5, 'star under the body')
    number = page.find('Số 07-KH/TU')
    face(number, 14, False, False, 'number')
    near(number.middle, body.middle, 0.5, 'number under the body')
    date = page.find('Sơn Hà, ngày 05 tháng 6 năm 2026')
    face(date, 14, False, True, 'place and date')
    near(date.y, number.y, 0.5, 'date on the number\'s line')
    near(date.middle, title.middle, 0.5, 'date centred under the title')
    holds(body.y < star.y < number.y, 'order')


@case
def superior_above_the_body():
    page = pages_of(unit='ban-lenh')[0]
    superior = page.find('ĐẢNG BỘ TỈNH SƠN HÀ')
    face(superior, 14, False, False, 'superior')
    body = page.find('HUYỆN ỦY BẢN LỀNH')
    face(body, 14, True, False, 'body')
    holds(superior.y < body.y, 'superior first')
    near(superior.middle, body.middle, 0.5, 'one under the other')
    page.find('Số 07-KH/HU')


@case
def room_to_write():
    page = pages_of('Chữ.\n', number='', date='2026-01')[0]
    number = next(l for l in page.lines if l.text.startswith('Số'))
    holds(number.text.replace(' ', '') in ('Số-KH/TU', 'Số'), number.text)
    gaps = [b.x - a.x - a.advance for a, b in zip(*(lambda g: (g, g[1:]))(
        [g for g in number.glyphs if not g.char.isspace()]))]
    holds(mm(max(gaps)) > 5, f'room for the number: {mm(max(gaps)):.1f} mm')
    holds(any('tháng 01 năm 2026' in l.text for l in page.lines), 'the month is there')


@case
def kind_subject_separator():
    page = pages_of()[0]
    kind = page.find('KẾ HOẠCH')
    holds(15 <= round(kind.size, 1) <= 16, 'kind: 15 to 16 pt')
    equal((kind.bold, kind.italic), (True, False), 'kind')
    subject = page.find('về việc thử')
    holds(14 <= round(subject.size, 1) <= 15, 'subject: 14 to 15 pt')
    equal((subject.bold, subject.italic), (True, False), 'subject')
    separator = page.find('-----')
    equal(separator.text, '-----', 'five hyphens')
    centre = (LEFT + PAGE_WIDTH - RIGHT) / 2
    for line in (kind, subject, separator):
        near(mm(line.middle), centre, 0.3, line.text)
    holds(kind.y < subject.y < separator.y, 'order')


@case
def body_text():
    page = pages_of()[1]
    lines = [l for l in page.lines if mm(l.y) > TOP and l.size > 13]
    for line in lines:
        face(line, 14, False, False, line.text)
    firsts = [l for l in lines if l.text.startswith('Các cấp ủy')]
    holds(len(firsts) > 3, 'paragraphs')
    for line in firsts:
        near(mm(line.left), LEFT + INDENT, 0.1, 'first line')
    steps = sorted({round(b.y - a.y, 1) for a, b in zip(lines, lines[1:])})
    near(steps[0], 18, 0.1, 'line spacing')
    holds(all(s >= 18 + 6 - 0.1 for s in steps[1:]), f'6 pt between paragraphs: {steps}')


@case
def page_numbers():
    pages = pages_of()
    holds(not any(l.text == '1' for l in pages[0].lines), 'no number on page 1')
    centre = (LEFT + PAGE_WIDTH - RIGHT) / 2
    for expected, page in enumerate(pages[1:], 2):
        number = min(page.lines, key=lambda l: l.y)
        equal(number.text, str(expected))
        face(number, 14, False, False, 'page number')
        near(mm(number.middle), centre, 0.3, 'centred over the text')
        holds(NUMBER_FROM_TOP < mm(number.y) < NUMBER_FROM_TOP + 7, 'ten millimetres from the top')


@case
def recipients_and_signature():
    page = pages_of()[-1]
    label = page.find('Nơi nhận:')
    face(label, 14, False, False, 'label')
    holds(any(abs(s.y1 - s.y2) < 0.1 and 0 < s.y1 - label.y < 4 for s in page.strokes),
          'the label is underlined')
    near(mm(label.left), LEFT, 0.2, 'recipients at the left margin')
    for text in ('- Các huyện ủy, thành ủy', '- Lưu Văn phòng Tỉnh ủy.'):
        face(page.find(text), 12, False, False, text)
    authority, position = page.find('T/M BAN THƯỜNG VỤ'), page.find('PHÓ BÍ THƯ')
    name = page.find('Nguyễn Văn A')
    face(authority, 14, True, False, 'authority')
    face(position, 14, False, False, 'position')
    face(name, 14, True, False, 'name')
    for line in (position, name):
        near(line.middle, authority.middle, 0.5, 'one under the other')
    holds(authority.middle > page.width / 2, 'signature at the right')
    near(authority.y, label.y, 3, 'beside the recipients')
    holds(name.y - position.y > 3 * 18, 'room for a hand')
    last = page.find('Câu cuối cùng của văn bản.')
    holds(last.y < label.y, 'the block stands with the last line of text')


@case
def separators_follow_the_rule_set():
    for date, mark in (('2022-01-05', ','), ('2026-06-05', ';')):
        page = pages_of('Chữ.\n', date=date)[-1]
        page.find('- Các huyện ủy, thành ủy' + mark)
        page.find('- Lưu Văn phòng Tỉnh ủy.')
    closing = ('\n::: recipients\n- Một,\n- Hai;\n- Lưu Văn phòng.\n:::\n::: signature\n'
               'authority: T/M TỈNH ỦY\nposition: BÍ THƯ\nname: Nguyễn Văn A\n:::\n')
    page = pages_of('Chữ.\n', closing=closing)[-1]
    for text in ('- Một;', '- Hai;', '- Lưu Văn phòng.'):
        equal(page.find(text[:-1]).text, text, 'a typed mark is not doubled')


@case
def headings():
    page = pages_of()[0]
    first, second = page.find('MỤC ĐÍCH'), page.find('VIỆC THỨ NHẤT')
    face(first, 14, True, False, 'section')
    equal(first.text, 'A- MỤC ĐÍCH')
    equal(second.text, 'I- VIỆC THỨ NHẤT')
    equal(second.bold, True, 'subsection')


@case
def appendices():
    annex = '\n::: annex title="Biểu chi tiết"\n' + PARAGRAPH * 25 + ':::\n'
    closing = '\n::: signature\nauthority: T/M TỈNH ỦY\nposition: BÍ THƯ\nname: Nguyễn Văn A\n:::\n' \
        '::: recipients\n- Lưu Văn phòng\n:::\n' + annex * 2
    pages = pages_of('Chữ.\n', closing=closing)
    starts = [i for i, p in enumerate(pages) if any('Phụ lục số' in l.text for l in p.lines)]
    equal(len(starts), 2, 'two appendices')
    for number, at in enumerate(starts, 1):
        pages[at].find(f'Phụ lục số {number}')
        holds(not any(l.text == '1' for l in pages[at].lines), 'first page without number')
        equal(min(pages[at + 1].lines, key=lambda l: l.y).text, '2', 'own page numbers')


main()
