"""form_state.py - what finished pages of State documents must measure: NĐ30,
Phụ lục I (the boxes are those of its sketch of a page) and III (samples).

Typed from the decree, as all figures of form.py are from theirs.
"""
import re

from form import (LAST, PAPER, PARAGRAPH, PICTURES, SENTENCE, body_lines, centre_of, check, face, flat, paper)
from pages import mm
from tap import equal, holds, near

TOP, BOTTOM, LEFT, RIGHT = (20, 25), (20, 25), (30, 35), (15, 20)   # NĐ30 I.4, millimetres
HEADER = 10                         # page number from the edge: measured in the official files
PAGE_NUMBER = (13, 14)              # I.7
NATION, MOTTO = (12, 13), (13, 14)  # box 1
MOTTO_WIDTH = {13: 56.1, 14: 60.5}  # Độc lập - Tự do - Hạnh phúc, bold, as set in Times
SUPERIOR = ISSUER = (12, 13)        # box 2
ISSUER_RULE = SUBJECT_RULE = (1 / 3, 1 / 2)         # boxes 2 and 5a, of the line
NUMBER, PLACE_DATE = 13, (13, 14)   # boxes 3 and 4
KIND = SUBJECT = (13, 14)           # box 5a
LETTER_SUBJECT, BELOW_NUMBER = (12, 13), 6          # box 5b, points
BODY, BETWEEN, INDENT = (13, 14), 6, (10, 12.7)     # box 6
SINGLE = 1.15                       # Times, of its size; NĐ30 box 6: single to one and a half
POST = NAME = (13, 14)              # box 7
ADDRESSEES = (13, 14)               # box 9a
RECIPIENTS_LABEL, RECIPIENTS = 12, 11               # box 9b
URGENT, FRAMES = (13, 14), {'Khẩn': 20, 'Thượng khẩn': 40, 'Hỏa tốc': 30}     # box 10b, wide
FRAME_HEIGHT = 8                    # box 10b
CIRCULATION = (13, 14)              # box 11
TYPIST, CONTACT, DIGITAL = 11, (11, 12), 10         # boxes 12, 13, 14
ANNEX_LABEL, ANNEX_TITLE, ANNEX_REFERENCE = 14, (13, 14), (13, 14)     # III.1

CLOSING = ('\n::: recipients\n- Như trên\n- Các sở, ban, ngành\n- Lưu: VT, VP\n:::\n\n::: signature\n'
           'authority: TM. Ủy ban nhân dân\nposition: Chủ tịch\nname: Nguyễn Văn A\n:::\n')
LETTER = '::: addressees\n- Sở Tài chính\n:::\n\n'
MANY = ''.join(f'Một dòng {n}.\n\n' for n in range(120))


def of(made, body='Chữ.\n', kind='ke-hoach', unit='so-vh', closing=CLOSING, more='', **header):
    return made.of(body, template='nha-nuoc/' + kind, unit=unit, closing=closing, more=more,
                   **dict({'title': 'tổ chức Ngày hội đọc sách'}, **header))


def within(got, bounds, slack, what):
    holds(bounds[0] - slack <= got <= bounds[1] + slack, f'{what}: {got:.2f}, not {bounds}')


def share_of(rule, line, bounds, what):
    within(abs(rule.x2 - rule.x1) / (line.right - line.left), bounds, 0.005, what)
    near(mm((rule.x1 + rule.x2) / 2), mm(line.middle), 0.3, f'{what}: in the middle')
    holds(line.size * 0.22 < rule.y1 - line.y < 12, f'{what}: {rule.y1 - line.y:.1f} pt below')


# ---- the page ----------------------------------------------------------------

