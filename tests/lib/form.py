"""form.py - what finished pages must measure: one list of checks, held against
docgen's PDF by tests/e2e/test_pages.py and against LibreOffice's rendering of
the DOCX by tests/judge/test_office_pages.py.

Every figure here is typed from the rules of form (HD36 and HD05, practice
where they are silent), never taken from the templates: these checks and
templates/ must agree because both follow the rule.
"""
import os
import re

import pages
import picture
from pages import mm
from tap import SAMPLES, case, equal, folder, holds, near, write_plan

PAPER = (210, 297)                              # A4, millimetres
TOP, BOTTOM, LEFT, RIGHT = 20, 20, 30, 15       # margins
BACK_LEFT, BACK_RIGHT = 15, 30                  # of back pages, both sides printed (HD05)
SMALL = {'a5': (148, 210), 'a5-wide': (210, 148)}       # ISO 216; small papers only
SMALL_MARGINS = {'a5': (15, 20, 10), 'a5-wide': (12, 30, 15)}      # bottom, left, right: docgen's choice
INDENT = 10                                     # first lines
NUMBER_FROM_TOP = 10                            # page number from the edge
TITLE_RULE = 72.9                               # ĐẢNG CỘNG SẢN VIỆT NAM, 15 pt bold
RULE = 0.75                                     # points, drawn
GRID = 0.5                                      # points, around cells
BODY_SIZE = (14, 15)
LINE = {'HD36': (18, 99), 'HD05': (18, 22)}     # points from line to line
BETWEEN = 6                                     # points between paragraphs, at least
KIND_SIZE, SUBJECT_SIZE, TABLE_SIZE = (15, 16), (14, 15), (11, 12)
CONTACT_SIZE = 10                               # foot of page 1, under a rule over the text's width
SIGNATURE_LINES = 4                             # blank lines, about
JOINING = '-\u2010\u2011'
DIGIT = 0.66                                    # height of a digit, of its size
DATE = {'HD36': '2022-01-05', 'HD05': '2026-06-05'}
SEPARATOR = {'HD36': ',', 'HD05': ';'}

SENTENCE = ('Các cấp ủy, tổ chức đảng quán triệt nội dung Kế hoạch đến từng chi bộ, '
            'xác định rõ việc phải làm, người chịu trách nhiệm và thời hạn hoàn thành; '
            'định kỳ kiểm tra, rút kinh nghiệm và báo cáo kết quả về Ban Thường vụ.')
PARAGRAPH = SENTENCE + '\n\n'
LAST = 'Câu cuối cùng của văn bản.'
BODY = '# Mục đích\n\n## Việc thứ nhất\n\n' + PARAGRAPH * 40 + LAST + '\n'
RECIPIENTS = '\n::: recipients\n- Các huyện ủy, thành ủy\n- Lưu Văn phòng Tỉnh ủy\n:::\n'
SIGNATURE = ('\n::: signature\nauthority: T/M Ban Thường vụ\nposition: Phó Bí thư\n'
             'name: Nguyễn Văn A\n:::\n')

_checks = []


def write_files(where, files):
    for name, data in dict(files or {}, **({'docgen.project': b''} if files else {})).items():
        os.makedirs(os.path.dirname(os.path.join(where, name)), exist_ok=True)
        with open(os.path.join(where, name), 'wb') as f:
            f.write(data if isinstance(data, bytes) else data.encode())


def check(function):
    """Marks a check; one with a parameter `rules` is made under each rule set."""
    _checks.append(function)
    return function


class Pages:
    """Finished pages of plans, each read once.  pdf(plan, where) makes the file
    that is measured; slack is what its maker may move a glyph, in millimetres."""

    def __init__(self, pdf, slack=0.0):
        self.pdf, self.slack, self.known = pdf, slack, {}

    def of(self, body=BODY, rules='HD05', closing=SIGNATURE + RECIPIENTS, files=None, **header):
        """files: bytes by their paths from the plan's folder, which is the project's root then."""
        header.setdefault('date', DATE[rules])
        header.setdefault('more', 'numbering: A I 1 *\n')

        def write(where):
            write_files(where, files)
            return write_plan(where, body, closing=closing, **header)
        return self.once(repr((body, closing, files, sorted(header.items()))), write)

    def sample(self, plan):
        return self.once(plan, lambda where: plan)

    def once(self, key, write):
        if key not in self.known:
            self.known[key] = self.read(key, write)
        return self.known[key]

    def read(self, key, write):
        """The pages of the plan that write(where) puts into a folder."""
        with folder() as where:
            return pages.read(self.pdf(write(where), where))


def runs():
    """(name, run(made)) of every check."""
    for function in _checks:
        if 'rules' not in function.__code__.co_varnames[:function.__code__.co_argcount]:
            yield function.__name__, function
            continue
        for rules in DATE:
            yield f'{function.__name__} {rules}', \
                lambda made, function=function, rules=rules: function(made, rules)


def hold(made):
    """Makes a test of every check."""
    for name, run in runs():
        add(name, lambda run=run: run(made))


def add(name, run):
    run.__name__ = name
    case(run)


# ---- what is said of lines ---------------------------------------------------

def face(line, size, bold, italic, what, skip=0):
    """Every glyph behind the first few is set so; a hyphen that joins is upright in the DOCX."""
    least, most = size if isinstance(size, tuple) else (size, size)
    for g in line.seen[skip:]:
        holds(least - 0.06 < g.size < most + 0.06, f'{what}: {g.size} pt, not {size}')
        equal(('Bold' in g.font, 'Ital' in g.font or italic and g.char in JOINING), (bold, italic),
              f'{what}: bold, italic')


