#!/usr/bin/python3
"""A table of contents is one to readers, too: links in the PDF, a field of
Word's own in the DOCX."""
import os
import re
import subprocess
import sys
import zipfile

from lxml import etree

sys.path.insert(0, os.path.join(os.path.dirname(__file__), '..', 'lib'))
from tap import case, compiled, equal, folder, holds, main, write_plan

W = '{http://schemas.openxmlformats.org/wordprocessingml/2006/main}'
BODY = ('::: toc levels=2\n\n::: page-break\n# Một\n\nChữ.\n\n## Hai\n\nChữ.\n\n::: page-break\n## Ba[^a]\n\n'
        '### Bốn\n\nChữ.\n\n[^a]: Chú thích.\n')
ANNEX = '\n::: annex title="Biểu"\n# Năm\n\nChữ.\n:::\n'
CLOSING = '\n::: recipients\n- Lưu Văn phòng\n:::\n\n::: signature\nname: Nguyễn Văn A\n:::\n'


def parts(**more):
    with folder() as where:
        docx, pdf = compiled(write_plan(where, BODY, **more), where)
        with zipfile.ZipFile(docx) as package:
            read = {n: package.read('word/' + n) for n in ('document.xml', 'settings.xml')}
        out = subprocess.run(['qpdf', '--qdf', '--object-streams=disable', pdf, '-'],
                             stdout=subprocess.PIPE).stdout.decode('latin-1')
    return etree.fromstring(read['document.xml']), read['settings.xml'].decode(), out


@case
def entries_are_links_in_the_pdf():
    pdf = parts()[2]
    objects = dict(re.findall(r'(?s)\n(\d+) 0 obj\n(.*?)\nendobj', pdf))
    pages = re.search(r'/Kids \[(.*?)\]', next(o for o in objects.values() if '/Type /Pages' in o), re.S)
    pages = re.findall(r'(\d+) 0 R', pages.group(1))
    links = [o for o in objects.values() if '/Subtype /Link' in o]
    equal(len(links), 3, 'links')
    annots = re.findall(r'(\d+) 0 R', re.search(r'/Annots \[(.*?)\]', objects[pages[0]], re.S).group(1))
    equal(len(annots), 3, 'all on the first page')
    led = []
    for number in annots:
        link = objects[number]
        holds(re.search(r'/Border \[\s*0\s+0\s+0\s*\]', link), 'without a border')
        holds('/Contents' in link, 'with words')
        led.append(pages.index(re.search(r'/Dest \[\s*(\d+) 0 R\s*/XYZ', link).group(1)) + 1)
        x1, y1, x2, y2 = map(float, re.search(r'/Rect \[\s*(.*?)\s*\]', link, re.S).group(1).split())
        holds(0 < x1 < x2 < 596 and 0 < y1 < y2 < 842 and x2 - x1 > 400, 'over the whole entry')
    equal(led, [2, 2, 3], 'where they lead')


@case
def entries_are_a_field_in_the_docx():
    for closing, bounded in ((CLOSING, False), (CLOSING + ANNEX, True)):
        body, settings, _ = parts(closing=closing)
        codes = [i.text for i in body.iter(W + 'instrText')]
        equal(codes, [' TOC \\o "1-2" \\h \\z \\u ' + ('\\b _ThanVanBan ' if bounded else '')]
              + [f' PAGEREF _Toc0000000{n} \\h ' for n in (1, 2, 3)])
        kinds = [c.get(W + 'fldCharType') for c in body.iter(W + 'fldChar')]
        equal(kinds, ['begin', 'separate'] + ['begin', 'separate', 'end'] * 3 + ['end'])
        marks = [b.get(W + 'name') for b in body.iter(W + 'bookmarkStart')]
        equal(sorted(marks), ['_ThanVanBan'] * bounded + [f'_Toc0000000{n}' for n in (1, 2, 3)])
        equal([h.get(W + 'anchor') for h in body.iter(W + 'hyperlink')],
              [f'_Toc0000000{n}' for n in (1, 2, 3)])
        for link in body.iter(W + 'hyperlink'):
            paragraph = link.getparent()
            holds(paragraph.find(f'{W}pPr/{W}numPr') is None, 'an entry has no number of its own')
            equal(len(list(link.iter(W + 'tab'))), 1, 'a tab before the page number')
        equal([''.join(t.text for t in h.iter(W + 't')) for h in body.iter(W + 'hyperlink')],
              ['I- MỘT2', '1. Hai2', '2. Ba3'])
        holds('updateFields' not in settings, 'nothing is asked at opening')


main()