@check
def state_paper_and_margins(made):
    found = of(made, PARAGRAPH * 40)
    for page in found:
        paper(page)
    full = [l for l in body_lines(found[1]) if mm(l.right - l.left) > 150]
    holds(len(full) > 10, 'full lines')
    within(min(mm(l.left) for l in full), LEFT, 0.1 + made.slack, 'left margin')
    right = max(mm(l.right) for l in full)
    within(PAPER[0] - right, RIGHT, 0.1 + made.slack, 'right margin')
    for line in full:
        near(mm(line.right), right, 0.15 + made.slack * 2, 'justified')
    lines = body_lines(of(made, MANY)[1])
    within(mm(lines[0].y - lines[0].size), TOP, 0.7, 'top margin')
    page = of(made, 'Đoạn văn[^a].\n\n[^a]: Chú thích.\n')[0]
    last = max(page.lines, key=lambda l: l.y)
    within(PAPER[1] - mm(last.y + last.size * 0.3), BOTTOM, 0.4, 'bottom margin')


@check
def state_page_numbers(made):
    found = of(made, PARAGRAPH * 40)
    equal([l.text for l in found[0].lines if mm(l.y) < TOP[0]], [], 'none on page 1')
    for expected, page in enumerate(found[1:], 2):
        number = min(page.lines, key=lambda l: l.y)
        equal(number.text, str(expected), 'page number')
        face(number, PAGE_NUMBER, False, False, 'page number')
        near(mm(number.middle), centre_of(page), 0.3, 'centred')
        near(mm(number.y - 0.66 * number.size), HEADER, 2, 'from the edge')


@check
def state_is_black_in_one_type_face(made):
    for page in of(made, PARAGRAPH * 40):
        for line in page.lines:
            holds(all(g.black for g in line.seen), f'black: {line.text}')
            holds(all(re.search('LiberationSerif|TimesNewRoman', g.font) for g in line.seen), line.text)


# ---- letterhead --------------------------------------------------------------

def nation_of(page):
    return page.find('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'), page.find('Độc lập - Tự do - Hạnh phúc')


@check
def state_nation_and_motto(made):
    page = of(made)[0]
    nation, motto = nation_of(page)
    equal((nation.text, motto.text), ('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Độc lập - Tự do - Hạnh phúc'))
    face(nation, NATION, True, False, 'nation')
    face(motto, MOTTO, True, False, 'motto')
    near(mm(nation.middle), mm(motto.middle), 0.2 + made.slack / 2, 'one under the other')
    holds(nation.middle > page.width / 2 and mm(nation.y) < TOP[0] + 8, 'at the right, on the first line')
    within(motto.y - nation.y, (motto.size, motto.size * 1.3), 0.1, 'single spacing')
    drawn = flat(page, nation.left, nation.right, nation.y, page.find('Sơn Hà, ngày').y)
    equal(len(drawn), 1, 'one rule')
    width = mm(abs(drawn[0].x2 - drawn[0].x1))
    near(width, mm(motto.right - motto.left), 0.3, 'as long as the line')
    near(width, MOTTO_WIDTH[round(motto.size)], 0.4, 'as long as the line')
    near(mm(drawn[0].x1 + drawn[0].x2) / 2, mm(motto.middle), 0.3, 'under the line')
    holds(motto.size * 0.22 < drawn[0].y1 - motto.y < 12, 'below the line')


@check
def state_superior_and_issuer(made):
    page = of(made)[0]
    nation, _ = nation_of(page)
    issuer = page.exactly('SỞ VĂN HÓA')
    first, second = [l for l in page.lines if l.y < issuer.y and l.right < nation.left]
    equal(f'{first.text} {second.text}', 'ỦY BAN NHÂN DÂN TỈNH SƠN HÀ')
    for line in (first, second):
        face(line, SUPERIOR, False, False, 'superior')
    face(issuer, ISSUER, True, False, 'issuer')
    holds(nation.y <= first.y + 1.5 < second.y < issuer.y, 'order')
    near(first.y, nation.y, 1.5, 'on the first line')
    for line in (first, second):
        near(mm(line.middle), mm(issuer.middle), 0.2 + made.slack / 2, 'one under the other')
    holds(issuer.middle < page.width / 2 and issuer.right < nation.left, 'at the left')
    drawn = flat(page, issuer.left, issuer.right, first.y, page.find('Số:').y)
    equal(len(drawn), 1, 'one rule')
    share_of(drawn[0], issuer, ISSUER_RULE, 'rule under the issuer')


