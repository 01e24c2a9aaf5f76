#!/usr/bin/python3
"""Where each part of a document came from: docgen explain, review copies."""
import json
import os
import re
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), '..', 'lib'))
from tap import CLOSING, UNITS, case, docgen, equal, folder, holds, main

TOP = '''---
template: dang/ke-hoach
unit: son-ha
number: 27
date: 2026-06-05
units: don-vi.csv
title: phát triển văn hóa đọc
var.noi: tỉnh
---

Mở đầu của tỉnh. {#mo .must-adapt}

# Mục đích {#md}

Cán bộ trong {{noi}} đọc sách mỗi ngày. {#doc}

Các xã khó khăn của tỉnh được tặng sách. {#tang}

Đoạn của riêng tỉnh. {#rieng .local}

# Nhiệm vụ {#nv}

## Sách {#sach}

Đoạn được gộp thứ nhất. {#g1}

Đoạn được gộp thứ hai. {#g2}

Đoạn bị bỏ. {#bo}

- Ý một. {#y1}
- Ý hai. {#y2}

## Người {#nguoi}

Đoạn sẽ chuyển. {#chuyen}

::: tasks #pc
| id | việc | chủ trì | hạn |
|---|---|---|---|
| a | Rà soát | ban-to-chuc | 2026-Q3 |
| b | Mua sách | ban-to-chuc | 2026-Q4 |
:::

::: when unit = ban-lenh
Chỉ ở Bản Lềnh. {#chi-o}
:::
'''
MIDDLE = '''---
extends: top.plan
unit: ban-to-chuc
number: 3
date: 2026-06-06
title: thực hiện Kế hoạch số 27
---

::: replace #mo
Mở đầu của ban.
:::

::: edit #doc
- mỗi ngày
+ mỗi buổi sáng
:::

::: terms
xã khó khăn -> bản khó khăn
:::

::: replace #g1 #g2
Một đoạn thay cho hai.
:::

::: after #y1
- Ý mới. {#y-moi}
:::
'''
BOTTOM = '''---
extends: middle.plan
unit: khoi
number: 5
date: 2026-06-07
title: thực hiện Kế hoạch số 3
var.noi: khối
---

::: edit #mo
- của ban
+ của khối
:::

::: edit #doc
- buổi sáng
+ buổi tối
:::

::: terms
của tỉnh ->
:::

::: remove #bo
Khối không có việc này.
:::

::: move #chuyen into=#md
:::

::: append #md
Thêm vào mục đích. {#them}
:::

::: prepend #nguoi
Đầu mục người. {#dau}
:::

::: before #y1
- Ý đứng trước. {#y-truoc}
:::

::: edit #pc.a
hạn: 2026-08-01
:::
'''


def write(where, name, text):
    with open(os.path.join(where, name), 'w', encoding='utf-8') as f:
        f.write(text)
    return os.path.join(where, name)


def chain(where, bottom=BOTTOM):
    """Three plans, each made from the one before; the last one's name."""
    write(where, 'don-vi.csv', UNITS)
    write(where, 'top.plan', TOP + CLOSING.replace('signature', 'signature #ky'))
    write(where, 'middle.plan', MIDDLE)
    write(where, 'bottom.plan', bottom.replace('#chuyen into=#md\n:::', '#chuyen into=#md'))
    return 'bottom.plan'


def explain(where, *arguments, lang='vi'):
    return docgen('explain', '--lang', lang, *arguments, cwd=where)


def told(where, plan, lang='vi'):
    done = explain(where, plan, lang=lang)
    equal((done.status, done.err), (0, ''))
    return done.out


def read(path):
    with open(path, 'rb') as f:
        return f.read()


@case
def a_paragraph_tells_every_level_and_both_texts():
    with folder() as where:
        out = told(where, chain(where) + '#doc')
        lines = out.splitlines()
        equal(lines[0], '#doc  đoạn: sửa')
        equal(lines[1], '  “Cán bộ trong khối đọc sách mỗi buổi tối.”')
        equal(lines[2], '  cấp 1  top.plan:15  viết')
        holds(re.match(r'  cấp 2  middle\.plan:13  sửa \(edit\)', lines[3]), out)
        holds('“ngày.” → “buổi sáng.” (middle.plan:13)' in out, out)
        holds('cấp 3  bottom.plan:15  sửa (edit)' in out, out)
        holds('“buổi sáng” → “buổi tối” (bottom.plan:16)' in out, out)


@case
def terms_name_their_rule_also_where_words_only_go():
    with folder() as where:
        out = told(where, chain(where) + '#tang')
        holds('#tang  đoạn: thay từ' in out, out)
        holds('“xã khó khăn” → “bản khó khăn” (middle.plan:19)' in out, out)
        holds('“của tỉnh” → “” (bottom.plan:21)' in out, out)


