#!/usr/bin/python3
"""The words of the plan, of the DOCX, of the PDF, of the HTML page and of the plain
text are the same, in reading order, generated numbers included.

The plan's own words are read here by a few lines that know nothing of docgen:
every paragraph of the source without computed parts must stand, whole, among
the paragraphs printed.  DOCX and PDF are compared word by word; DOCX, page and plain
text paragraph by paragraph.
"""
import os
import re
import sys
import unicodedata

sys.path.insert(0, os.path.join(os.path.dirname(__file__), '..', 'lib'))
import docx
import form
import page
import words
from tap import SAMPLES, WHOLE, case, compiled, equal, folder, holds, main, write_plan


def source_paragraphs(path):
    """Paragraphs of a plan that hold no computed part, marks taken off."""
    with open(path, encoding='utf-8') as f:
        text = unicodedata.normalize('NFC', f.read())
    body = text.split('\n---\n', 1)[1]
    body = '\n'.join(l for l in body.split('\n') if not l.lstrip().startswith('%%'))
    body = re.sub(r'(?ms)^::: (recipients|signature|addressees|bases|copy)\b.*?^:::.*?$', '', body)
    for block in re.split(r'\n\s*\n|\n *(?=- |\+ |\d\d?\. |[a-zđ]\) |\(\d+\) |#|:::)', body):
        block = ' '.join(block.split())
        if not block or re.search(r'\{\{|\[@|\[\^|^:::|^@|^\||\\', block):
            continue
        block = re.sub(r' ?\{[#.][^}]*\}$', '', block)
        heading = re.match(r'^#+ (.*)$', block)
        block = heading.group(1) if heading else re.sub(r'^(?:[-+] |\d\d?\. |[a-zđ]\) |\(\d+\) )', '', block)
        yield re.sub(r'(?<![\s(])\*+|\*+(?![\s)])', '', block).strip(), bool(heading)


def compare(plan):
    with folder() as where:
        paper = compiled(plan, where, '--to', 'docx,pdf,html,text')
        same_on_screens(paper[0])
        return words.same_words(*paper, os.path.basename(plan))


def same_on_screens(path):
    """The page and the plain text have the paragraphs of the DOCX, but for page numbers of contents."""
    shown = page.Paragraphs(path.replace('.docx', '.html'))
    printed = docx.paragraphs(path)
    for i in shown.entries:
        printed[i] = re.sub(r' \d+$', '', printed[i])
    for i, (one, other) in enumerate(zip(shown.text, printed)):
        equal(one, other, f'paragraph {i} of the page')
    equal(len(shown.text), len(printed), 'paragraphs of the page')
    equal(' '.join(shown.notes).split(), sum(docx.notes(path), []), 'notes of the page')
    equal(' '.join(shown.foot).split(), docx.first_foot(path), 'foot of the page')
    lines = page.fields(path.replace('.docx', '.txt'))
    for one, other in zip(lines, shown.fields):
        equal(one, other, 'plain text')
    equal(len(lines), len(shown.fields), 'plain text')


def place(text, printed, start):
    """Where text stands from start on, behind a number or alone."""
    return next((i for i in range(start, len(printed)) if printed[i] == text or (
        printed[i].endswith(' ' + text) and len(printed[i]) - len(text) < 16)), None)


def plain_end(printed):
    """The rule set owns the mark at the very end of the text: "./." is read as "."."""
    return [re.sub(r'\./\.$', '.', p) for p in printed]


WORDS = 'Phần thứ Chương Mục Tiểu mục Điều'.split()
ORDINALS = 'nhất hai ba tư năm sáu bảy tám chín mười'.split()
ARTICLES = {'quyet-dinh': 'Điều 1', 'quy-dinh': 'Chương I Mục 1 Điều 1', 'quy-che': 'Chương I Mục 1 Điều 1'}


def scheme_of(header):
    """(words, first form) of each level: the plan's own scheme or its kind's."""
    family, kind = re.search(r'(?m)^template: *([^/]*)/(.*)$', header).groups()
    own = re.search(r'(?m)^numbering: (.*)$', header)
    levels, words = [], []
    for token in (own.group(1) if own else 'Điều 1' if (family, kind) == ('nha-nuoc', 'nghi-quyet')
                  else ARTICLES.get(kind, 'I 1 1.1 -')).split():
        if token in WORDS:
            words.append(token)
        else:
            levels.append((' '.join(words), token))
            words = []
    return family == 'nha-nuoc', levels


def label_of(state, words, form, n, above):
    after = '.' if state else '-'
    number = {'A': chr(64 + n), 'I': docx.roman(n), '1': str(n), 'nhất': ORDINALS[n - 1] if n <= 10 else '',
              'a': 'abcdđeghiklmnopqrstuvxy'[n - 1:n], '1.1': f'{above}.{n}.'}.get(form, form)
    if words:
        return f'{words} {number}' + ('.' if words == 'Điều' else '')
    return number + {'A': after, 'I': after, '1': '.', 'a': ')'}.get(form, '')