@check
def state_number_and_place(made):
    for number, date, left, right in (('5', '2026-02-09', '05', 'ngày 09 tháng 02 năm 2026'),
                                      ('112', '2026-10-31', '112', 'ngày 31 tháng 10 năm 2026'),
                                      ('10', '2026-03-10', '10', 'ngày 10 tháng 3 năm 2026')):
        page = of(made, unit='uy-ban', number=number, date=date)[0]
        symbol, place = page.find('Số:'), page.find('Sơn Hà, ')
        equal((symbol.text, place.text), (f'Số: {left}/KH-UBND', 'Sơn Hà, ' + right))
        face(symbol, NUMBER, False, False, 'number')
        face(place, PLACE_DATE, False, True, 'place and date')
        near(symbol.y, place.y, 0.5, 'on one line')
        near(mm(symbol.middle), mm(page.find('TỈNH SƠN HÀ').middle), 0.2 + made.slack / 2, 'under the issuer')
        near(mm(place.middle), mm(nation_of(page)[0].middle), 0.2 + made.slack / 2, 'under the nation')


# ---- title -------------------------------------------------------------------

@check
def state_kind_and_subject(made):
    page = of(made)[0]
    kind, subject = page.find('KẾ HOẠCH'), page.find('tổ chức Ngày hội')
    equal((kind.text, subject.text), ('KẾ HOẠCH', 'tổ chức Ngày hội đọc sách'))
    face(kind, KIND, True, False, 'kind')
    face(subject, SUBJECT, True, False, 'subject')
    for line in (kind, subject):
        near(mm(line.middle), centre_of(page), 0.3, line.text)
    holds(page.find('Số:').y < kind.y < subject.y < page.find('Chữ.').y, 'order')
    text = page.find('Chữ.')
    drawn = flat(page, 0, page.width, subject.y, text.y)
    equal(len(drawn), 1, 'one rule')
    share_of(drawn[0], subject, SUBJECT_RULE, 'rule under the subject')
    holds(text.y - text.size * 0.9 > drawn[0].y1, 'free of the text')


@check
def state_session_above_the_subject(made):
    page = of(made, kind='nghi-quyet', more='session: Kỳ họp thứ 5\n')[0]
    session = page.exactly('Kỳ họp thứ 5')
    face(session, SUBJECT, True, False, 'session')
    near(mm(session.middle), centre_of(page), 0.3, 'centred')
    holds(page.find('NGHỊ QUYẾT').y < session.y < page.find('tổ chức').y, 'order')


@check
def state_letter(made):
    page = of(made, LETTER + 'Chữ.\n', kind='cong-van', unit='uy-ban', more='drafter: VX\n')[0]
    number, subject = page.find('Số:'), page.find('V/v')
    equal((number.text, subject.text), ('Số: 07/UBND-VX', 'V/v tổ chức Ngày hội đọc sách'))
    face(subject, LETTER_SUBJECT, False, False, 'subject')
    near(mm(subject.middle), mm(number.middle), 0.2 + made.slack / 2, 'under the number')
    leading = subject.y - number.y - subject.size * 0.891 - number.size * 0.216       # ascent, descent of Times
    within(leading, (BELOW_NUMBER, BELOW_NUMBER + 3), 0.05, 'below the number')
    label = page.find('Kính gửi:')
    equal(label.text, 'Kính gửi: Sở Tài chính')
    face(label, ADDRESSEES, False, False, 'one addressee')
    near(mm(label.middle), centre_of(page), 0.3, 'in the middle')
    holds(subject.y < label.y < page.find('Chữ.').y, 'order')
    equal(sum('tổ chức Ngày hội' in l.text for l in page.lines), 1, 'no title')
    equal(flat(page, 0, page.width / 2, number.y, page.height * 0.6), [], 'nothing drawn')


