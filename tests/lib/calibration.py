"""calibration.py - plans to measure lines and pages by: every kind of document, each
feature of the language alone, and many together on one to twenty pages.  All of it is
invented (invented.py), the same at every call.  DOCUMENTS: by name, a function that
makes the arguments of tap.write_plan."""
import form
import kinds
from invented import Words, capital

PAGE = 2300         # letters that fill a page, about


# ---- features: (words, letters) -> text of a body ----------------------------

def enough(make):
    """make(words, n) again and again, n from 1, until there are so many letters."""
    def feature(w, letters):
        text, n = '', 0
        while len(text) < letters or n == 0:
            n += 1
            text += make(w, n)
        return text
    feature.__name__ = make.__name__
    return feature


@enough
def prose(w, n):
    return w.prose(w.number(1, 5)) + '\n\n'


@enough
def emphasis(w, n):
    return ' '.join(w.emphasised() for _ in range(w.number(1, 3))) + '\n\n'


@enough
def marks(w, n):
    return ' '.join(w.marked() for _ in range(w.number(1, 3))) + '\n\n'


@enough
def addresses(w, n):
    return f'{w.sentence()} Xem {w.url()}, ({w.url()}) và {w.url()}. {w.sentence()}\n\n'


@enough
def unbreakable(w, n):
    """Names that no line end may part, and words longer than a line."""
    joined = '\u00a0'.join(w.name(w.number(3, 7)).split())
    hyphens = '-'.join(w.name(1) for _ in range(w.number(3, 6)))
    return f'{w.sentence()} Đồng chí {joined} và đồng chí {hyphens}. ' \
        f'{"".join(w.syllable_ascii() for _ in range(w.number(2, 40)))} {w.sentence()}\n\n'


@enough
def lists(w, n):
    text = 'Gồm các việc sau:\n\n'
    for i in range(1, w.number(2, 4)):
        text += f'{i}. {w.prose(w.number(1, 2))}\n'
        text += ''.join(f'{c}) {w.phrase()}; {w.clause()};\n' for c in 'abcd'[:w.number(1, 4)])
        text += ''.join(f'- {w.sentence()}\n' for _ in range(w.number(0, 2)))
        text += f'+ {w.sentence()}\n'
    return text + f'\n  {w.sentence()}\n\n{w.sentence()}\n\n'


@enough
def sections(w, n):
    return (f'# {w.phrase()}\n\n{w.sentence()}\n\n## {w.phrase()}, {w.clause()}\n\n{w.prose(2)}\n\n### {w.phrase()}\n\n'
            f'{w.sentence()}\n\n### {w.prose(2)} {{.text}}\n\n')


@enough
def breaks(w, n):
    """Line ends that were asked for, room to write by hand."""
    return (f'{w.phrase()}:{{{{br}}}}{w.sentence()}{{{{br}}}}{w.phrase()}.\n\n'
            f'Số       -KH/HU, ngày      tháng      năm 2026. {w.sentence()} Ngày     /01/2027 {w.clause()}.\n\n')


@enough
def page_breaks(w, n):
    return w.prose(w.number(1, 9)) + '\n\n::: page-break\n' + w.prose(2) + '\n\n'


def cells(w, n):
    return f'| {n} | {w.phrase()} | {w.prose(w.number(1, 3)) if w.number(0, 3) == 0 else w.phrase()} | {w.day()} |\n'


def long_table(w, letters):
    text, n = f'{w.sentence()}\n\n| TT | Nội dung công việc | Sản phẩm, kết quả | Thời hạn |\n|:-:|---|---|:-:|\n', 0
    while len(text) < letters or n < 5:
        n += 1
        text += cells(w, n)
    return text + f'\n{w.sentence()}\n\n'


def merged_table(w, letters):
    """Two header rows, groups, cells over rows and columns."""
    text = (f'::: table widths="1 5 4 2 2" caption="{w.phrase()}"\n| TT | Nội dung | Cơ quan | Kinh phí | << |\n'
            '|:-:|---|---|--:|--:|\n| ^^ | ^^ | ^^ | 2026 | 2027 |\n')
    group = 0
    while len(text) < letters or group == 0:
        group += 1
        text += f'| **{group}** | **{w.phrase()}** | << | << | << |\n'
        for n in range(1, w.number(2, 6)):
            text += f'| {n} | {w.phrase()} | {w.body()} | {w.number(1, 999)} | {w.number(1, 99)},{w.number(0, 9)} |\n'
            if w.number(0, 2) == 0:
                text += f'| ^^ | {capital(w.clause())} | ^^ | {w.number(1, 999)} | << |\n'
    return text + f'::: /table\n\n{w.sentence()}\n\n'


