"""form_party.py - what finished pages of Party documents other than plans must
measure, by HD36 and HD05 (the boxes are those of HD36's sketch of a page).
"""
from form import (BODY_SIZE, CONTACT, LEFT, PAPER, RECIPIENTS, RIGHT, RULE, SEPARATOR, SIGNATURE,
                  body_lines, centre_of, check, face, flat, no_page_number)
from pages import mm
from tap import equal, holds, near

LETTER_SUBJECT = 12                 # box 5b, italic
ADDRESSEES = 14                     # the label italic
ADDRESSED = {'HD36': 'Kính gửi:', 'HD05': 'Kính trình:'}        # submissions; HD05 9.2.4
ENDS = {'HD36': ('.', './.'), 'HD05': ('.', '.')}   # of a text that was typed "." and "./."
URGENT, CIRCULATION, DRAFT = 14, 12, 14             # boxes 10b, 11a, 11b
TYPIST, CONTACT_SIZE = 11, 10       # boxes 12, 13
SIGNED = 10                         # as on State documents: NĐ30, digital signatures
SESSION = (14, 15)                  # as the subject, box 5a: practice
MONTH = {'HD36': 'tháng 01 năm 2022', 'HD05': 'tháng 6 năm 2026'}

TO_ONE = '::: addressees\n- Ban Tổ chức Trung ương\n:::\n\n'
TO_SOME = '::: addressees\n- Ban Tổ chức Trung ương\n- Văn phòng Tỉnh ủy\n- Ban Nội chính\n:::\n\n'
AS_ABOVE = '\n::: recipients\n- Như trên\n- Lưu Văn phòng Tỉnh ủy\n:::\n'


def of(made, rules, kind, body='Chữ.\n', closing=SIGNATURE + RECIPIENTS, more='', **header):
    return made.of(body, rules=rules, template='dang/' + kind, closing=closing, more=more, **header)


def centred(page, line):
    near(mm(line.middle), centre_of(page), 0.3, f'{line.text}: centred')


@check
def party_letter(made, rules):
    page = of(made, rules, 'cong-van', TO_ONE + 'Chữ.\n', SIGNATURE + AS_ABOVE, title='việc thử')[0]
    number, subject = page.find('Số 07-CV/TU'), page.find('về việc')
    equal((number.text, subject.text), ('Số 07-CV/TU', 'về việc việc thử'))
    face(number, 14, False, False, 'number')
    face(subject, LETTER_SUBJECT, False, True, 'subject')
    near(mm(subject.middle), mm(number.middle), 0.2 + made.slack / 2, 'under the number')
    holds(number.y + 12 < subject.y < number.y + 30, f'{subject.y - number.y:.1f} pt under the number')
    addressed = page.find('Kính gửi:')
    equal(addressed.text, 'Kính gửi: Ban Tổ chức Trung ương')
    label = len('Kínhgửi:')
    equal(['Ital' in g.font for g in addressed.seen], [i < label for i in range(len(addressed.seen))],
          'only the label in italics')
    equal({round(g.size) for g in addressed.seen}, {ADDRESSEES}, 'size')
    centred(page, addressed)
    holds(subject.y < addressed.y < page.find('Chữ.').y, 'order')
    equal([l.text for l in page.lines if l.text in ('CÔNG VĂN', '-----')], [], 'no kind, no separator')


@check
def party_submission(made, rules):
    page = of(made, rules, 'to-trinh', TO_SOME + 'Chữ.\n', SIGNATURE + AS_ABOVE)[0]
    head = page.find('Ban Tổ chức Trung ương')
    equal(head.text, f'{ADDRESSED[rules]} - Ban Tổ chức Trung ương{SEPARATOR[rules]}')
    dash = [g for g in head.seen if g.char in '-\u2010\u2011'][0]
    for g in head.seen:
        equal('Ital' in g.font, g.x < dash.x, 'only the label in italics')
    holds(page.find('-----').y < head.y, 'below the title')
    for text in ('- Văn phòng Tỉnh ủy' + SEPARATOR[rules], '- Ban Nội chính'):
        line = page.find(text)
        equal(line.text, text)
        face(line, ADDRESSEES, False, False, text)
        near(line.left, dash.x, 0.7, 'one under the other')


@check
def party_session_above_the_subject(made, rules):
    page = of(made, rules, 'nghi-quyet', more='session: Hội nghị lần thứ năm\n')[0]
    kind, session, subject = page.exactly('NGHỊ QUYẾT'), page.exactly('Hội nghị lần thứ năm'), page.exactly('về việc thử')
    face(session, SESSION, True, False, 'session')
    centred(page, session)
    holds(kind.y < session.y < subject.y < page.find('-----').y, 'order')