def flat(page, left, right, top, bottom):
    """Straight strokes across, that lie wholly or partly in that part of a page."""
    return [s for s in page.strokes if abs(s.y1 - s.y2) < 0.1 and abs(s.x1 - s.x2) > 1
            and top < s.y1 < bottom and min(s.x1, s.x2) < right and max(s.x1, s.x2) > left]


def centre_of(page):
    return (LEFT + mm(page.width) - RIGHT) / 2


def body_lines(page):
    """The lines of running text: not the page number."""
    return [l for l in page.lines if mm(l.y) > TOP]


def begins(line, slack=0.0):
    return abs(mm(line.left) - LEFT - INDENT) < 0.1 + slack


def inside_margins(page, slack, margins=(BOTTOM, LEFT, RIGHT), contact=False):
    """No line of the text leaves the margins; a contact line stands below it."""
    bottom, left, right = margins
    for line in body_lines(page):
        if contact and mm(line.y) > mm(page.height) - bottom:
            continue
        holds(mm(line.left) > left - 0.05 - slack, f'left margin: {line.text}')
        holds(mm(line.right) < mm(page.width) - right + 0.15 + slack, f'right margin: {line.text}')
        holds(mm(line.y) < mm(page.height) - bottom, f'bottom margin: {line.text}')


def paper(page, wide=False, sheet=None):
    size = SMALL.get(sheet) or (PAPER[::-1] if wide else PAPER)
    for got, expected in zip((page.width, page.height), size):
        near(mm(got), expected, 0.1, 'paper')


def page_number(page, expected):
    number = min(page.lines, key=lambda l: l.y)
    equal(number.text, str(expected), 'page number')
    face(number, 14, False, False, 'page number')
    near(mm(number.middle), centre_of(page), 0.3, 'page number centred over the text')
    near(mm(number.y - DIGIT * number.size), NUMBER_FROM_TOP, 2, 'page number from the edge')
    holds(mm(number.y) < TOP, 'page number in the margin')


def no_page_number(page):
    equal([l.text for l in page.lines if mm(l.y) < TOP], [], 'nothing in the top margin')


# ---- the page ----------------------------------------------------------------

@check
def paper_and_margins(made, rules):
    found = made.of(rules=rules)
    holds(len(found) >= 3, 'long enough')
    for page in found:
        paper(page)
        inside_margins(page, made.slack)
    full = [l for l in body_lines(found[1]) if mm(l.right - l.left) > 150]
    holds(len(full) > 10, 'full lines')
    for line in full:
        near(mm(line.right), PAPER[0] - RIGHT, 0.1 + made.slack, 'justified to the right margin')
        if not begins(line, made.slack):
            near(mm(line.left), LEFT, 0.1 + made.slack, 'from the left margin')
    lines = body_lines(found[1])
    near(mm(lines[0].y), TOP + mm(18 * 0.8), 0.3, 'the text begins at the top margin')
    holds(PAPER[1] - BOTTOM - mm(lines[-1].y) < mm(18 * 2 + 6), 'the page is filled')


@check
def notes_stand_on_the_bottom_margin(made):
    page = made.of('Đoạn văn[^a].\n\n[^a]: Chú thích.\n')[0]
    last = max(page.lines, key=lambda l: l.y)
    equal(last.text.endswith('Chú thích.'), True, last.text)
    near(mm(last.y + last.seen[-1].size * 0.25), PAPER[1] - BOTTOM, 0.4, 'bottom margin')
    face(last, TABLE_SIZE, False, False, 'note', skip=1)


@check
def black_in_one_type_face(made):
    for page in made.of():
        for line in page.lines:
            for g in line.seen:
                holds(g.black, f'black: {line.text}')
                holds(re.search(r'LiberationSerif|TimesNewRoman', g.font), f'{g.font}: {line.text}')


@check
def page_numbers(made, rules):
    found = made.of(rules=rules)
    no_page_number(found[0])
    for expected, page in enumerate(found[1:], 2):
        page_number(page, expected)


def header_of(plan):
    with open(plan, encoding='utf-8') as f:
        head = f.read().split('\n---\n', 1)[0]
    return dict(line.split(': ', 1) for line in head.split('\n') if ': ' in line)


@check
def samples_keep_to_the_page(made):
    for plan in SAMPLES:
        asked = header_of(plan)
        sheet, two_sided = asked.get('paper'), asked.get('sides') == '2'
        margins = SMALL_MARGINS.get(sheet, (BOTTOM, LEFT, RIGHT))
        for at, page in enumerate(made.sample(plan)):
            paper(page, wide=page.width > page.height, sheet=sheet)
            back = two_sided and at % 2 == 1
            inside_margins(page, made.slack, (BOTTOM, BACK_LEFT, BACK_RIGHT) if back else margins,
                           contact='contact' in asked and at == 0)


# ---- letterhead and title ----------------------------------------------------

@check
def letterhead(made, rules):
    page = made.of(rules=rules)[0]
    title = page.exactly('ĐẢNG CỘNG SẢN VIỆT NAM')
    face(title, 15, True, False, 'title')
    holds(title.middle > page.width / 2, 'title at the right')
    holds(mm(title.y) < TOP + 8, 'title on the first line')
    body = page.exactly('TỈNH ỦY SƠN HÀ')
    face(body, 14, True, False, 'issuing body')
    near(body.y, title.y, 1.5, 'body on the first line')
    holds(body.right < title.left, 'body at the left')
    star = page.find('*')
    equal(star.text, '*')
    near(star.middle, body.middle, 0.5, 'star under the body')
    number = page.find('Số 07-KH/TU')
    equal(number.text, 'Số 07-KH/TU')
    face(number, 14, False, False, 'number')
    near(number.middle, body.middle, 0.5, 'number under the body')
    month = {'HD36': '01 năm 2022', 'HD05': '6 năm 2026'}[rules]
    date = page.find(f'Sơn Hà, ngày 05 tháng {month}')
    face(date, 14, False, True, 'place and date')
    near(date.y, number.y, 0.5, 'date on the number\'s line')
    near(mm(date.middle), mm(title.middle), 0.2 + made.slack, 'date centred under the title')
    holds(body.y < star.y < number.y, 'order')