def narrow_table(w, letters):
    """Many columns; places' names broken syllable by syllable."""
    columns = w.number(8, 11)
    text = '| TT | Đơn vị | ' + ' | '.join(f'{w.pick(("Chỉ tiêu", "Hộ", "Tỷ lệ (%)", "Dự toán"))} {n}'
                                         for n in range(3, columns + 1)) + ' |\n' + '|:-:|---' + '|--:' * (columns - 2) + '|\n'
    n = 0
    while len(text) < letters or n < 5:
        n += 1
        text += f'| {n} | {w.place()} | ' + ' | '.join(w.pick((w.amount, w.day, lambda: str(w.number(1, 9999)),
                                                              w.symbol, lambda: ''))() for _ in range(columns - 2)) + ' |\n'
    return f'{w.sentence()}\n\n{text}\n'


@enough
def short_tables(w, n):
    """Small ones between text, of varied looks."""
    columns = w.number(2, 5)

    def row(make):
        return '| ' + ' | '.join(make() for _ in range(columns)) + ' |\n'
    looks = ('---', ':-:', '--:', ':--')
    return w.sentence() + '\n\n' + row(w.phrase) + '|' + '|'.join(w.pick(looks) for _ in range(columns)) + '|\n' \
        + ''.join(row(lambda: w.pick((w.phrase, w.amount, w.name, w.emphasised, w.marked))()) for _ in range(w.number(1, 5))) \
        + '\n' + w.sentence() + '\n\n'


def noted(w, letters, each, length):
    """Paragraphs with notes; each: how many, length: sentences of one."""
    text, notes, n = '', '', 0
    while len(text) < letters:
        said = w.sentence()
        for _ in range(each()):
            n += 1
            said += f' {capital(w.clause())}[^{w.tag}{n}].'
            notes += f'[^{w.tag}{n}]: {w.prose(length())}\n\n'
        text += f'{said} {w.sentence()}\n\n'
    w.tag += 'x'
    return text + notes


def notes(w, letters):
    return noted(w, letters, lambda: w.number(0, 1), lambda: 1)


def many_notes(w, letters):
    return noted(w, letters, lambda: w.number(1, 3), lambda: w.number(0, 3) == 0 and 2 or 1)


def long_notes(w, letters):
    return noted(w, letters, lambda: int(w.number(0, 2) == 0), lambda: w.number(3, 9))


def notes_in_tables(w, letters):
    text = notes_text = ''
    n = 0
    while len(text) < letters or n < 5:
        n += 1
        call = ''
        if n % 6 == 2:
            call = f'[^{w.tag}t{n}]'
            notes_text += f'[^{w.tag}t{n}]: {w.sentence()}\n\n'
        text += f'| {n} | {w.phrase()}{call} | {w.phrase()} |\n'
    w.tag += 'x'
    return f'{w.sentence()}\n\n| TT | Nội dung | Ghi chú |\n|:-:|---|---|\n{text}\n{w.sentence()}\n\n{notes_text}'