@check
def party_bases_and_deciding_words(made, rules):
    body = ('::: bases\n- Căn cứ Điều lệ Đảng\n- Xét đề nghị của Ban Tổ chức\n:::\n\n'
            '# Thành lập tổ công tác. {.text}\n\n# Hiệu lực\n\n1. Khoản một:\na) Điểm a;\nb) Điểm b.\n\nCuối.\n')
    page = of(made, rules, 'quyet-dinh', body, more='decider: Ban Thường vụ Tỉnh ủy\n')[0]
    for text in ('- Căn cứ Điều lệ Đảng;', '- Xét đề nghị của Ban Tổ chức,'):
        line = page.find(text[:-1])
        equal(line.text, text)
        face(line, BODY_SIZE, False, False, text)
    order, = [l for l in page.lines if l.text.endswith('ỦY QUYẾT ĐỊNH')]
    equal(order.text, 'BAN THƯỜNG VỤ TỈNH ỦY QUYẾT ĐỊNH')
    face(order, BODY_SIZE, True, False, 'words of deciding')
    centred(page, order)
    holds(page.find('- Xét').y < order.y < page.find('Điều 1.').y, 'order')
    plain = page.find('Điều 1.')
    equal(plain.text, 'Điều 1. Thành lập tổ công tác.')
    equal(['Bold' in g.font for g in plain.seen], [i < 6 for i in range(len(plain.seen))], 'bold label')
    equal(page.find('Điều 2.').text, 'Điều 2. Hiệu lực')
    face(page.find('Điều 2.'), BODY_SIZE, True, False, 'article')
    for text in ('1. Khoản một:', 'a) Điểm a;', 'b) Điểm b.'):
        equal(page.find(text).text, text)
        face(page.find(text), BODY_SIZE, False, False, text)


@check
def party_chapters_and_articles(made, rules):
    body = ('# Chung\n\n## Phạm vi\n\n### Đối tượng\n\nĐoạn.\n\n# Tổ chức\n\n### Thi hành\n\nĐoạn.\n')
    for scheme, labels in (('Chương I Mục 1 Điều 1', ('Chương I', 'Mục 1', 'Chương II')),
                           ('Phần thứ nhất Chương I Điều 1', ('Phần thứ nhất', 'Chương I', 'Phần thứ hai')),
                           ('Phần I Mục 1 Điều 1', ('Phần I', 'Mục 1', 'Phần II'))):
        page = of(made, rules, 'quy-dinh', body, more=f'numbering: {scheme}\n')[0]
        for label, title in zip(labels, ('CHUNG', 'PHẠM VI', 'TỔ CHỨC')):
            above = [l for l in page.lines if l.text == label][0]
            below = [l for l in page.lines if l.text == title][0]
            for line in (above, below):
                face(line, BODY_SIZE, True, False, line.text)
                centred(page, line)
            holds(above.y < below.y < above.y + 28, f'{label} with its title on the next line')
        for text in ('Điều 1. Đối tượng', 'Điều 2. Thi hành'):
            equal(page.find(text).text, text)
            face(page.find(text), BODY_SIZE, True, False, text)


@check
def party_marks(made, rules):
    for urgent in ('Khẩn', 'Thượng khẩn', 'Hỏa tốc'):
        for passed in ('Tài liệu hội nghị', 'Lưu hành nội bộ', 'Tài liệu thu hồi'):
            page = of(made, rules, 'bao-cao', more=f'urgency: {urgent}\ncirculation: {passed}\ndraft: 2\n')[0]
            number, draft = page.find('Số 07-BC/TU'), page.exactly('Dự thảo lần 2')
            first, second = page.find(urgent.upper()), page.find(passed.upper())
            equal((first.text, second.text), (urgent.upper(), passed.upper()))
            face(first, URGENT, True, False, urgent)
            face(second, CIRCULATION, True, False, passed)
            face(draft, DRAFT, False, True, 'draft')
            holds(number.y < first.y < second.y and number.y < draft.y < page.exactly('BÁO CÁO').y, 'order')
            for line in (first, second, draft):
                near(mm(line.middle), mm(number.middle), 0.2 + made.slack / 2, 'under the number')
                holds(all(g.black for g in line.seen), 'black')
        equal(page.boxes, [], 'no frames')