@check
def rule_under_the_title(made, rules):
    page = made.of(rules=rules)[0]
    title, date = page.exactly('ĐẢNG CỘNG SẢN VIỆT NAM'), page.find('Sơn Hà, ngày')
    drawn = flat(page, 0, page.width, 0, date.y)
    equal(len(drawn), 1, 'one drawn line in the letterhead: none under the body')
    rule = drawn[0]
    near(mm(abs(rule.x2 - rule.x1)), TITLE_RULE, 0.3, 'as long as the text')
    near(mm(abs(rule.x2 - rule.x1)), mm(title.right - title.left), 0.3, 'as long as the text')
    near((rule.x1 + rule.x2) / 2, title.middle, 0.5, 'under the text')
    near(rule.width, RULE, 0.06, 'thickness')
    holds(3 < rule.y1 - title.y < 12, f'{rule.y1 - title.y:.1f} pt below the title')
    holds(rule.y1 < date.y - date.size * 0.9, 'free of the date')


# A kind with framed marks, as State documents have them: NĐ30, boxes 10b and 11.
KIND = 'kind: Kế hoạch\nabbreviation: KH\nrules: dang/rules\n'
MARKS = KIND + """overrides:
  styles:
    urgent: {word: Dấu khẩn, size: 14pt, line: 34pt, bold: true, align: center, color: "ff0000",
      frame: {width: 30mm, height: 8mm, thickness: 1pt}}
    passed-on: {like: urgent, word: Dấu lưu hành, color: "000000",
      frame: {width: 0mm, pad: 6pt, height: 9mm}}
    kind: {color: "0000ff", rule: {width: 50%, thickness: 0.75pt, gap: 6pt}}
  title:
    - {style: urgent, text: HOẢ TỐC}
    - {style: passed-on, text: LƯU HÀNH NỘI BỘ}
    - {style: kind, text: "{kind}"}
    - {style: subject, text: "{title}"}
    - {style: separator, text: "-----"}
"""


@check
def framed_marks(made):
    page = made.of('Chữ.\n', files={'templates/dang/ke-hoach.yaml': MARKS})[0]
    equal(len(page.boxes), 2, 'two frames')
    red, black = sorted(page.boxes, key=lambda b: b.top)
    for box, text, width, height, color in ((red, 'HOẢ TỐC', 30, 8, (1, 0, 0)),
                                            (black, 'LƯU HÀNH NỘI BỘ', None, 9, (0, 0, 0))):
        line = page.find(text)
        face(line, 14, True, False, text)
        width = width or mm(line.right - line.left + 12)
        near(mm(box.right - box.left), width, 0.15, f'{text}: width')
        near(mm(box.bottom - box.top), height, 0.1, f'{text}: height')
        near(box.width, 1, 0.06, f'{text}: thickness')
        near(mm(box.middle), mm(line.middle), 0.2, f'{text}: centred on the words')
        near(mm(box.centre), mm(line.y - 0.331 * 14), 0.2, f'{text}: the middle of capitals')
        equal(all((g.color * 3)[:3] == color for g in line.seen), True, f'{text}: colour')
        equal((box.color * 3)[:3], color, f'{text}: colour of the frame')
    kind = page.exactly('KẾ HOẠCH')
    holds(all(g.color == (0, 0, 1) for g in kind.seen), 'a blue kind')
    holds(page.exactly('về việc thử').seen[0].black, 'black again')


@check
def superior_above_the_body(made, rules):
    page = made.of(unit='ban-lenh', rules=rules)[0]
    superior = page.exactly('ĐẢNG BỘ TỈNH SƠN HÀ')
    face(superior, 14, False, False, 'superior')
    body = page.exactly('HUYỆN ỦY BẢN LỀNH')
    face(body, 14, True, False, 'body')
    holds(superior.y < body.y < page.find('*').y, 'superior, body, star')
    near(superior.y, page.exactly('ĐẢNG CỘNG SẢN VIỆT NAM').y, 1.5, 'superior on the first line')
    near(superior.middle, body.middle, 0.5, 'one under the other')
    page.exactly('Số 07-KH/HU')


@check
def no_line_of_the_letterhead_breaks(made):
    page = made.of('Chữ.\n', unit='khoi')[0]
    long = page.find('ĐẢNG ỦY KHỐI CƠ QUAN TỈNH')
    title = page.exactly('ĐẢNG CỘNG SẢN VIỆT NAM')
    date = page.find('Thành phố Hồ Chí Minh, ngày 05 tháng 6 năm 2026')
    for left, right in ((long, title), (page.find('Số 07-KH/ĐUK'), date)):
        holds(mm(left.left) > LEFT - 0.1 and mm(right.right) < PAPER[0] - RIGHT + 0.1 + made.slack,
              'inside the margins')
        holds(mm(right.left - left.right) > 3, f'room between {left.text} and {right.text}')


@check
def number_and_date_are_padded(made):
    for number, date, left, right in (
            ('7', '2026-02-09', 'Số 07-KH/TU', 'ngày 09 tháng 02 năm 2026'),
            ('112', '2026-12-31', 'Số 112-KH/TU', 'ngày 31 tháng 12 năm 2026')):
        page = made.of('Chữ.\n', number=number, date=date)[0]
        equal(page.find('-KH/TU').text, left)
        holds(page.find('ngày').text.endswith(right), page.find('ngày').text)