@check
def state_addressees(made):
    lines = '::: addressees\n- Ủy ban nhân dân tỉnh\n- Sở Tài chính\n- Sở Nội vụ\n:::\n\n'
    page = of(made, lines + 'Chữ.\n', kind='cong-van')[0]
    head = page.find('Kính gửi:')
    equal(head.text, 'Kính gửi: - Ủy ban nhân dân tỉnh;')
    face(head, ADDRESSEES, False, False, 'label')
    dash = [g for g in head.seen if g.char in '-\u2010\u2011'][0]
    colon = [g for g in head.seen if g.char == ':'][0]
    at = head.y
    for text in ('- Sở Tài chính;', '- Sở Nội vụ.'):
        line = page.find(text[:-1])
        equal(line.text, text)
        face(line, ADDRESSEES, False, False, text)
        near(line.left, dash.x, 0.7, 'one under the other')
        holds(line.left > colon.x and line.y > at, 'under the colon')
        within(line.y - at, (14, 14 * 1.5 * SINGLE), 0.5, 'close lines')
        at = line.y


# ---- running text --------------------------------------------------------------

@check
def state_body(made):
    lines = body_lines(of(made, PARAGRAPH * 40)[1])
    for line in lines:
        face(line, BODY, False, False, line.text)
    left = min(l.left for l in lines)
    firsts = [l for l in lines if l.text.startswith('Các cấp ủy')]
    holds(len(firsts) > 3, 'paragraphs')
    indents = [mm(l.left - left) for l in firsts]
    holds(all(min(abs(i - wanted) for wanted in INDENT) < 0.15 + made.slack for i in indents),
          f'first lines: {indents}')
    for above, line in zip(lines, lines[1:]):
        step = line.y - above.y
        if line in firsts:
            holds(step >= line.size * SINGLE + BETWEEN - 0.1, f'{step:.2f} pt above a paragraph')
        else:
            within(step, (line.size * SINGLE, line.size * SINGLE * 1.5), 0.15, 'line')
            inside = step
    between = {round(line.y - above.y - inside, 1) for above, line in zip(lines, lines[1:]) if line in firsts}
    holds(all(b > BETWEEN - 0.15 for b in between), f'between paragraphs: {between}')


@check
def state_bases(made):
    body = ('::: bases\n- Căn cứ Luật Tổ chức chính quyền địa phương\n- Căn cứ Luật Di sản văn hóa\n'
            '- Theo đề nghị của Giám đốc Sở Văn hóa\n:::\n\n# Phê duyệt đề án.\n\n# Hiệu lực {.text}\n\nĐoạn.\n')
    page = of(made, body, kind='quyet-dinh', unit='uy-ban',
              more='decider: Chủ tịch Ủy ban nhân dân tỉnh\n')[0]
    decider, order = page.find('CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH'), page.find('QUYẾT ĐỊNH:')
    equal((decider.text, order.text), ('CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH', 'QUYẾT ĐỊNH:'))
    for line in (decider, order):
        face(line, BODY, True, False, line.text)
        near(mm(line.middle), centre_of(page), 0.3, line.text)
    at = decider.y
    for text in ('Căn cứ Luật Tổ chức chính quyền địa phương;', 'Căn cứ Luật Di sản văn hóa;',
                 'Theo đề nghị của Giám đốc Sở Văn hóa.'):
        line = page.find(text[:-1])
        equal(line.text, text)
        face(line, BODY, False, True, text)
        holds(line.y > at, 'order')
        at = line.y
    holds(page.find('tổ chức Ngày hội').y < decider.y and at < order.y < page.find('Điều 1.').y, 'order')


@check
def state_articles(made):
    body = ('# Phê duyệt đề án\n\nThân điều một:\n\n1. Khoản một:\na) Điểm a;\nb) Điểm b.\n2. Khoản hai.\n\n'
            '# Chánh Văn phòng chịu trách nhiệm thi hành. {.text}\n')
    page = of(made, '::: bases\n- Căn cứ Luật\n:::\n\n' + body, kind='quyet-dinh', unit='uy-ban')[0]
    first = page.find('Điều 1.')
    equal(first.text, 'Điều 1. Phê duyệt đề án')
    face(first, BODY, True, False, 'article')
    second = page.find('Điều 2.')
    equal(second.text, 'Điều 2. Chánh Văn phòng chịu trách nhiệm thi hành./.')
    equal(['Bold' in g.font for g in second.seen], [i < 6 for i in range(len(second.seen))],
          'only the label is bold')
    for text in ('1. Khoản một:', 'a) Điểm a;', 'b) Điểm b.', '2. Khoản hai.'):
        line = page.find(text)
        equal(line.text, text)
        face(line, BODY, False, False, text)