@check
def party_typist_and_contact(made, rules):
    page = of(made, rules, 'bao-cao', more='typist: PL-300\n' + CONTACT)[0]
    typist, line = page.exactly('PL-300'), page.find('đường Lê Duẩn')
    face(typist, TYPIST, False, False, 'typist')
    holds(typist.y > page.find('- Lưu').y and abs(mm(typist.left) - LEFT) < 0.3, 'below the recipients')
    face(line, CONTACT_SIZE, False, False, 'contact')


@check
def party_text_ends_with_its_mark(made, rules):
    for typed, printed in zip(('.', './.'), ENDS[rules]):
        equal(of(made, rules, 'bao-cao', 'Đầu.\n\nChữ cuối' + typed + '\n')[0].find('Chữ cuối').text,
              'Chữ cuối' + printed)


TWO = ('\n::: signature\nposition: Trưởng ban A\nname: Nguyễn Văn A\n\n'
       'position: Trưởng ban B\nname: Trần Văn B\n:::\n')


@check
def party_joint_issue(made, rules):
    closing = TWO + RECIPIENTS
    page = of(made, rules, 'huong-dan', closing=closing, more='joint: ban-to-chuc\n')[0]
    title, number = page.find('ĐẢNG CỘNG SẢN VIỆT NAM'), page.find('Số ')
    issuers = [l for l in page.lines if l.y < page.find('*').y and l.right < title.left]
    equal(' '.join(l.text for l in issuers), 'TỈNH ỦY SƠN HÀ - BAN TỔ CHỨC')
    for line in issuers:
        face(line, 14, True, False, 'bodies')
    equal(number.text, 'Số 07-HDLT/TU-BTCTU')
    equal(page.find('HƯỚNG DẪN').text, 'HƯỚNG DẪN LIÊN TỊCH')
    side_by_side(page)


def side_by_side(page):
    a, b = page.exactly('Nguyễn Văn A'), page.exactly('Trần Văn B')
    near(a.y, b.y, 0.5, 'names on one line')
    for name, position in ((a, page.exactly('TRƯỞNG BAN A')), (b, page.exactly('TRƯỞNG BAN B'))):
        face(name, 14, True, False, 'name')
        near(mm(name.middle), mm(position.middle), 0.3, 'under the post')
    holds(a.right < page.width / 2 < b.left, 'one at each side')


@check
def signers_side_by_side(made, rules):
    page = of(made, rules, 'bien-ban', closing=TWO + RECIPIENTS)[-1]
    side_by_side(page)
    closing = TWO.replace('::: signature', '::: signature as=row') + RECIPIENTS
    page = of(made, rules, 'bao-cao', closing=closing)[-1]
    side_by_side(page)
    holds(page.find('Nơi nhận:').y > page.exactly('Trần Văn B').y, 'recipients below them')
    closing = TWO.replace('::: signature', '::: signature as=column') + RECIPIENTS
    page = of(made, rules, 'bien-ban', closing=closing)[-1]
    a, b = page.exactly('Nguyễn Văn A'), page.exactly('Trần Văn B')
    holds(a.y < b.y - 40 and abs(a.middle - b.middle) < 1, 'one below the other')


COPY = ('\n::: copy\nform: {form}\nunit: ban-to-chuc\nnumber: 7\ndate: 2026-06-09\nposition: Trưởng ban\n'
        'name: Trần Văn B\nrecipients: Phòng Tổ chức; Lưu Ban Tổ chức\n{more}:::\n')


@check
def party_copies(made, rules):
    for form in ('Sao y', 'Trích sao', 'Sao lục'):
        closing = SIGNATURE + RECIPIENTS + COPY.format(form=form.lower(), more='')
        page = of(made, rules, 'bao-cao', closing=closing)[-1]
        name = page.exactly('Nguyễn Văn A')
        rest = [l for l in page.lines if l.y > name.y + 1]
        head, number = page.find(form.upper()), page.find('Số 07-BS/BTCTU')
        issuer, place = page.exactly('BAN TỔ CHỨC'), page.find('ngày 09 tháng 6 năm 2026')
        equal((head.text, number.text, issuer.text, place.text), (
            form.upper(), 'Số 07-BS/BTCTU', 'BAN TỔ CHỨC', 'Sơn Hà, ngày 09 tháng 6 năm 2026'))
        face(head, 14, True, False, 'form of copy')
        face(issuer, 14, True, False, 'body')
        face(number, 14, False, False, 'number')
        face(place, 14, False, True, 'place and date')
        superior, = [l for l in rest if l.text == 'TỈNH ỦY SƠN HÀ']
        star, = [l for l in rest if l.text == '*']
        face(superior, 14, False, False, 'superior')
        holds(superior.y < issuer.y < star.y < number.y, 'order')
        near(place.y, number.y, 0.5, 'on one line')
        rule, = flat(page, 0, page.width, name.y, superior.y - 8)
        near(mm(min(rule.x1, rule.x2)), LEFT, 0.1 + made.slack, 'from the left margin')
        near(mm(max(rule.x1, rule.x2)), PAPER[0] - RIGHT, 0.1 + made.slack, 'to the right margin')
        near(rule.width, RULE, 0.06, 'thickness')
        for text, size, bold in (('TRƯỞNG BAN', 14, False), ('Trần Văn B', 14, True), (
                '- Phòng Tổ chức' + SEPARATOR[rules], 12, False), ('- Lưu Ban Tổ chức.', 12, False)):
            line, = [l for l in rest if l.text == text]
            face(line, size, bold, False, text)