@check
def room_to_write(made):
    page = made.of('Chữ.\n', number='', date='2026-01')[0]
    for start, words in (('Số', 'Số-KH/TU'), ('Sơn Hà', 'SơnHà,ngàytháng01năm2026')):
        at = [l for l in page.lines if l.text.startswith(start)][0]
        line = [g for l in page.lines if abs(l.y - at.y) < 1 and l.left >= at.left
                and (start != 'Số' or l.right < page.width / 2) for g in l.seen]
        line.sort(key=lambda g: g.x)
        equal(''.join(g.char for g in line).replace('\u2011', '-').replace('\u2010', '-'), words)
        gap = max(b.x - a.x - a.advance for a, b in zip(line, line[1:]))
        holds(mm(gap) > 7, f'room behind {start}: {mm(gap):.1f} mm')


@check
def kind_subject_separator(made, rules):
    page = made.of(rules=rules)[0]
    kind, subject, separator = page.exactly('KẾ HOẠCH'), page.exactly('về việc thử'), page.find('---')
    face(kind, KIND_SIZE, True, False, 'kind')
    face(subject, SUBJECT_SIZE, True, False, 'subject')
    equal(separator.text, '-----', 'five hyphens')
    for line in (kind, subject, separator):
        near(mm(line.middle), centre_of(page), 0.3, line.text)
    holds(page.find('Số').y < kind.y < subject.y < separator.y, 'order')


# ---- running text ------------------------------------------------------------

@check
def body_text(made, rules):
    lines = body_lines(made.of(rules=rules)[1])
    for line in lines:
        face(line, BODY_SIZE, False, False, line.text)
    firsts = [l for l in lines if l.text.startswith('Các cấp ủy')]
    holds(len(firsts) > 3, 'paragraphs')
    holds(all(begins(l, made.slack) for l in firsts), 'first lines are indented')
    least, most = LINE[rules]
    for above, line in zip(lines, lines[1:]):
        step = line.y - above.y - (BETWEEN if begins(line, made.slack) else 0)
        holds(least - 0.1 <= step, f'{step:.2f} pt above {line.text}')
        if not begins(line, made.slack):
            holds(step <= most + 0.1, f'{step:.2f} pt above {line.text}')


HEADINGS = ('# Mục đích\n\n## Yêu cầu\n\n### Việc một\n\n#### Bước đầu\n\nĐoạn văn.\n\n'
            '### Lãnh đạo việc này. {.text}\n')


@check
def headings(made):
    page = made.of(HEADINGS)[0]
    for text, bold, italic, skip in (
            ('A- MỤC ĐÍCH', True, False, 0), ('I- YÊU CẦU', True, False, 0),
            ('1. Việc một', True, False, 0), ('* Bước đầu', False, True, 1),
            ('2. Lãnh đạo việc này.', False, False, 0)):
        line = page.find(text)
        equal(line.text, text)
        face(line, BODY_SIZE, bold, italic, text, skip)
    page = made.of(HEADINGS, more='numbering: I 1 1.1 -\n')[0]
    for text, bold, italic, skip in (
            ('I- MỤC ĐÍCH', True, False, 0), ('1. Yêu cầu', True, False, 0),
            ('1.1. Việc một', True, True, 0), ('- Bước đầu', False, True, 1),
            ('1.2. Lãnh đạo việc này.', False, False, 0)):
        line = page.find(text)
        equal(line.text, text)
        face(line, BODY_SIZE, bold, italic, text, skip)


def ladder():
    """Sections of changing length: every page ends at another place of one."""
    out = '# Một\n\n'
    for i in range(48):
        out += f'## Mục {i}\n\n### Việc {i}\n\n' + 'Một dòng.\n\n' * (i * 5 % 4) + PARAGRAPH
    return out


@check
def headings_stay_with_what_follows(made):
    found = made.of(ladder())
    holds(len(found) > 9, 'pages')
    for page in found[:-1]:
        last = body_lines(page)[-1]
        holds(not last.bold, f'a heading ends the page: {last.text}')


@check
def no_line_of_a_paragraph_stands_alone(made):
    found = made.of(ladder())
    full = PAPER[0] - RIGHT - 1 - made.slack
    for page in found[:-1]:
        last = body_lines(page)[-1]
        holds(not (begins(last, made.slack) and mm(last.right) > full), f'orphan: {last.text}')
    for page in found[1:-1]:
        first = body_lines(page)[0]
        holds(begins(first, made.slack) or mm(first.right) > full, f'widow: {first.text}')


# ---- recipients and signature ------------------------------------------------

@check
def recipients(made, rules):
    page = made.of(rules=rules)[-1]
    label = page.find('Nơi nhận:')
    equal(label.text, 'Nơi nhận:')
    face(label, 14, False, False, 'label')
    near(mm(label.left), LEFT, 0.2, 'recipients at the left margin')
    under = flat(page, label.left - 5, label.right + 5, label.y, label.y + 4)
    equal(len(under), 1, 'the label is underlined')
    near(abs(under[0].x2 - under[0].x1), label.right - label.left, 1.5, 'as long as the label')
    for text in ('- Các huyện ủy, thành ủy' + SEPARATOR[rules], '- Lưu Văn phòng Tỉnh ủy.'):
        line = page.find(text[:-1])
        equal(line.text, text)
        face(line, 12, False, False, text)
        equal(flat(page, line.left, line.right, line.y, line.y + 4), [], 'not underlined')