@check
def state_chapters(made):
    body = ('# Quy định chung\n\n## Phạm vi\n\n### Trong nước\n\n#### Đối tượng\n\nĐoạn.\n\n'
            '#### Giải thích\n\nĐoạn.\n\n# Tổ chức\n\n#### Thi hành\n\nĐoạn.\n')
    page = of(made, body, kind='quy-che', more='numbering: Chương I Mục 1 Tiểu mục 1 Điều 1\n')[0]
    at = 0
    for label, title in (('Chương I', 'QUY ĐỊNH CHUNG'), ('Mục 1', 'PHẠM VI'), ('Tiểu mục 1', 'TRONG NƯỚC'),
                         ('Chương II', 'TỔ CHỨC')):
        above = [l for l in page.lines if l.text == label][0]
        below = [l for l in page.lines if l.text == title][0]
        for line in (above, below):
            face(line, BODY, True, False, line.text)
            near(mm(line.middle), centre_of(page), 0.3, line.text)
        holds(at < above.y < below.y < above.y + 28, f'{label} with its title on the next line')
        at = below.y
    for text in ('Điều 1. Đối tượng', 'Điều 2. Giải thích', 'Điều 3. Thi hành'):
        equal(page.find(text).text, text)
        face(page.find(text), BODY, True, False, text)
    page = of(made, '# Mở đầu\n\n## Chung\n\n### Một\n\nĐoạn.\n', kind='quy-che',
              more='numbering: Phần thứ nhất Chương I Điều 1\n')[0]
    for text in ('Phần thứ nhất', 'MỞ ĐẦU', 'Chương I', 'CHUNG'):
        line = [l for l in page.lines if l.text == text][0]
        face(line, BODY, True, False, text)
        near(mm(line.middle), centre_of(page), 0.3, text)


@check
def state_headings_without_articles(made):
    page = of(made, '# Mục đích\n\n## Yêu cầu\n\n### Việc một\n\nĐoạn văn.\n\n## Việc khác. {.text}\n\n'
              '# Kinh phí\n\nĐoạn cuối.\n')[0]
    for text, bold in (('I. MỤC ĐÍCH', True), ('1. Yêu cầu', True), ('a) Việc một', False),
                       ('2. Việc khác.', False), ('II. KINH PHÍ', True)):
        line = page.find(text)
        equal(line.text, text)
        face(line, BODY, bold, False, text)


@check
def state_text_ends_with_its_mark(made):
    for typed in ('.', './.'):
        line = of(made, 'Chữ đầu.\n\nChữ cuối' + typed + '\n')[0].find('Chữ cuối')
        equal(line.text, 'Chữ cuối./.')
    equal(of(made, 'Chữ đầu.\n\nChữ cuối.\n')[0].find('Chữ đầu').text, 'Chữ đầu.', 'once')


# ---- closing -------------------------------------------------------------------

@check
def state_closing(made):
    page = of(made)[-1]
    label, authority = page.find('Nơi nhận:'), page.find('TM.')
    position, name = page.exactly('CHỦ TỊCH'), page.exactly('Nguyễn Văn A')
    equal((label.text, authority.text, position.text), ('Nơi nhận:', 'TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH'))
    face(label, RECIPIENTS_LABEL, True, True, 'label')
    equal(flat(page, label.left, label.right, label.y, label.y + 5), [], 'not underlined')
    near(mm(label.left), mm(page.find('- Như trên').left), 0.3, 'list under its label')
    within(mm(label.left), LEFT, 0.2, 'at the left margin')
    for text in ('- Như trên;', '- Các sở, ban, ngành;', '- Lưu: VT, VP.'):
        line = page.find(text[:-1])
        equal(line.text, text)
        face(line, RECIPIENTS, False, False, text)
    face(authority, POST, True, False, 'authority')
    face(position, POST, True, False, 'position')
    face(name, NAME, True, False, 'name')
    for line in (position, name):
        near(mm(line.middle), mm(authority.middle), 0.2 + made.slack / 2, 'one under the other')
    holds(authority.left > page.width / 2 - 20, 'signature at the right')
    near(authority.y, label.y, 3, 'beside the recipients')
    holds(authority.y < position.y < name.y, 'order')
    near((name.y - position.y - 18) / 18, 4, 0.5, 'blank lines for the signature')     # practice