def labels(path):
    """(number, text) of every heading before the first annex, counted here from the plan's scheme."""
    with open(path, encoding='utf-8') as f:
        header, body = unicodedata.normalize('NFC', f.read()).split('\n---\n', 1)
    state, levels = scheme_of(header)
    articles = 0
    count = [0] * 5
    for line in body.split('::: annex')[0].split('\n'):
        match = re.match(r'(#{1,4}) (.*?)(?: ?\{[#.][^}]*\})?$', line)
        if not match:
            continue
        depth = len(match.group(1))
        count[depth] += 1
        count[depth + 1:] = [0] * (4 - depth)
        words, form = levels[depth - 1]
        articles += words == 'Điều'
        yield (label_of(state, words, form, articles if words == 'Điều' else count[depth], count[depth - 1]),
               re.sub(r'(?<![\s(])\*+|\*+(?![\s)])', '', match.group(2)))


def add(plan):
    stem = os.path.splitext(os.path.basename(plan))[0]

    def both_files():
        compare(plan)

    def source():
        with folder() as where:
            printed = plain_end(docx.paragraphs(compiled(plan, where)[0]))
        found, at = 0, 0
        for text, heading in source_paragraphs(plan):
            text = re.sub(r'\./\.$', '.', text)
            here = place(text, printed, at)
            if heading:                             # in capitals or not, as its number asks
                upper = place(text.upper(), printed, at)
                here = min((i for i in (here, upper) if i is not None), default=None)
            holds(here is not None, f'not printed, or not in its place: {text}')
            at, found = here + 1, found + 1
        holds(found > 0, 'paragraphs compared')

    def numbers():
        with folder() as where:
            printed, at = plain_end(docx.paragraphs(compiled(plan, where)[0])), 0
        for label, text in labels(plan):
            here = [i for i in range(at, len(printed)) if printed[i] in (
                f'{label} {text}', f'{label} {text.upper()}')] if '{{' not in text and '[@' not in text else [at]
            holds(here, f'not printed: {label} {text}')
            at = here[0]
    both_files.__name__ = f'DOCX, PDF, page and plain text of {stem} hold the same words'
    source.__name__ = f'every paragraph of {stem} is printed in order'
    numbers.__name__ = f'every heading of {stem} has its number'
    case(both_files)
    if plan in WHOLE:
        case(source)
        case(numbers)


for sample in SAMPLES:
    add(sample)

ALL = ('# Một\n\n## Hai {#hai}\n\n### Việc {.text}\n\n# Ba\n\n## Bốn\n\nXem mục {{#hai}}.\n\nGồm:\n\n'
       + ''.join(f'{c}) Mục {c}\n' for c in 'abcdđeghiklmnopqrstuvxy')
       + '\nBước:\n\n3. Ba\n- gạch\n+ cộng\n+ cộng\n- gạch\n4. Bốn\n\nĐoạn chen giữa.\n\n5. Năm\n\n'
       '(1) Một\n(2) Hai\n\nCông văn 224-KL/TU, giai đoạn 2026-2030, và/hoặc; “ngoặc” **đậm**dính.\n\n'
       '| Việc | Hạn |\n|---|:-:|\n| **I. Nhóm** | << |\n| một | 30/6 |\n| hai | ^^ |\n')


@case
def every_mark_in_one_document():
    with folder() as where:
        printed = compare(write_plan(where, ALL, more='numbering: A I 1 *\n'))
    for text in ('A- MỘT', 'I- HAI', '1. Việc', 'B- BA', 'I- BỐN', 'Xem mục A.I.', 'đ) Mục đ',
                 'e) Mục e', 'g) Mục g', 'y) Mục y', '3. Ba', '- gạch', '+ cộng', '4. Bốn', '5. Năm',
                 '(2) Hai'):
        holds(text in printed, f'{text!r} is not among {printed}')


@case
def contact_line_is_text_of_the_first_page():
    with folder() as where:
        plan = write_plan(where, 'Đoạn văn.\n\n' + 'Đoạn dài. ' * 900 + '\n',
                          more='contact: Số 1 đường 30-4; thư: a@b.vn{{br}}Tầng 2\n')
        compare(plan)
        equal(docx.first_foot(compiled(plan, where)[0]), 'Số 1 đường 30-4; thư: a@b.vn Tầng 2'.split())


@case
def table_of_contents_has_the_same_words():
    with folder() as where:
        printed = compare(write_plan(where, form.TOC))
    for text in ('MỤC LỤC', 'I- PHẦN 1 1', '1.1. Việc 1 2'):
        holds(text in printed, f'{text!r} is not among {printed}')


@case
def vietnamese_with_every_diacritic():
    vowels = 'aăâeêioôơuưy'
    tones = ['', '\u0300', '\u0301', '\u0303', '\u0309', '\u0323']
    letters = [unicodedata.normalize('NFC', v + t) for v in vowels for t in tones] + ['đ']
    body = ' '.join(letters) + ' ' + ' '.join(letters).upper() + '\n\n**' + ' '.join(letters) \
        + '** *' + ' '.join(letters).upper() + '*\n'
    with folder() as where:
        printed = compare(write_plan(where, body))
    holds(' '.join(letters) + ' ' + ' '.join(letters).upper() in printed, printed)


main()
