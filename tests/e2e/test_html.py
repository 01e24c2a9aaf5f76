#!/usr/bin/python3
"""What is read on screens: docgen --to html and --to text.  That the words are those of
the DOCX is test_text.py's to see; here is what only a page has."""
import os
import re
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), '..', 'lib'))
import form
import form_party
import page
from redline_pairs import PAIRS, write_pair
from tap import SAMPLES, case, docgen, equal, folder, holds, main, plan_text, write_plan


def text_of(path):
    with open(path, encoding='utf-8') as f:
        return f.read()


def made(plan, where, *options):
    done = docgen(plan, '-o', where, '--to', 'html', *options)
    equal(done.status, 0, done.err)
    return os.path.join(where, os.path.basename(plan)[:-5] + '.html')


def paged(body, where, **header):
    return made(write_plan(where, body, **header), where)


@case
def only_what_is_asked_for_is_written():
    for formats, expected in (('html', ['thu.html']), ('text', ['thu.txt']), ('text,html', ['thu.html', 'thu.txt']),
                              ('docx,pdf', ['thu.docx', 'thu.pdf'])):
        with folder() as where:
            out = os.path.join(where, 'out')
            equal(docgen(write_plan(where, 'Đoạn.\n'), '-o', out, '--to', formats).status, 0)
            equal(sorted(os.listdir(out)), expected)


@case
def an_unknown_format_is_named_with_those_there_are():
    with folder() as where:
        done = docgen(write_plan(where, 'Đoạn.\n'), '-o', where, '--to', 'htm', '--lang', 'en')
        equal(done.status, 2)
        holds('docx, pdf, html, text' in done.err and 'html' in done.err, done.err)


HOSTILE = ('\\<script>alert(1)\\</script> & \\</style>\\<b> " \' &lt; -->\n\n# \\<h1> & "x" {#a}\n\n- \\<li onclick="x">\n\n'
           '::: table caption="\\<i>&"\n| \\<td> | "&" |\n|---|---|\n| \\</table> | \\<!-- |\n:::\n\nGhi[^x]. {{#a}}\n\n'
           '[^x]: \\</section> & \\<p>\n')


@case
def hostile_words_are_words():
    with folder() as where:
        path = paged(HOSTILE, where, title='<title> & "quotes"</title>', more='contact: <a href="x">\n')
        root = page.read(path)
        for element in root.iter('script', 'b', 'i'):
            holds(False, f'<{element.tag}> came from the plan')
        equal(len(root.findall('.//table')), 1)
        equal([e for e in root.iter() if any(k.startswith('on') for k in e.keys())], [])
        shown = page.Paragraphs(path)
        equal(shown.foot, ['<a href="x">'])
        holds('<script>alert(1)</script> & </style><b> " \' &lt; -->' in shown.text, shown.text)
        holds('- <li onclick="x">' in shown.text, shown.text)
        equal(shown.notes, ['1 </section> & <p>'])
        holds('<title> & "quotes"</title>' in root.find('.//title').text, root.find('.//title').text)
        equal(root.find('.//section[@tabindex]').get('aria-label'), 'Bảng 1: <i>&')


@case
def nothing_comes_from_elsewhere():
    for plan in SAMPLES:
        with folder() as where:
            text = text_of(made(plan, where))
            found = re.findall(r'(?:src|href)="([^"]*)"|url\(([^)]*)\)|(@import)', text)
            equal([f for f in found if not re.match(r'#|"?data:image/', f[0] or f[1])], [], plan)
            holds(not re.search(r'<(link|script|iframe|object)\b', text), plan)


@case
def the_same_bytes_every_time():
    for plan in SAMPLES[::7]:
        with folder() as one, folder() as two:
            equal(text_of(made(plan, one)), text_of(made(plan, two)), plan)


@case
def landmarks_headings_and_language():
    with folder() as where:
        root = page.read(paged('# Một\n\n## Hai\n\nĐoạn.\n\n# Ba\n', where, closing=form.SIGNATURE + form.RECIPIENTS
                               + '\n::: annex title="Biểu"\n# Trong phụ lục\n\nChữ.\n:::\n'))
        equal(root.get('lang'), 'vi-VN')
        equal([(e.tag, page.tidy(page.words(e))) for e in root.iter('h1', 'h2', 'h3', 'h4')], [
            ('h1', 'KẾ HOẠCH về việc thử'), ('h2', 'I- MỘT'), ('h3', '1. Hai'), ('h2', 'II- BA'),
            ('h2', 'Phụ lục BIỂU'), ('h3', 'I- TRONG PHỤ LỤC')])
        equal([e.tag for e in root.find('.//div[@class="paper"]')], ['header', 'main'])
        equal(len(root.findall('.//main/footer')), 1)