@check
def signature(made, rules):
    page = made.of(rules=rules)[-1]
    label, authority = page.find('Nơi nhận:'), page.exactly('T/M BAN THƯỜNG VỤ')
    position, name = page.exactly('PHÓ BÍ THƯ'), page.exactly('Nguyễn Văn A')
    face(authority, 14, True, False, 'authority')
    face(position, 14, False, False, 'position')
    face(name, 14, True, False, 'name')
    for line in (position, name):
        near(line.middle, authority.middle, 0.5, 'one under the other')
    holds(authority.left > page.width / 2 - 20, 'signature at the right')
    near(authority.y, label.y, 3, 'beside the recipients')
    holds(label.y <= authority.y + 3 and authority.y < position.y < name.y, 'order')
    near((name.y - position.y - 18) / 18, SIGNATURE_LINES, 0.5, 'blank lines for the signature')
    equal([l.text for l in page.lines if l.left > page.width / 2 and position.y < l.y < name.y], [],
          'room for a hand')


@check
def a_typed_separator_is_not_doubled(made):
    closing = '\n::: recipients\n- Một,\n- Hai;\n- Lưu Văn phòng.\n:::\n' + SIGNATURE
    page = made.of('Chữ.\n', closing=closing)[-1]
    for text in ('- Một;', '- Hai;', '- Lưu Văn phòng.'):
        equal(page.find(text[:-1]).text, text)


@check
def a_brace_holds_its_recipients(made):
    closing = ('\n::: recipients\n- Thường trực Tỉnh ủy (để báo cáo)\n- Ban Tuyên giáo (để báo cáo)\n'
               '- Đảng ủy (để báo cáo)\n- Các huyện ủy\n- Lưu Văn phòng Tỉnh ủy\n:::\n' + SIGNATURE)
    page = made.of('Chữ.\n', closing=closing)[-1]
    held = [page.find(t) for t in ('- Thường trực Tỉnh ủy', '- Ban Tuyên giáo', '- Đảng ủy')]
    note = page.find('(để báo cáo)')
    face(note, 12, False, False, 'note')
    tall = [c for c in page.curves if c[3] - c[1] > 20]
    equal(len(tall), 1, 'one brace')
    left, top, right, bottom = tall[0]
    holds(max(l.right for l in held) <= left < right <= note.left, 'lines, brace, note')
    holds(top < held[0].y and held[-1].y - 12 < bottom < page.find('- Các huyện ủy').y,
          'around its three lines')
    near(note.y - 4, (top + bottom) / 2, 4, 'the note stands at the middle')


@check
def every_signer_has_room(made):
    more = '\n::: signature\n' + '\n'.join(
        f'authority: T/M Cơ quan {n}\nposition: Trưởng ban {n}\nname: Nguyễn Văn {n}\n'
        for n in 'BC') + ':::\n' + RECIPIENTS
    page = made.of('Chữ.\n', closing=more)[-1]
    for n in 'BC':
        position, name = page.find(f'TRƯỞNG BAN {n}'), page.find(f'Nguyễn Văn {n}')
        face(page.find(f'T/M CƠ QUAN {n}'), 14, True, False, 'authority')
        face(position, 14, False, False, 'position')
        face(name, 14, True, False, 'name')
        near((name.y - position.y - 18) / 18, SIGNATURE_LINES, 0.5, 'blank lines')
        near(name.middle, position.middle, 0.5, 'one under the other')


@check
def the_closing_never_parts_from_the_last_line(made):
    moved = 0
    for count in range(15, 22):
        found = made.of('Một dòng.\n\n' * count + LAST + '\n')
        ends = [[i for i, p in enumerate(found) if any(t in l.text for l in p.lines)]
                for t in (LAST, 'Nơi nhận:', 'T/M BAN', 'Nguyễn Văn A', '- Lưu Văn phòng')]
        equal(ends, [[len(found) - 1]] * 5, f'{count} lines: one page')
        if len(found) == 2:
            moved += 1
            kept = [l.text for l in body_lines(found[1]) if LAST in l.text or l.text == 'Một dòng.']
            holds(kept[-1] == LAST and len(kept) <= 3, f'{count} lines: {kept}')
    holds(moved >= 2, f'{moved} blocks had to move')


# A signature of 45 x 18 mm and a seal of 36 mm at 300 dpi, as signing programs show them: NĐ30,
# digital signatures.
SIGNATURE_SIZE, SEAL_SIZE = (45, 18), (36, 36)
PICTURES = {'ky.png': picture.png(531, 213), 'dau.png': picture.png(425, 425, b'\xd2\x1e\x1e\x80'),
            'cao.png': picture.png(531, 591)}
SIGNED = ('\n::: signature\nauthority: T/M Ban Thường vụ\nposition: Phó Bí thư\n{more}'
          'name: Nguyễn Văn A\n:::\n')


def signed(made, more, rules='HD05'):
    page = made.of('Chữ.\n', rules=rules, closing=SIGNED.format(more=more) + RECIPIENTS,
                   files=PICTURES)[-1]
    return page, page.exactly('PHÓ BÍ THƯ'), page.exactly('Nguyễn Văn A')


def picture_at(box, size, middle, centre, what):
    near(mm(box.right - box.left), size[0], 0.1, f'{what}: width')
    near(mm(box.bottom - box.top), size[1], 0.1, f'{what}: height')
    near(mm(box.middle), mm(middle), 0.3, f'{what}: middle')
    near(mm(box.centre), mm(centre), 0.3, f'{what}: height of its middle')


def between(position, name):
    """The middle between the line of the post and that of the name, 18 pt high each."""
    return (position.y + 18 / 5 + name.y - 18 * 4 / 5) / 2


