#!/usr/bin/python3
"""References inside a document lead to what they name, in both files alike: the same
words, and the place where that begins."""
import os
import sys
import zipfile

from lxml import etree

sys.path.insert(0, os.path.join(os.path.dirname(__file__), '..', 'lib'))
import tags
from pdf_document import Document
from pdf_file import text
from tap import CLOSING, SAMPLES, case, compiled, equal, folder, holds, main, write_plan

W = '{http://schemas.openxmlformats.org/wordprocessingml/2006/main}'
LONG = 'rà soát từng việc theo nội dung nêu tại '


def of_docx(path):
    """Words of each reference, as Word shows them: text, then footnotes."""
    found = []
    with zipfile.ZipFile(path) as package:
        for name in ('word/document.xml', 'word/footnotes.xml'):
            if name in package.namelist():
                found += [''.join(t.text for t in link.iter(W + 't'))
                          for link in etree.fromstring(package.read(name)).iter(W + 'hyperlink')
                          if (link.get(W + 'anchor') or '').startswith('DanChieu_')]
    return found


def of_pdf(path):
    """Words of each element that is a link in the text: what a reader aloud says."""
    found, last = [], None
    for elements, words in tags.pieces(path):
        link = next((e for e in elements if e[0] == 'Link'), None)
        if link is None or any(t == 'TOCI' for t, _ in elements):
            continue
        if link is not last:
            found.append('')
        found[-1] += words
        last = link
    return found


def links(path):
    """(page, words, rectangle, page that it leads to, from the foot) of each annotation."""
    with open(path, 'rb') as f:
        doc = Document(f.read())
    number = {page.ref: page.number for page in doc.pages}
    for note in doc.annotations:
        entries = {k: doc.file.get(v) for k, v in note.dict.items()}
        dest = doc.file.list(entries['Dest'])
        yield (note.page.number, text(entries['Contents']), [float(x) for x in doc.file.list(entries['Rect'])],
               number[dest[0]], float(dest[3]))


def spaced(words):
    return [' '.join(w.split()) for w in words]


def compare(docx, pdf):
    printed, said = of_docx(docx), of_pdf(pdf)
    equal(sorted(spaced(said)), sorted(spaced(printed)), 'words that lead somewhere')
    return said


def add(plan):
    def sample():
        with folder() as where:
            compare(*compiled(plan, where))
    sample.__name__ = f'references of {os.path.basename(plan)[:-5]}'
    case(sample)


for plan in SAMPLES:
    with open(plan, encoding='utf-8') as f:
        if '{{#' in f.read():
            add(plan)


@case
def they_lead_to_the_page_and_line():
    body = ('# Một\n\nXem mục {{#ba}}, **{{#hai}}** và {{#pl}}.\n\n::: page-break\n# Hai {#hai}\n\nChữ.\n\n'
            '::: page-break\nChữ.\n\n# Ba {#ba}\n\nNhư đã nêu tại mục {{#hai}}[^a].\n\n[^a]: Theo mục {{#ba}}.\n')
    annex = '\n::: annex #pl title="Biểu"\nChữ.\n:::\n'
    with folder() as where:
        docx, pdf = compiled(write_plan(where, body, closing=CLOSING + annex), where)
        said = compare(docx, pdf)
        found = list(links(pdf))
    equal(said, ['III', 'II', 'Phụ lục', 'II', 'III'])
    equal([(page, words, to) for page, words, _, to, _ in found],
          [(1, 'III', 3), (1, 'II', 2), (1, 'Phụ lục', 4), (3, 'II', 2), (3, 'III', 3)])
    for _, words, (x1, y1, x2, y2), _, top in found:
        holds(0 < x1 < x2 < 596 and 0 < y1 < y2 < 842, f'{words} lies on the page')
        holds(10 < y2 - y1 < 20 and x2 - x1 < 60, f'{words} is covered alone')
        holds(600 < top < 842, f'{words} leads to the head of the page')


@case
def words_over_two_lines_are_one_link_with_two_areas():
    body = '# Một\n\n' + 'x' * 30 + ' ' + LONG * 4 + '{{#pl}}, ' + LONG + '\n'
    annexes = ''.join(f'\n::: annex #{i} title="Biểu"\nChữ.\n:::\n' for i in ('khac', 'pl'))
    with folder() as where:
        for more in range(30):
            docx, pdf = compiled(write_plan(where, body.replace('x ', 'x' * more + ' '),
                                            closing=CLOSING + annexes), where)
            compare(docx, pdf)
            found = list(links(pdf))
            if len(found) == 2:
                break
    equal(len(found), 2, 'areas')
    holds(found[0][2][1] > found[1][2][1], 'one line below the other')
    holds(found[0][2][2] > found[1][2][2], 'the end of a line, the beginning of the next')


@case
def a_row_that_is_repeated_leads_nowhere_again():
    rows = ''.join(f'| Việc thứ {n}, báo cáo kết quả từng quý | {n}/6 |\n' for n in range(1, 90))
    body = '# Một {#mot}\n\n| Việc theo mục {{#mot}} | Hạn |\n|---|---|\n' + rows
    with folder() as where:
        docx, pdf = compiled(write_plan(where, body), where)
        compare(docx, pdf)
        equal([(page, words) for page, words, *_ in links(pdf)], [(1, 'I')])


main()
