#!/usr/bin/python3
"""docgen copies: how many words of a plan are those of the plan above."""
import json
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), '..', 'lib'))
from tap import case, docgen, equal, folder, holds, main, plan_text, write_plan

LONG = 'Các cấp ủy rà soát điều kiện thực tế từng thôn bản trước khi giao chỉ tiêu'
TOP = f'''Kế hoạch như sau: {{#mo-dau}}

# Mục đích {{#muc-dich}}

{LONG}. {{#a}}

Báo cáo tỉnh bố trí vốn hằng năm cho công trình. {{#b}}
'''
BELOW = '''---
extends: tren.plan
unit: ban-lenh
number: 9
date: 2026-07-01
title: về việc làm theo
---

'''


def measure(where, *options, name='duoi.plan'):
    done = docgen('copies', os.path.join(where, name), '--json', '--lang', 'en', *options)
    equal(done.status, 0, done.err)
    return json.loads(done.out)


def below(where, body, name='duoi.plan', head=BELOW):
    write_plan(where, TOP, name='tren.plan')
    with open(os.path.join(where, name), 'w', encoding='utf-8') as f:
        f.write(head + body)


@case
def inherited_words_are_counted_by_section():
    with folder() as where:
        below(where, '::: append #muc-dich\nMột hai ba bốn.\n:::\n')
        all_, = measure(where)
        section = all_['sections'][1]
        equal([section[k] for k in ('number', 'title', 'inherited', 'pasted', 'terms', 'own')],
              ['I', 'Mục đích', 28, 0, 0, 4])
        equal(all_['percent'], round(100 * all_['copied'] / all_['words']))


@case
def pasted_words_are_found_whatever_their_case_and_quotes():
    with folder() as where:
        pasted = LONG.upper().replace('THỰC TẾ', '“thực tế”')
        below(where, f'::: replace #b\nTuy nhiên {pasted} riêng.\n:::\n')
        section = measure(where)[0]['sections'][1]
        equal((section['inherited'], section['pasted'], section['own']), (17, 17, 3))


@case
def five_words_in_common_are_no_copy():
    with folder() as where:
        below(where, '::: replace #b\nXã ta rà soát điều kiện thực sự.\n:::\n')
        section = measure(where)[0]['sections'][1]
        equal((section['pasted'], section['own']), (0, 8))


@case
def terms_count_as_what_they_are():
    with folder() as where:
        below(where, '::: terms\ntỉnh bố trí -> huyện bố trí\n:::\n')
        section = measure(where)[0]['sections'][1]
        equal((section['inherited'], section['terms'], section['own']), (25, 3, 0))


@case
def each_level_above_is_compared():
    with folder() as where:
        below(where, '::: append #muc-dich\nMột hai ba bốn năm sáu bảy. {#c}\n:::\n')
        with open(os.path.join(where, 'xa.plan'), 'w', encoding='utf-8') as f:
            f.write(BELOW.replace('tren.plan', 'duoi.plan').replace('ban-lenh', 'khoi') +
                    '::: append #muc-dich\nRiêng của xã.\n:::\n')
        near, far = measure(where, name='xa.plan')
        equal((near['sections'][1]['inherited'], near['sections'][1]['own']), (35, 3))
        equal((far['sections'][1]['inherited'], far['sections'][1]['own']), (28, 10))


@case
def a_plan_that_extends_none_is_compared_with_the_one_named():
    with folder() as where:
        write_plan(where, TOP, name='tren.plan')
        with open(os.path.join(where, 'duoi.plan'), 'w', encoding='utf-8') as f:
            f.write(plan_text(f'# Việc\n\n{LONG}, xong.\n', unit='ban-lenh'))
        one, = measure(where, '--against', os.path.join(where, 'tren.plan'))
        equal((one['inherited'], one['pasted'], one['own']), (0, 17, 1))
        done = docgen('copies', os.path.join(where, 'duoi.plan'), '--lang', 'en')
        holds('[copies-alone]' in done.err and done.status == 1, done.err)


@case
def more_than_allowed_is_an_error():
    with folder() as where:
        below(where, '')
        plan = os.path.join(where, 'duoi.plan')
        done = docgen('copies', plan, '--max', '20', '--lang', 'vi')
        holds('[copies-too-many]' in done.err and done.status == 1, done.err)
        holds('toàn văn bản' in done.out, done.out)
        equal(docgen('copies', plan, '--max=100').status, 0)
        done = docgen('copies', plan, '--max', 'nhiều')
        holds('[copies-max]' in done.err and done.status == 2, done.err)


@case
def a_plan_above_with_mistakes_is_told():
    with folder() as where:
        below(where, '::: replace #a\nXong.\n:::\n')
        with open(os.path.join(where, 'tren.plan'), 'a', encoding='utf-8') as f:
            f.write('\n# Thêm\n\nTheo {{khong-co}} đó.\n')
        done = docgen('copies', os.path.join(where, 'duoi.plan'),
                      '--against', os.path.join(where, 'tren.plan'), '--lang', 'en')
        equal(done.status, 1, done.err)


main()