@check
def signature_picture_and_seal(made, rules):
    page, position, name = signed(made, 'picture: ky.png\nseal: dau.png\n', rules)
    near((name.y - position.y - 18) / 18, SIGNATURE_LINES, 0.1, 'room as without pictures')
    equal(len(page.pictures), 2, 'pictures')
    hand, seal = page.pictures
    picture_at(hand, SIGNATURE_SIZE, position.middle, between(position, name), 'signature')
    third = hand.left + (hand.right - hand.left) / 3
    picture_at(seal, SEAL_SIZE, third - (seal.right - seal.left) / 2, hand.centre,
               'seal over a third of the signature, at its left')
    near(mm(seal.right - hand.left), 15, 0.3, 'a third is covered')


@check
def a_seal_alone(made):
    page, position, name = signed(made, 'seal: dau.png\n')
    equal(len(page.pictures), 1, 'pictures')
    left = position.middle - 20 * 72 / 25.4         # of a signature 40 mm wide
    picture_at(page.pictures[0], SEAL_SIZE, left + (40 / 3 - 18) * 72 / 25.4, between(position, name),
               'seal')


@check
def recipients_keep_off_the_seal(made):
    long = '\n::: recipients\n- ' + 'Các huyện ủy, thành ủy trực thuộc ' * 3 + '\n- Lưu\n:::\n'
    page = made.of('Chữ.\n', closing=SIGNED.format(more='picture: ky.png\nseal: dau.png\n') + long,
                   files=PICTURES)[-1]
    seal = page.pictures[1]
    for line in page.lines:
        if line.y > page.find('Nơi nhận:').y and line.left < page.width / 3:
            holds(line.right < seal.left + 1, line.text)


@check
def a_high_picture_makes_room(made):
    page, position, name = signed(made, 'picture: cao.png\n')
    near(mm(name.y - position.y) - mm(18), 50, 0.2, 'room as high as the picture')
    picture_at(page.pictures[0], (45, 50), position.middle, between(position, name), 'picture')


@check
def text_of_a_digital_signature(made, rules):
    more = 'signed-by: Cơ quan Tỉnh ủy\nsigned-at: 2026-06-05 17:12:43 +07:00\n'
    page, position, name = signed(made, more, rules)
    by, at = page.find('Cơ quan Tỉnh ủy'), page.find('17:12:43')
    equal((by.text, at.text), ('Cơ quan Tỉnh ủy', '2026.06.05 17:12:43 +07:00'))
    for line in (by, at):
        face(line, 10, False, False, line.text)
        near(mm(line.middle), mm(position.middle), 0.3, 'centred')
    near((name.y - position.y - 18) / 18, SIGNATURE_LINES, 0.1, 'room as without the text')
    near(mm(by.y + at.y) / 2 - 1.7, mm(between(position, name)), 1, 'in its middle')
    state = KIND + 'overrides: {signature: {time: "{day}/{month}/{year} {hour}:{minute}:{second} {zone}"}}\n'
    page = made.of('Chữ.\n', rules=rules, closing=SIGNED.format(more=more) + RECIPIENTS,
                   files={'templates/dang/ke-hoach.yaml': state})[-1]
    equal(page.find('17:12:43').text, '05/06/2026 17:12:43 +07:00')
    page, position, name = signed(made, more + 'picture: ky.png\nseal: dau.png\n', rules)
    by, at, hand = page.find('Cơ quan Tỉnh ủy'), page.find('17:12:43'), page.pictures[0]
    holds(position.y < hand.top and hand.bottom < by.y - 6 < at.y < name.y, 'one below the other')
    near(mm(name.y - position.y) - mm(18), 18 + mm(24), 0.4, 'room for both')


# ---- tables and appendices ---------------------------------------------------

LONG_TABLE = ('::: table widths="1 4 2"\n| TT | Nội dung | Hạn |\n|:-:|---|--:|\n| **I. Nhóm** | << | << |\n'
              + ''.join(f'| {n} | Mở{n} {SENTENCE} đóng{n} | 30/6 |\n' for n in range(1, 25)) + ':::\n')


@check
def table_text_and_grid(made):
    page = made.of('Chữ.\n\n' + LONG_TABLE)[1]
    lines = body_lines(page)
    for line in lines:
        face(line, TABLE_SIZE, line.seen[0].font.endswith('Bold'), False, line.text)
    drawn = [s for s in page.strokes if abs(s.y1 - s.y2) > 10 or abs(s.x1 - s.x2) > 10]
    holds(drawn and all(abs(s.width - GRID) < 0.06 for s in drawn), 'thin lines')
    upright = sorted({round(s.x1) for s in drawn if abs(s.x1 - s.x2) < 0.1})
    equal(len(upright), 4, f'a line at each edge of three columns: {upright}')
    near(mm(upright[0]), LEFT, 0.4, 'the table begins at the margin')
    near(mm(upright[-1]), PAPER[0] - RIGHT, 0.4, 'the table ends at the margin')


@check
def table_head_on_each_page_and_whole_rows(made):
    found = [p for p in made.of('Chữ.\n\n' + LONG_TABLE) if any(
        'Mở' in l.text for l in p.lines)]
    holds(len(found) > 2, 'a long table')
    for page in found:
        for text in ('TT', 'Nội dung', 'Hạn'):
            heads = [l for l in page.lines if text in l.text and 'Kế hoạch' not in l.text]
            equal(len(heads), 1, f'head {text}')
            face(heads[0], TABLE_SIZE, True, False, 'head')
        text = ' '.join(l.text for l in page.lines)
        opened, closed = re.findall(r'Mở(\d+)', text), re.findall(r'đóng(\d+)', text)
        equal(opened, closed, 'rows are whole')
    group = found[0].find('I. Nhóm')
    face(group, TABLE_SIZE, True, False, 'group row')
    crossed = [s for s in found[0].strokes if abs(s.x1 - s.x2) < 0.1
               and min(s.y1, s.y2) < group.y - 3 < max(s.y1, s.y2) and LEFT + 2 < mm(s.x1) < PAPER[0] - RIGHT - 2]
    equal(crossed, [], 'a group row goes over the whole width')


