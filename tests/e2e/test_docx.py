#!/usr/bin/python3
"""Every DOCX that the samples and the golden plans give holds together; and the
checks that say so find what is broken."""
import os
import re
import sys
import zipfile

sys.path.insert(0, os.path.join(os.path.dirname(__file__), '..', 'lib'))
from lxml import etree

import docx_check
import form
from docx import W
from tap import PROJECT, SAMPLES, case, compiled, docgen, equal, folder, holds, main, write_plan

GOLDEN = os.path.join(PROJECT, 'tests', 'golden')

EVERYTHING = (
    'Có chú thích[^a] và [^b]. Xem mục {{#sau}}.\n\n' + form.HEADINGS + '\nGồm:\n\n1. Một\n2. Hai\n\na) Một\nb) Hai\n\n'
    '::: table widths="1 3 2 2" caption="Biểu"\n| TT | Nội dung | Kinh phí | << |\n|:-:|---|--:|--:|\n'
    '| ^^ | ^^ | 2026 | 2027 |\n| **I. Nhóm** | << | << | << |\n| 1 | Việc | 10 | 20 |\n| ^^ | Khác | 5 | << |\n'
    ':::\n\n# Mục sau {#sau}\n\n::: table page=landscape\n| A | B |\n|---|---|\n| một | hai |\n:::\n\nSau.\n\n'
    '[^a]: Một.\n\n[^b]: Hai.\n')
ANNEXES = ('\n::: annex title="Biểu một"\nĐoạn.\n:::\n\n::: annex title="Biểu hai" page=landscape\n'
           '| a | b |\n|---|---|\n| một | hai |\n:::\n')
BRACED = ('\n::: recipients\n- Một (để báo cáo)\n- Hai (để báo cáo)\n- Lưu Văn phòng\n:::\n')


def everything(where):
    return compiled(write_plan(where, EVERYTHING, closing=form.SIGNATURE + BRACED + ANNEXES), where)[0]


@case
def samples():
    for plan in SAMPLES:
        with folder() as where:
            equal(docx_check.findings(compiled(plan, where)[0]), [], os.path.basename(plan))


@case
def golden_plans():
    good = 0
    for top, _, names in os.walk(GOLDEN):
        for name in sorted(n for n in names if n.endswith('.plan')):
            with folder() as where:
                if docgen(os.path.join(top, name), '--to', 'docx', '-o', where).status:
                    continue
                made = [os.path.join(where, n) for n in os.listdir(where)]
                holds(made, name)
                for path in made:       # more than one where a plan names units
                    equal(docx_check.findings(path), [], os.path.relpath(os.path.join(top, name), GOLDEN))
                good += 1
    holds(good > 50, f'{good} plans')


@case
def every_form_at_once():
    with folder() as where:
        equal(docx_check.findings(everything(where)), [])


BREAKS = (      # (part, what is there, what stands there instead, what is said of it)
    ('word/document.xml', r'r:id="rId\d+"', 'r:id="rId99"', 'no relationship'),
    ('word/document.xml', r'<w:pStyle w:val="Kind"/>', '<w:pStyle w:val="Kin"/>', 'style'),
    ('word/document.xml', r'(<w:footnoteReference w:id=)"1"', r'\1"7"', 'called'),
    ('word/document.xml', r'w:anchor="\w*"', 'w:anchor="KhongCo"', 'which is not there'),
    ('word/document.xml', r'w:name="DanChieu_1"', 'w:name="1-DanChieu"', 'is called'),
    ('word/document.xml', r'<w:cantSplit/>', '', 'split'),
    ('word/document.xml', r'<w:tblHeader/>', '', 'header rows'),
    ('word/document.xml', r'<w:vMerge w:val="restart"/>', '', 'merged'),
    ('word/document.xml', r'<w:gridSpan w:val="2"/>', '', 'columns'),
    ('word/document.xml', r'(<wp:docPr id=)"\d+"', r'\1"1"', 'docPr'),
    ('word/document.xml', r'<w:orient[^>]*>|w:orient="landscape"', '', 'orient'),
    ('word/document.xml', r'<w:body>', '<w:body><w:p/>', 'empty paragraph'),
    ('word/document.xml', r' xml:space="preserve"', '', 'space lost'),
    ('word/styles.xml', r'w:val="vi-VN"', 'w:val="en-US"', 'language'),
    ('word/styles.xml', r'w:cs="Times New Roman"', '', 'fonts'),
    ('word/styles.xml', r'(<w:numId w:val=)"1"', r'\1"44"', 'list 44'),
    ('word/numbering.xml', r'<w:pStyle w:val="Heading1"/>', '', 'numbers by'),
    ('word/header1.xml', r'PAGE', 'DATE', 'PAGE'),
    ('word/header1.xml', r'<w:fldChar w:fldCharType="end"/>', '', 'field'),
    ('word/_rels/document.xml.rels', r'<Relationship [^>]*numbering.xml"/>', '', 'not reached'),
    ('[Content_Types].xml', r'<Override [^>]*numbering[^>]*/>', '', 'type'),
    ('docProps/core.xml', r'<dc:title>[^<]*</dc:title>', '', 'title'),
)


@case
def what_is_broken_is_found():
    with folder() as where:
        good = everything(where)
        with zipfile.ZipFile(good) as package:
            parts = {n: package.read(n).decode() for n in package.namelist()}
        bad = os.path.join(where, 'bad.docx')
        for part, pattern, instead, said in BREAKS:
            text = re.sub(pattern, instead, parts[part])
            holds(text != parts[part], f'{part}: {pattern} is not there')
            with zipfile.ZipFile(bad, 'w') as package:
                for name, old in parts.items():
                    package.writestr(name, text if name == part else old)
            found = docx_check.findings(bad)
            holds(any(said in f for f in found), f'{part}, {pattern}: {found}')


REFERENCES = ('# Mục đích {#muc-dich}\n\nXem **{{#pl}}**, {{#viec}} và {{#muc-dich:title}}[^a].\n\n1. Việc một {#viec}\n2. Việc hai '
              'nêu tại {{#viec}}\n\n[^a]: Như mục {{#muc-dich}}.\n')


@case
def references_are_links_with_the_look_of_their_words():
    with folder() as where:
        plan = write_plan(where, REFERENCES, closing=form.SIGNATURE + form.RECIPIENTS + ANNEXES.replace('annex', 'annex #pl', 1))
        path = compiled(plan, where)[0]
        equal(docx_check.findings(path), [])
        with zipfile.ZipFile(path) as package:
            document, notes = (etree.fromstring(package.read(f'word/{n}.xml')) for n in ('document', 'footnotes'))
        place = {e.get(W + 'name'): ''.join(e.getparent().itertext()) for e in document.iter(W + 'bookmarkStart')}
        found = [(''.join(e.itertext()), place[e.get(W + 'anchor')], [p.tag for p in e.iter(W + 'b')] != [])
                 for root in (document, notes) for e in root.iter(W + 'hyperlink')]
        equal(found, [('Phụ lục số 1', 'Phụ lục số 1', True), ('I.1', 'Việc một', False), ('Mục đích', 'MỤC ĐÍCH', False),
                      ('I.1', 'Việc một', False), ('I', 'MỤC ĐÍCH', False)])


main()