@check
def state_signed_by_computer(made):
    more = 'picture: ky.png\nseal: dau.png\nsigned-by: Ủy ban nhân dân tỉnh\nsigned-at: 2026-06-05 17:12:43 +07:00\n'
    page = of(made, closing=CLOSING.replace('name:', more + 'name:'), files=PICTURES)[-1]
    position, name = page.exactly('CHỦ TỊCH'), page.exactly('Nguyễn Văn A')
    by, at = page.exactly('Ủy ban nhân dân tỉnh'), page.find('17:12:43')
    equal(at.text, '05/06/2026 17:12:43 +07:00')
    for line in (by, at):
        face(line, DIGITAL, False, False, line.text)
        holds(position.y < line.y < name.y, 'between post and name')
        near(mm(line.middle), mm(position.middle), 0.3, 'centred')
    hand, seal = page.pictures
    near(mm(hand.middle), mm(position.middle), 0.3, 'the signature in the middle')
    near((seal.right - hand.left) / (hand.right - hand.left), 1 / 3, 0.01, 'the seal over a third')
    near(mm(seal.centre), mm(hand.centre), 0.3, 'at its height')


# ---- marks ---------------------------------------------------------------------

def frame_around(page, line):
    found = [b for b in page.boxes if b.left < line.middle < b.right and b.top < line.y - 3 < b.bottom]
    equal(len(found), 1, f'one frame around {line.text}')
    return found[0]


@check
def state_urgency(made):
    for word, width in FRAMES.items():
        page = of(made, more=f'urgency: {word}\n')[0]
        line = page.exactly(word.upper())
        face(line, URGENT, True, False, word)
        box = frame_around(page, line)
        near(mm(box.right - box.left), width, 0.15, f'{word}: width')
        near(mm(box.bottom - box.top), FRAME_HEIGHT, 0.1, f'{word}: height')
        near(mm(box.middle), mm(line.middle), 0.2, f'{word}: in its middle')
        near(mm(box.centre), mm(line.y - 0.331 * line.size), 0.25, f'{word}: in its middle')
        equal(((box.color * 3)[:3], {(g.color * 3)[:3] for g in line.seen}), ((1, 0, 0), {(1, 0, 0)}), 'red')
        number = page.find('Số:')
        holds(number.y < box.top and box.bottom < page.find('KẾ HOẠCH').y - 10, 'below the number')
        near(mm(line.middle), mm(number.middle), 0.3, 'under the number')


@check
def state_circulation(made):
    for word in ('Xem xong trả lại', 'Lưu hành nội bộ'):
        page = of(made, more=f'circulation: {word}\n')[0]
        line = page.exactly(word.upper())
        face(line, CIRCULATION, True, False, word)
        box = frame_around(page, line)
        holds(box.left < line.left - 2 and line.right + 2 < box.right, 'around the words')
        holds(box.width < 1.1, 'a single thin line')
        near(mm(box.middle), mm(line.middle), 0.2 + made.slack / 2, 'in its middle')
        equal({(g.color * 3)[:3] for g in line.seen} | {(box.color * 3)[:3]}, {(0, 0, 0)}, 'black')