@check
def party_digital_copy(made, rules):
    copy = COPY.format(form='sao y', more='signed-at: 2026-06-09 08:05:00 +07:00\n')
    page = of(made, rules, 'bao-cao', closing=SIGNATURE + RECIPIENTS + copy)[0]
    line = page.find('08:05:00')
    equal(line.text, 'Sao y; Ban Tổ chức Tỉnh ủy; 2026.06.09 08:05:00 +07:00')
    face(line, SIGNED, False, False, 'text of the copy')
    title = page.find('ĐẢNG CỘNG SẢN VIỆT NAM')
    holds(line.y < title.y and line.middle > page.width / 2, 'top right')


@check
def party_annexes(made, rules):
    annex = '\n::: annex title="Biểu chi tiết"\nTrong phụ lục.\n:::\n'
    found = of(made, rules, 'bao-cao', closing=SIGNATURE + RECIPIENTS + annex)
    page = found[1]
    label, title, reference = page.find('Phụ lục'), page.exactly('BIỂU CHI TIẾT'), page.find('(Kèm theo')
    equal(label.text, 'Phụ lục', 'one alone has no number')
    day = {'HD36': '05/01/2022', 'HD05': '05/6/2026'}[rules]
    equal(reference.text, f'(Kèm theo Báo cáo số 07-BC/TU, ngày {day} của Tỉnh ủy Sơn Hà)')
    face(label, 14, True, False, 'label')               # practice
    face(title, 14, True, False, 'title')
    face(reference, 14, False, True, 'reference')
    for line in (label, title, reference):
        centred(page, line)
    holds(label.y < title.y < reference.y < page.find('Trong phụ lục').y, 'order')
    no_page_number(page)


@check
def party_month_is_padded(made, rules):
    for kind, word in (('bao-cao', 'BÁO CÁO'), ('chi-thi', 'CHỈ THỊ'), ('ket-luan', 'KẾT LUẬN')):
        page = of(made, rules, kind)[0]
        holds(page.find('ngày 05').text.endswith(MONTH[rules]), page.find('ngày 05').text)
        face(page.find(word), (15, 16), True, False, word)
        lines = body_lines(page)
        holds(lines[0].y < page.find(word).y, 'below the letterhead')


CITES = ('@ql\nloại: Quy định\nsố: 399-QĐ/TW\nngày: 2026-01-09\ncơ quan: Ban Bí thư\n'
         'tên: về thể loại, thẩm quyền ban hành văn bản của Đảng\n')


@check
def party_citations_and_references(made, rules):
    """The first time in full, then kind and number (practice); a part by its words: điểm a khoản 1 Điều 2."""
    body = ('# Một\n\nĐầu [@ql].\n\nSau [@ql].\n\n# Hai\n\n1. Khoản:\na) Điểm a; {#a}\nb) Điểm b.\n\n'
            'Xem {{#a}}.\n')
    page = of(made, rules, 'quy-dinh', body, more='numbering: Điều 1\ncites: van-ban.cites\n',
              files={'van-ban.cites': CITES})[0]
    text = ' '.join(l.text for l in page.lines)
    holds('Đầu Quy định số 399-QĐ/TW, ngày 09/01/2026 của Ban Bí thư về thể loại, thẩm quyền ban hành văn bản '
          'của Đảng. Sau Quy định số 399-QĐ/TW. Điều 2.' in text, text)
    equal(page.find('Xem').text, 'Xem điểm a khoản 1 Điều 2.')