@check
def appendices_count_their_own_pages(made):
    annex = '\n::: annex title="Biểu chi tiết"\n' + PARAGRAPH * 25 + ':::\n'
    found = made.of('Chữ.\n', closing=SIGNATURE + RECIPIENTS + annex * 2)
    starts = [i for i, p in enumerate(found) if any('Phụ lục số' in l.text for l in p.lines)]
    equal(len(starts), 2, 'two appendices')
    for number, at in enumerate(starts, 1):
        equal(found[at].find('Phụ lục số').text, f'Phụ lục số {number}', 'Arabic numbers')
        paper(found[at])
        no_page_number(found[at])
        page_number(found[at + 1], 2)
        near(mm(found[at].find('Phụ lục số').middle), centre_of(found[at]), 0.3, 'centred')
        inside_margins(found[at + 1], made.slack)


@check
def wide_pages(made):
    annex = '\n::: annex title="Biểu ngang" page=landscape\n' + PARAGRAPH * 25 + ':::\n'
    table = '::: table page=landscape\n| A | B |\n|---|---|\n| một | hai |\n:::\n'
    found = made.of('Chữ đầu.\n\n' + table + '\nChữ sau.\n', closing=SIGNATURE + RECIPIENTS + annex)
    equal([p.width > p.height for p in found], [False, True, False, True, True, True][:len(found)],
          'which pages are wide')
    for page in found:
        paper(page, wide=page.width > page.height)
        inside_margins(page, made.slack)
    page_number(found[1], 2)
    page_number(found[2], 3)
    no_page_number(found[3])
    page_number(found[4], 2)
    lines = [l for l in body_lines(found[4]) if mm(l.right - l.left) > 230]
    holds(len(lines) > 5, 'full lines')
    for line in lines:
        near(mm(line.right), PAPER[1] - RIGHT, 0.1 + made.slack, 'the wide page is used')


# ---- small paper -----------------------------------------------------------

@check
def small_papers(made):
    for name, (width, height) in SMALL.items():
        found = made.of(more=f'numbering: A I 1 *\npaper: {name}\n')
        for page in found:
            near(mm(page.width), width, 0.1, 'width')
            near(mm(page.height), height, 0.1, 'height')
            for line in page.lines:
                holds(8 < mm(line.left) and mm(line.right) < width - 8, f'in the margins: {line.text}')
                holds(8 < mm(line.y) < height - 8, f'in the margins: {line.text}')
        number = min(found[1].lines, key=lambda l: l.y)
        equal(number.text, '2', 'page number')
        face(number, 14, False, False, 'page number')
        face(found[0].find('ĐẢNG CỘNG SẢN VIỆT NAM'), 15, True, False, 'title')


@check
def national_title_never_breaks(made):
    """Beside the longest names, on any sheet; these break in even lines."""
    for paper_name in ('', 'paper: a5\n', 'paper: a5-wide\n'):
        page = made.of('Chữ.\n', unit='thanh-pho', date='2026-11-20', more=paper_name)[0]
        title = page.exactly('ĐẢNG CỘNG SẢN VIỆT NAM')
        equal(title.text, 'ĐẢNG CỘNG SẢN VIỆT NAM', 'whole')
        near(mm(title.right - title.left), TITLE_RULE, 0.3, 'whole')
        beside = [l for l in page.lines if title.y - 3 < l.y < page.find('*').y and l is not title]
        holds(len(beside) >= 4, 'four bodies')
        for line in beside:
            holds(mm(title.left - line.right) > 0.5, f'room beside {line.text}')
        equal(' '.join(l.text for l in beside), 'ĐẢNG BỘ THÀNH PHỐ HỒ CHÍ MINH ĐẢNG ỦY ỦY BAN NHÂN DÂN '
              'THÀNH PHỐ ĐẢNG ỦY SỞ GIÁO DỤC VÀ ĐÀO TẠO CHI BỘ VĂN PHÒNG SỞ', 'no word is lost')
        if paper_name != 'paper: a5\n':
            page.find('Thành phố Hồ Chí Minh, ngày 20 tháng 11 năm 2026')


# ---- both sides of the paper ------------------------------------------------

def from_margin_to_margin(page, back, slack):
    left, right = (BACK_LEFT, BACK_RIGHT) if back else (LEFT, RIGHT)
    full = [l for l in body_lines(page) if mm(l.right - l.left) > mm(page.width) - LEFT - RIGHT - 12]
    holds(len(full) > 3, 'full lines')
    for line in full:
        holds(mm(line.left) > left - 0.1 - slack, f'left margin: {line.text}')
        near(mm(line.right), mm(page.width) - right, 0.15 + slack, f'right margin: {line.text}')
    near(min(mm(l.left) for l in full), left, 0.1 + slack, 'from the left margin')
    number = min(page.lines, key=lambda l: l.y)
    if mm(number.y) < TOP:
        near(mm(number.middle), (left + mm(page.width) - right) / 2, 0.3, 'number over the text')