@check
def state_marks_keep_apart(made):
    page = of(made, LETTER + 'Chữ.\n', kind='cong-van', more='urgency: hỏa tốc\ncirculation: lưu hành nội bộ\n'
              'draft: 2\n')[0]
    first, second = sorted(page.boxes, key=lambda b: b.top)
    holds(page.find('V/v').y + 3 < first.top and first.bottom + 1 < second.top, 'frames')
    draft = page.exactly('Dự thảo lần 2')
    holds(second.bottom < draft.y - draft.size * 0.9, 'draft')
    face(draft, (13, 14), False, True, 'draft')         # practice


@check
def state_typist(made):
    page = of(made, more='typist: PL.(300)\n')[-1]
    line = page.exactly('PL.(300)')
    equal(line.text, 'PL.(300)')
    face(line, TYPIST, False, False, 'typist')
    holds(line.y > page.find('- Lưu: VT').y and line.left < page.width / 3, 'below the recipients')


@check
def state_contact_line(made):
    found = of(made, PARAGRAPH * 40, more='contact: Số 1 đường Lê Duẩn; điện thoại: 0912.345.678\n')
    page = found[0]
    line = page.find('đường Lê Duẩn')
    face(line, CONTACT, False, False, 'contact line')
    above = max(l.y for l in page.lines if l.y < line.y)
    drawn = flat(page, 0, page.width, above, line.y)
    holds(drawn, 'a rule above it')
    for rule in drawn:
        within(mm(min(rule.x1, rule.x2)), LEFT, 0.1 + made.slack, 'from margin')
        within(PAPER[0] - mm(max(rule.x1, rule.x2)), RIGHT, 0.1 + made.slack, 'to margin')
    holds(line.y == max(l.y for l in page.lines) and mm(line.y) > PAPER[1] - BOTTOM[1], 'at the foot')
    equal([l.text for p in found[1:] for l in p.lines if 'Lê Duẩn' in l.text], [], 'on page 1 only')


# ---- annexes -------------------------------------------------------------------

ANNEX = '\n::: annex title="Biểu chi tiết"\n' + PARAGRAPH * 25 + ':::\n'


@check
def state_annexes(made):
    found = of(made, closing=CLOSING + ANNEX * 2)
    starts = [i for i, p in enumerate(found) if any(l.text.startswith('Phụ lục') for l in p.lines)]
    equal(len(starts), 2, 'two appendices')
    for label, at in zip(('Phụ lục I', 'Phụ lục II'), starts):
        page = found[at]
        head, title, reference = page.find('Phụ lục'), page.exactly('BIỂU CHI TIẾT'), page.find('(Kèm theo')
        more = [l for l in page.lines if reference.y < l.y < reference.y + 20]
        equal(head.text, label)
        equal(' '.join(l.text for l in [reference] + more),
              '(Kèm theo Kế hoạch số 07/KH-SVH ngày 05 tháng 6 năm 2026 của Sở Văn hóa tỉnh Sơn Hà)')
        face(head, ANNEX_LABEL, True, False, 'label')
        face(title, ANNEX_TITLE, True, False, 'title')
        face(reference, ANNEX_REFERENCE, False, True, 'reference')
        for line in (head, title, reference):
            near(mm(line.middle), centre_of(page), 0.3, line.text)
        text = [l for l in page.lines if l.text.startswith('Các cấp ủy')][0]
        holds(head.y < title.y < reference.y < text.y, 'order')
        equal([l.text for l in page.lines if mm(l.y) < TOP[0]], [], 'no number on its first page')
        number = min(found[at + 1].lines, key=lambda l: l.y)
        equal(number.text, '2', 'its own page numbers')
        face(number, PAGE_NUMBER, False, False, 'page number')
    equal(of(made, closing=CLOSING + ANNEX)[1].find('Phụ lục').text, 'Phụ lục', 'one alone has no number')


# ---- copies --------------------------------------------------------------------

COPY = ('\n::: copy\nform: {form}\nunit: so-tc\nnumber: 7\ndate: 2026-06-09\nauthority: TL. Giám đốc\n'
        'position: Chánh Văn phòng\nname: Trần Văn B\nrecipients: Phòng Tổ chức; Lưu: VT\n:::\n')