@case
def what_took_the_place_of_others_tells_what_they_said():
    with folder() as where:
        plan = chain(where)
        out = told(where, plan + '#mo')
        holds('thay cho #mo: “Mở đầu của tỉnh.” (top.plan:11)' in out, out)
        holds('cấp 3  bottom.plan:10  sửa (edit)' in out, out)
        out = told(where, plan + '#g2')
        holds('gộp lại' in out.splitlines()[0], out)
        holds('thay cho #g1: “Đoạn được gộp thứ nhất.”' in out and
              'thay cho #g2: “Đoạn được gộp thứ hai.”' in out, out)


@case
def each_operation_is_named():
    with folder() as where:
        plan = chain(where)
        for address, words in (('#chuyen', 'chuyển chỗ (move); từ mục “Người”'),
                               ('#them', 'thêm vào cuối (append)'), ('#dau', 'thêm vào đầu (prepend)'),
                               ('#y-truoc', 'thêm ở trước (before)'), ('#y-moi', 'thêm ở sau (after)'),
                               ('#bo', 'bỏ (remove); lý do “Khối không có việc này.”'),
                               ('#rieng', 'cấp trên giữ riêng (.local)'),
                               ('#chi-o', 'điều kiện này không đúng'),
                               ('#pc.a', 'due: “2026-Q3” → “2026-08-01”'),
                               ('#pc.a.hạn', 'due: “2026-Q3” → “2026-08-01”'),
                               ('#md/1', '#doc  đoạn: sửa'), ('#/1', 'Mở đầu của khối.')):
            holds(words in told(where, plan + address), address + '\n' + told(where, plan + address))


@case
def a_section_sums_up_what_is_in_it():
    with folder() as where:
        out = told(where, chain(where) + '#sach')
        holds('#sach  mục II.1: giữ nguyên' in out or '#sach  mục ' in out, out)
        holds('bên trong: giữ nguyên 2, gộp lại 1, thêm mới 2' in out, out)
        out = told(where, 'bottom.plan#sach', lang='en')
        holds('in it: kept 2, condensed 1, new 2' in out, out)


@case
def an_unknown_name_is_told_with_the_nearest():
    with folder() as where:
        done = explain(where, chain(where) + '#tangg', lang='en')
        equal((done.status, done.out), (1, ''))
        holds('[explain-unknown]' in done.err and 'tang' in done.err.split('[explain-unknown]')[1], done.err)


@case
def the_document_is_summed_up_by_level():
    with folder() as where:
        out = told(where, chain(where))
        holds(out.startswith('Cấp 1  top.plan: tự viết '), out)
        holds('\nCấp 2  middle.plan: giữ nguyên ' in out and '\nCả văn bản: ' in out, out)
        holds('var.noi: “khối”  bottom.plan:7; cấp trên “tỉnh” top.plan:8' in out, out)
        holds('[bỏ] bottom.plan:' in out and '; lý do “Khối không có việc này.”' in out, out)
        english = told(where, 'bottom.plan', lang='en')
        holds('Level 1  top.plan: own ' in english and 'left out (.local) 1' in english, english)
        # One line a counted block, in the order of the document.
        places = [out.index(i) for i in ('#mo ', '#md ', '#doc ', '#chuyen ', '#nv ', '#y-truoc ', '#pc.b ')]
        equal(places, sorted(places))


KEYS = {'address': str, 'number': str, 'kind': str, 'class': str, 'counted': bool, 'moved': bool, 'level': int,
        'file': str, 'line': int, 'column': int, 'operation': str, 'words': str, 'chain': list, 'runs': list,
        'inside': int}
CLASSES = ['own', 'kept', 'terms', 'edited', 'moved', 'condensed', 'rewritten', 'new', 'removed', 'replaced',
           'local', 'off']