@check
def back_pages_are_mirrored(made, rules):
    table = '::: table page=landscape\n| A | B |\n|---|---|\n' + f'| {SENTENCE} | hai |\n' * 20 + ':::\n'
    annexes = ''.join(f'\n::: annex title="Biểu chi tiết"\n{text}:::\n' for text in ('Chữ.\n', PARAGRAPH * 40))
    found = made.of(PARAGRAPH * 25 + table, rules=rules, closing=SIGNATURE + RECIPIENTS + annexes,
                    more='sides: 2\n')
    starts = [i for i, p in enumerate(found) if any('Phụ lục số' in l.text for l in p.lines)]
    equal([at % 2 for at in starts], [0, 0], 'annexes begin on front pages')
    empty = [i for i, p in enumerate(found) if not p.lines]
    holds(empty and all(at % 2 == 1 and at + 1 in starts for at in empty), f'empty backs: {empty}')
    for at, page in enumerate(found):
        if at in empty or page.width > page.height or len(page.lines) < 12:
            continue
        from_margin_to_margin(page, at % 2 == 1, made.slack)
    wide = [(at, p) for at, p in enumerate(found) if p.width > p.height]
    holds(len({at % 2 for at, _ in wide}) == 2, 'wide pages of both parities')
    for at, page in wide:
        left = min(min(s.x1, s.x2) for s in page.strokes)
        near(mm(left), BACK_LEFT if at % 2 else LEFT, 0.3, 'wide pages are mirrored, too')


@check
def one_side_is_not_mirrored(made):
    for more in ('', 'sides: 1\n'):
        found = made.of(BODY, more='numbering: A I 1 *\n' + more)
        for page in found[:2]:
            from_margin_to_margin(page, False, made.slack)


# ---- contact line ------------------------------------------------------------

CONTACT = 'contact: Số 1 đường Lê Duẩn, {{unit.địa-danh}}; điện thoại: 0912.345.678\n'


@check
def contact_line(made, rules):
    for sheet, width in (('', 210), ('paper: a5-wide\n', 210), ('sides: 2\n', 210)):
        annex = '\n::: annex title="Biểu"\n' + PARAGRAPH * 30 + ':::\n'
        found = made.of(BODY, rules=rules, more=CONTACT + sheet, closing=SIGNATURE + RECIPIENTS + annex)
        page = found[0]
        line = page.find('đường Lê Duẩn')
        equal(line.text, 'Số 1 đường Lê Duẩn, Sơn Hà; điện thoại: 0912.345.678')
        face(line, CONTACT_SIZE, False, False, 'contact line')
        equal(line.y, max(l.y for l in page.lines), 'the last line of the page')
        above = max(l.y for l in page.lines if l.y < line.y)
        rules_drawn = flat(page, 0, page.width, above, line.y)
        holds(rules_drawn, 'a rule above it')
        for rule in rules_drawn:
            near(mm(min(rule.x1, rule.x2)), LEFT, 0.1 + made.slack, 'from the left margin')
            near(mm(max(rule.x1, rule.x2)), width - RIGHT, 0.1 + made.slack, 'to the right margin')
            holds(rule.y1 < line.y - line.size * 0.9, 'free of the text')
        near(mm(line.middle), centre_of(page), 0.3, 'centred')
        for other in found[1:]:
            equal([l.text for l in other.lines if 'Lê Duẩn' in l.text], [], 'on page 1 only')
    plain = made.of(BODY, rules=rules, more='', closing=SIGNATURE + RECIPIENTS)
    text = [l.text for l in made.of(BODY, rules=rules, more=CONTACT, closing=SIGNATURE + RECIPIENTS)[0].lines]
    equal(text[:-1], [l.text for l in plain[0].lines], 'the text area does not change')


# ---- table of contents ---------------------------------------------------------

TOC = '::: toc\n\n' + ''.join(
    f'# Phần {n}\n\n' + f'## Mục có tên rất dài, dài đến mức dòng của nó trong mục lục phải xuống dòng {n}\n\n'
    + PARAGRAPH * 8 + f'### Việc {n}\n\n#### Bước {n}\n\n### Đoạn đánh số {n}. {{.text}}\n\n' for n in range(1, 5))


@check
def table_of_contents(made):
    """Title, an entry a heading down to the third level, dots, and the page number that is printed."""
    annex = '\n::: annex title="Biểu"\n# Trong phụ lục\n\nChữ.\n:::\n'
    for more in ('', 'paper: a5\n', 'sides: 2\n'):
        found = made.of(TOC, more='numbering: A I 1 *\n' + more, closing=SIGNATURE + RECIPIENTS + annex)
        lines = [(page, l) for page in found for l in page.lines]
        at = [i for i, (_, l) in enumerate(lines) if l.text == 'MỤC LỤC']
        equal(len(at), 1, 'one title')
        page, title = lines[at[0]]
        holds(title.bold, 'title bold')
        right = max(l.right for _, l in lines[at[0] + 1:at[0] + 4])
        entries, text = [], ''
        for _, line in lines[at[0] + 1:]:
            if line.text.isdigit():
                continue
            text = (text + ' ' + line.text).strip()
            entry = re.fullmatch(r'(.*?) ?\.{4,} ?(\d+)', text)
            if not entry and re.match(r'A- PHẦN 1$', text) and entries:
                break
            if entry:
                near(line.right, right, 0.6 + made.slack * 3, f'numbers at the right margin: {text}')
                face(line, 14, False, False, 'entry')
                entries.append((entry.group(1), int(entry.group(2))))
                text = ''
            else:
                holds(mm(right - line.right) > 9.5 - made.slack, f'room for the number: {line.text}')
        labels = {1: lambda n: f'{"ABCD"[n - 1]}- PHẦN {n}', 2: lambda n: 'I- MỤC CÓ TÊN RẤT DÀI, DÀI ĐẾN MỨC DÒNG '
                  f'CỦA NÓ TRONG MỤC LỤC PHẢI XUỐNG DÒNG {n}', 3: lambda n: f'1. Việc {n}'}
        equal([e for e, _ in entries], [labels[level](n) for n in range(1, 5) for level in (1, 2, 3)], 'entries')
        for entry, number in entries:
            if entry.startswith('I- '):
                continue
            stands = [i for i, p in enumerate(found, 1) if any(l.text == entry for l in p.lines)]
            equal(stands, [number], f'page of {entry}')