@check
def state_copies(made):
    for form, abbreviation in (('sao y', 'SY'), ('trích sao', 'TrS'), ('sao lục', 'SL')):
        page = of(made, LAST + '\n', closing=CLOSING + COPY.format(form=form))[-1]
        rest = [l for l in page.lines if l.y > page.exactly('Nguyễn Văn A').y + 1]
        head, issuer = page.find(form.upper()), page.exactly('SỞ TÀI CHÍNH')
        number, place = page.find(f'Số: 07/{abbreviation}-STC'), page.find('ngày 09 tháng 6 năm 2026')
        equal((head.text, number.text), (form.upper(), f'Số: 07/{abbreviation}-STC'))
        equal(place.text, 'Sơn Hà, ngày 09 tháng 6 năm 2026')
        face(head, POST, True, False, 'form of copy')
        face(issuer, ISSUER, True, False, 'body')
        face(number, NUMBER, False, False, 'number')
        face(place, PLACE_DATE, False, True, 'place and date')
        near(number.y, place.y, 0.5, 'on one line')
        rule = flat(page, 0, page.width, page.exactly('Nguyễn Văn A').y, min(l.y for l in rest) - 6)
        equal(len(rule), 1, 'a rule above the copy')
        within(mm(min(rule[0].x1, rule[0].x2)), LEFT, 0.1 + made.slack, 'from margin')
        within(PAPER[0] - mm(max(rule[0].x1, rule[0].x2)), RIGHT, 0.1 + made.slack, 'to margin')
        share_of(flat(page, 0, page.width / 2, issuer.y, number.y)[0], issuer, ISSUER_RULE, 'rule under the body')
        superior = [l for l in rest if l.text == 'ỦY BAN NHÂN DÂN TỈNH SƠN HÀ']
        equal(len(superior), 1, 'superior')
        face(superior[0], SUPERIOR, False, False, 'superior')
        for text, size, bold in (('TL. GIÁM ĐỐC', POST, True), ('CHÁNH VĂN PHÒNG', POST, True),
                                 ('Trần Văn B', NAME, True), ('- Phòng Tổ chức;', RECIPIENTS, False),
                                 ('- Lưu: VT.', RECIPIENTS, False)):
            line = [l for l in rest if l.text == text][0]
            face(line, size, bold, False, text)


@check
def state_digital_copy(made):
    copy = COPY.replace('recipients', 'signed-at: 2026-06-09 08:05:00 +07:00\nrecipients')
    found = of(made, LAST + '\n', closing=CLOSING + copy.format(form='sao y'))
    page = found[0]
    line = page.find('09/06/2026 08:05:00 +07:00')
    equal(line.text, 'Sao y; Sở Tài chính tỉnh Sơn Hà; 09/06/2026 08:05:00 +07:00')
    face(line, DIGITAL, False, False, 'text of the copy')
    within(PAPER[0] - mm(line.right), RIGHT, 0.1 + made.slack, 'at the right')
    holds(line.y < nation_of(page)[0].y, 'at the top')


# ---- citations -----------------------------------------------------------------

CITES = ('@nd30\nloại: Nghị định\nsố: 30/2020/NĐ-CP\nngày: 2020-03-05\ncơ quan: Chính phủ\n'
         'tên: về công tác văn thư\n\n@luat\nloại: Luật\nsố: 45/2024/QH15\nngày: 2024-11-23\ncơ quan: Quốc hội\n'
         'tên: Di sản văn hóa\n')


@check
def state_citations(made):
    """NĐ30 II.6.b: the first time in full, then kind and number; laws by kind and name."""
    body = 'Đầu [@nd30].\n\nSau [@nd30].\n\nLại [@luat].\n'
    page = of(made, body, more='cites: van-ban.cites\n', files={'van-ban.cites': CITES})[0]
    text = ' '.join(l.text for l in page.lines)
    holds('Đầu Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư. Sau' in text, text)
    equal(page.find('Sau').text, 'Sau Nghị định số 30/2020/NĐ-CP.')
    equal(page.find('Lại').text, 'Lại Luật Di sản văn hóa./.')