@case
def a_table_says_what_its_cells_are():
    with folder() as where:
        root = page.read(paged('::: table caption="Phân công"\n| Việc | Hạn | << |\n|---|---|---|\n| **Nhóm một** | << | << |\n'
                               '| a | b | c |\n| ^^ | d | << |\n:::\n', where))
        table = root.find('.//table')
        equal(page.words(table.find('caption')), 'Phân công')
        equal([(e.tag, e.get('scope'), e.get('colspan'), e.get('rowspan'), page.tidy(page.words(e)))
               for e in table.iter('th', 'td')],
              [('th', 'col', None, None, 'Việc'), ('th', 'colgroup', '2', None, 'Hạn'),
               ('th', 'rowgroup', '3', None, 'Nhóm một'), ('td', None, None, '2', 'a'), ('td', None, None, None, 'b'),
               ('td', None, None, None, 'c'), ('td', None, '2', None, 'd')])
        equal([e.tag for e in table], ['caption', 'colgroup', 'thead', 'tbody'])


@case
def notes_and_contents_are_links_there_and_back():
    with folder() as where:
        root = page.read(paged('Một[^a], hai[^b].\n\n[^a]: Ghi một.\n[^b]: Ghi hai.\n\n' + form.TOC, where))
        ids = [e.get('id') for e in root.iter() if e.get('id')]
        equal(sorted(set(ids)), sorted(ids), 'ids')
        links = [(a.get('href'), a.get('role')) for a in root.iter('a')]
        for href, _ in links:
            holds(href[1:] in ids, f'{href} leads nowhere')
        equal([r for _, r in links if r], ['doc-noteref'] * 2 + ['doc-backlink'] * 2)
        entries = [page.words(a) for a in root.findall('.//nav//a')]
        holds(entries[0] == 'I- PHẦN 1' and len(entries) > 3, entries)


@case
def references_lead_to_where_the_words_begin():
    body = ('::: toc\n\n# Mục đích {#muc-dich}\n\nXem **{{#pl}}**, {{#viec}}.\n\n1. Việc một {#viec}\n\n# Sau {#sau}\n\nNhư mục '
            '{{#muc-dich:title}}[^a].\n\n[^a]: Như {{#viec}}.\n')
    with folder() as where:
        path = paged(body, where, closing=form.SIGNATURE + form.RECIPIENTS + '\n::: annex #pl title="Biểu"\nChữ.\n:::\n')
        root = page.read(path)
        at = {e.get('id'): (e.tag, page.tidy(page.words(e))) for e in root.iter() if e.get('id')}
        equal([(page.words(a), at[a.get('href')[1:]]) for a in root.iter('a') if a.get('class') == 'to'],
              [('Phụ lục', ('span', 'Phụ lục')), ('I.1', ('p', '1. Việc một')), ('Mục đích', ('h2', 'I- MỤC ĐÍCH')),
               ('I.1', ('p', '1. Việc một'))])
        equal([a.get('href') for a in root.findall('.//nav//a')], ['#p-muc-dich', '#toc-2'])
        equal(len(at), len([e for e in root.iter() if e.get('id')]), 'each id is there once')
        holds('id="p-sau"' in text_of(path), 'what nothing refers to keeps its id')
        css = root.find('.//style').text
        holds(re.search(r'@media print\{.*\.to\{text-decoration:none\}\}', css, re.S), 'printed, a link looks like its words')


@case
def a_page_of_two_documents_has_links_that_lead_somewhere():
    for name in [n for n in PAIRS if 'reference' in n]:
        for turn in (list, reversed):
            with folder() as where:
                root = page.read(redlined(*turn(write_pair(name, where)), where))
                ids = [e.get('id') for e in root.iter() if e.get('id')]
                equal(sorted(ids), sorted(set(ids)), name)
                equal([a.get('href') for a in root.iter('a') if a.get('href')[1:] not in ids], [], name)


@case
def abbreviations_have_their_words():
    with folder() as where:
        root = page.read(paged('Giao UBND các xã.\n', where))
        equal([(a.text, a.get('title')) for a in root.iter('abbr') if a.text == 'UBND'], [('UBND', 'Ủy ban nhân dân')])