def wide_table(w, letters):
    return prose(w, letters // 3) + '::: table page=landscape\n| TT | Nội dung | Sản phẩm | Hạn |\n|:-:|---|---|:-:|\n' \
        + ''.join(cells(w, n) for n in range(1, 3 + letters // 250)) + ':::\n\n' + prose(w, letters // 3)


def data(w, letters):
    """Rows that docgen makes tables of."""
    rows = max(3, letters // 350)
    return ('::: targets\n| id | chỉ tiêu | giá trị | hạn |\n|---|---|---|---|\n'
            + ''.join(f'| a{n} | {w.phrase()} | >= {w.number(1, 99)}% | {w.number(2026, 2030)} |\n' for n in range(rows))
            + f':::\n\n{w.sentence()}\n\n::: tasks\n| id | việc | chủ trì | phối hợp | hạn | sản phẩm |\n|---|---|---|---|---|---|\n'
            + ''.join(f'| b{n} | {w.phrase()} | {w.body()} | {w.body()}; {w.body()} | 2026-Q{w.number(1, 4)} | {w.phrase()} |\n'
                      for n in range(rows))
            + f':::\n\n{w.sentence()}\n\n::: budget unit=đồng\n| id | nguồn | số tiền |\n|---|---|---|\n'
            + ''.join(f'| c{n} | {w.phrase()} | {w.number(1, 99)}.{w.number(0, 999):03}.000 |\n' for n in range(rows)) + ':::\n\n')


BODY = (prose, emphasis, marks, addresses, unbreakable, lists, sections, breaks, page_breaks, long_table, merged_table,
        narrow_table, short_tables, notes, many_notes, long_notes, notes_in_tables, wide_table, data)


# ---- what stands around a body: changes the arguments of write_plan --------------

def annexes(w, plan, letters):
    for n, page in enumerate(('', ' page=landscape', '')):
        text = w.pick((prose, long_table, lists, merged_table, short_tables))(w, letters // 3)
        plan['closing'] += f'\n::: annex title="{w.phrase()}"{page}\n{text}::: /annex\n'


def wide_annex(w, plan, letters):
    plan['closing'] += f'\n::: annex title="{w.phrase()}" page=landscape\n{long_table(w, letters)}:::\n'


def contact(w, plan, letters):
    plan['more'] += f'contact: Số {w.number(1, 99)} phố {w.name()}; điện thoại: 0912.345.678{{{{br}}}}Trang thông tin: {w.url()}\n'


def sides(w, plan, letters):
    plan['more'] += 'sides: 2\n'


def small_paper(w, plan, letters):
    plan['more'] += f'paper: {w.pick(("a5", "a5-wide"))}\n'


def contents(w, plan, letters):
    plan['body'] = '::: toc\n\n::: page-break\n\n' + sections(w, letters) + plan['body']


def long_names(w, plan, letters):
    plan['unit'] = 'thanh-pho' if plan['template'].startswith('dang') else 'phong'
    plan['title'] = w.clause() + ' và ' + w.clause()


def signers(w, plan, letters):
    """No more than a page holds: LibreOffice loses what stands below its foot."""
    plan['closing'] = '\n::: signature\n' + '\n'.join(
        f'position: {w.pick(("Trưởng ban", "Chánh Văn phòng", "Phó Trưởng đoàn"))}\nname: Nguyễn Văn {n}\n' for n in ('AB' if 'a5-wide' in plan['more'] else 'ABC')) \
        + ':::\n' + form.RECIPIENTS + plan['closing'].partition(':::\n')[2].partition(':::\n')[2].partition(':::\n')[2]


def recipients(w, plan, letters):
    """Many of them, with braces."""
    lines = ''.join(f'- {w.body()}{" (để báo cáo)" if n < 3 else ""}\n' for n in range(w.number(8, 14)))
    head, _, rest = plan['closing'].partition('::: recipients\n')
    plan['closing'] = f'{head}::: recipients\n{"- Như trên" if "- Như trên" in rest else "- Thường trực Tỉnh ủy (để báo cáo)"}\n' \
        + lines + '- Lưu Văn phòng\n:::' + rest.partition(':::')[2]


AROUND = (annexes, wide_annex, contact, sides, small_paper, contents, long_names, signers, recipients)
SCHEMES = ('', 'numbering: A I 1 *\n', 'numbering: I 1 1.1 -\n', 'numbering: I. 1) a) *\n', 'numbering: 1 1.1 1.1.1 1.1.1.1\n')


# ---- the documents ----------------------------------------------------------------

def document(name, kind, pages, features, around):
    """features share the pages between them."""
    def make():
        w = Words(name)
        w.tag = 'n'
        plan = kinds.plan(*kind, '')
        letters = pages * PAGE // max(1, len(features))
        plan['body'] += ''.join(feature(w, letters) for feature in features)
        plan.setdefault('more', '')
        if kind[1] in ('ke-hoach', 'bao-cao', 'huong-dan', 'chuong-trinh'):
            plan['more'] += w.pick(SCHEMES)
        for change in around:
            change(w, plan, pages * PAGE // 3)
        return plan
    return make


def documents():
    made = {}
    choose = Words('which')
    for kind in kinds.KINDS:
        features = [choose.pick((prose, marks, lists, sections, short_tables, emphasis)) for _ in range(2)]
        name = 'kind ' + '/'.join(kind)
        made[name] = document(name, kind, choose.number(1, 4), [prose, *features], [])
    plain = ('dang', 'ke-hoach'), ('nha-nuoc', 'bao-cao')
    for n, feature in enumerate(BODY):
        name = 'alone ' + feature.__name__.replace('_', ' ')
        made[name] = document(name, plain[n % 2], 3, [feature], [])
    for n, change in enumerate(AROUND):
        name = 'alone ' + change.__name__.replace('_', ' ')
        made[name] = document(name, plain[n % 2], 2, [prose], [change])
    for pages in range(1, 21):
        name = f'together {pages}'
        few = choose.random.sample(BODY, min(len(BODY), 2 + pages // 3))
        around = [c for c in AROUND if choose.number(0, 3) == 0]
        made[name] = document(name, choose.pick(kinds.KINDS), pages, few, around)
    return made


DOCUMENTS = documents()

# Documents in which lines stand elsewhere for a reason (docs/layout.md, "Where the two differ").
NOTE = 'LibreOffice keeps a line whose note has no room, and puts the note on the next page'
CLOSING = 'LibreOffice parts the last row of a table from the closing'
KNOWN = {'alone narrow table': CLOSING, 'together 15': CLOSING,
         'together 11': NOTE, 'together 12': NOTE, 'together 16': NOTE}