@case
def programs_read_all_of_it():
    with folder() as where:
        done = explain(where, '--json', chain(where))
        equal((done.status, done.err), (0, ''))
        doc = json.loads(done.out)
        equal(sorted(doc), ['blocks', 'file', 'gone', 'header', 'levels', 'total', 'unit'])
        equal([level['file'] for level in doc['levels']], ['top.plan', 'middle.plan', 'bottom.plan'])
        equal(list(doc['total']['blocks']), CLASSES)
        for block in doc['blocks']:
            equal({k: type(v) for k, v in block.items()}, KEYS)
            holds(block['class'] in CLASSES and 1 <= block['level'] <= 3, block)
            for event in block['chain']:
                holds({'operation', 'level', 'file', 'line', 'column', 'changes'} <= set(event), event)
            equal([e['level'] for e in block['chain']], sorted(e['level'] for e in block['chain']))
        counted = [b['class'] for b in doc['blocks'] if b['counted']]
        equal({c: counted.count(c) for c in CLASSES[:8]}, {c: doc['total']['blocks'][c] for c in CLASSES[:8]})
        by = {b['address']: b for b in doc['blocks']}
        equal({a: by[a]['class'] for a in ('mo', 'doc', 'tang', 'chuyen', 'them', 'y-moi', 'pc.a', 'pc.b')},
              {'mo': 'rewritten', 'doc': 'edited', 'tang': 'terms', 'chuyen': 'moved', 'them': 'new',
               'y-moi': 'new', 'pc.a': 'edited', 'pc.b': 'kept'})
        # A variable keeps the level of the paragraph that it stands in, an edited run says what was there.
        equal([(r['text'], r['from'], r['level']) for r in by['doc']['runs'][:2]],
              [('Cán bộ trong ', 'plan', 1), ('khối', 'variable', 1)])
        equal([(r['old'], r['level']) for r in by['doc']['runs'] if r.get('operation') == 'edit'],
              [('mỗi ngày', 2), ('buổi sáng', 3)])
        gone = {g['address']: g for g in doc['gone']}
        equal((gone['bo']['class'], gone['bo']['reason']), ('removed', 'Khối không có việc này.'))
        equal((gone['rieng']['class'], gone['mo']['class']), ('local', 'replaced'))
        one = json.loads(explain(where, '--json', 'bottom.plan#doc').out)
        equal(one['block'], by['doc'])
        equal(json.loads(explain(where, '--json', 'bottom.plan#bo').out)['gone']['class'], 'removed')


@case
def one_unit_of_many_is_named():
    with folder() as where:
        plan = chain(where, BOTTOM.replace('unit: khoi\nnumber: 5', 'for-each: cấp=tinh thuộc=son-ha'))
        done = explain(where, plan + '#chi-o', lang='en')
        equal(done.status, 1)
        holds('[unit-not-chosen]' in done.err and '3:' in done.err, done.err)
        done = explain(where, plan + '#doc', '--unit', 'khoi')
        equal((done.status, done.err), (0, ''))
        equal(json.loads(explain(where, '--json', plan, '--unit', 'khoi').out)['unit'], 'khoi')


@case
def one_plan_alone_is_its_own():
    with folder() as where:
        chain(where)
        out = told(where, 'top.plan')
        holds(out.startswith('Cấp 1  top.plan: tự viết ') and 'Cả văn bản' not in out, out)


@case
def the_tree_of_a_chain_names_files_and_operations():
    with folder() as where:
        done = docgen('--dump=tree', chain(where), cwd=where)
        equal((done.status, done.err), (0, ''))
        holds('para top.plan:15:1 #doc style=body from=edit@15:1<edit@middle.plan:13:1\n' in done.out, done.out)
        holds(re.search(r'item value=\d+ middle\.plan:\d+:1 #y-moi label=“-” from=after@middle\.plan:', done.out),
              done.out)
        equal(done.out, docgen('--dump=tree', 'bottom.plan', cwd=where).out)
        single = docgen('--dump=tree', 'top.plan', cwd=where).out
        holds('top.plan:' not in single and '@' not in single, single)


def without_marks(pages):
    return [line for line in pages.splitlines() if not line.startswith('  artifact')]


@case
def a_review_copy_moves_no_line_and_takes_no_ones_place():
    with folder() as where:
        plan = chain(where)
        official = docgen('--dump=pages', plan, cwd=where).out
        review = docgen('--dump=pages', '--show-origin', plan, cwd=where).out
        equal(without_marks(review), without_marks(official))
        holds('Cấp 2: middle.plan (ban-to-chuc)' in review and '"S3"' in review and '"V2"' not in official, review)
        equal(docgen(plan, cwd=where).status, 0)
        before = {n: read(os.path.join(where, 'out', n)) for n in os.listdir(os.path.join(where, 'out'))}
        equal(sorted(before), ['bottom.docx', 'bottom.pdf'])
        equal(docgen('--show-origin', plan, cwd=where).status, 0)
        equal(sorted(os.listdir(os.path.join(where, 'out'))),
              ['bottom-nguon-goc.docx', 'bottom-nguon-goc.pdf', 'bottom.docx', 'bottom.pdf'])
        equal({n: read(os.path.join(where, 'out', n)) for n in before}, before)
        equal(docgen(plan, cwd=where).status, 0)
        equal({n: read(os.path.join(where, 'out', n)) for n in before}, before)


main()