@case
def pictures_are_in_the_page():
    with folder() as where:
        form.write_files(where, form.PICTURES)
        plan = write_plan(where, 'Đoạn.\n', closing=form.RECIPIENTS + '\n::: signature\nposition: TRƯỞNG BAN\npicture: '
                          'ky.png\nname: Nguyễn Văn A\n:::\n')
        image = page.read(made(plan, where)).find('.//img')
        holds(image.get('src').startswith('data:image/png;base64,iVBORw0KGgo'), image.get('src')[:60])
        holds('Nguyễn Văn A' in image.get('alt'), image.get('alt'))


@case
def measures_are_those_of_the_rule_set():
    with folder() as where:
        text = text_of(paged('Đoạn.\n', where))
        for rule in ('@page{size:595.3pt 841.9pt;margin:56.7pt 42.5pt 56.7pt 85.05pt;', '.paper{width:595.3pt;'):
            holds(rule in text, rule)
        body = re.search(r'\.s-body\{([^}]*)\}', text).group(1)
        holds('font-size:14pt;line-height:18pt;' in body and 'text-align:justify' in body, body)


@case
def plain_text_is_lines():
    with folder() as where:
        plan = write_plan(where, '# Một\n\nĐoạn[^a].\n\n[^a]: Ghi.\n\n| A | B | C |\n|---|---|---|\n| một | << | ba |\n'
                          '| ^^ | << | sáu |\n')
        equal(docgen(plan, '-o', where, '--to', 'text').status, 0)
        text = text_of(os.path.join(where, 'thu.txt'))
        holds('\n\nI- MỘT\nĐoạn[1].\n\nA\tB\tC\nmột\t\tba\n\t\tsáu\n\n' in text, text)
        holds(text.endswith('Nguyễn Văn A\n\n[1] Ghi.\n'), text)
        holds('\n\n\n' not in text, text)


# ---- two documents, and who wrote what ------------------------------------------------------


def redlined(old, new, where):
    out = os.path.join(where, 'khac.html')
    done = docgen('redline', old, new, '-o', out)
    equal(done.status, 0, done.err)
    return out


@case
def a_page_of_two_documents_reads_as_either():
    for name in PAIRS:
        with folder() as where:
            old, new = write_pair(name, where)
            out = redlined(old, new, where)
            for plan, without in ((old, ('ins',)), (new, ('del',))):
                alone, both = page.Paragraphs(made(plan, where)), page.Paragraphs(out, without)
                equal(' '.join(both.text).split(), ' '.join(alone.text).split(), f'{name} without {without}')
            ids = [e.get('id') for e in page.read(out).iter() if e.get('id')]
            equal(sorted(set(ids)), sorted(ids), f'{name}: ids')


@case
def a_change_says_who_and_when():
    with folder() as where:
        root = page.read(redlined(*write_pair('a word changed', where), where))
        one = next(root.iter('ins'))
        holds('Tỉnh ủy Sơn Hà' in one.get('title') and one.get('title').startswith('Thêm'), one.get('title'))
        holds(re.fullmatch(r'\d{4}-\d\d-\d\d', one.get('datetime') or ''), one.get('datetime'))
        equal(one[0].get('class'), 'unseen')


CHILD = ('---\nextends: tren.plan\nunit: ban-lenh\nnumber: 3\ndate: 2026-06-05\ntitle: thực hiện\n---\n\n'
         '::: edit #a\n- quý\n+ tháng\n:::\n\n::: append #md\nĐoạn thêm.\n:::\n')


@case
def a_review_copy_shows_who_wrote_what_and_the_official_one_nothing():
    with folder() as where:
        write_plan(where, '# Mục đích {#md}\n\nBáo cáo từng quý. {#a}\n\nGiữ nguyên. {#b}\n', name='tren.plan')
        plan = os.path.join(where, 'duoi.plan')
        with open(plan, 'w', encoding='utf-8') as f:
            f.write(CHILD)
        official = made(plan, where)
        equal(docgen(plan, '-o', where, '--to', 'html,text', '--show-origin').status, 0)
        review = os.path.join(where, 'duoi-nguon-goc.html')
        equal(page.Paragraphs(review).text, page.Paragraphs(official).text)
        marks = [page.tidy(e.text_content()) for e in page.read(review).iter('span') if e.get('class') == 'origin']
        holds('S2 (cấp 1)' in marks and 'M2 (cấp 2)' in marks, marks)
        equal(len(page.read(review).findall('.//aside')), 1)
        for trace in ('origin', '<aside', '<ins', '<del', 'Cấp 1'):
            holds(trace not in text_of(official).split('</style>')[1], trace)
        holds('[M2] Đoạn thêm.' in text_of(os.path.join(where, 'duoi-nguon-goc.txt')), 'text')


main()
