#!/usr/bin/python3
"""docgen ids: what the parts of a plan are called, and ids for what has none."""
import glob
import json
import os
import re
import shutil
import sys
import time
import unicodedata

sys.path.insert(0, os.path.join(os.path.dirname(__file__), '..', 'lib'))
from tap import DOCGEN, PROJECT, SAMPLES, case, docgen, equal, folder, holds, main, write_plan

SECONDS = 40 if 'san' in os.path.basename(os.path.dirname(DOCGEN)) else 5
BODY = '''Lời đầu.

# Mục đích {#md}

Xây dựng [@nq04] **thói quen** đọc sách trong cán bộ và Nhân dân, bắt đầu từ những việc nhỏ nhất.

- Việc thứ nhất
  dài hai dòng.

  Đoạn sau.

::: budget #kp unit="triệu đồng"
| id | nguồn | số tiền |
|---|---|--:|
| tinh | Ngân sách tỉnh | 30 |
| | Ngân sách xã | 20 |
:::

| STT | Việc |
|---|---|
| 1 | Rà soát |

{{kp}}

::: when unit.cấp = tinh
## Riêng cấp tỉnh

Hai.
:::

::: annex #pl title="Biểu phân công"
Ba.
:::
'''
LIST = '''\
#/1       paragraph   10:1  Lời đầu.
#md       section     12:1  Mục đích
#md/1     paragraph   14:1  Xây dựng [@nq04] thói quen đọc sách trong cán bộ v…
#md/2     item        16:1  Việc thứ nhất dài hai dòng.
#md/2/1   paragraph   19:3  Đoạn sau.
#kp       budget      21:1
#kp.tinh  row         24:1  Ngân sách tỉnh 30
#kp/2     row         25:1  Ngân sách xã 20
#md/4     table       28:1  STT Việc
#md/4/1   row         30:1  1 Rà soát
#md/5     place       32:1  {{kp}}
#md/6     section     35:1  Riêng cấp tỉnh
#md/6/1   paragraph   37:1  Hai.
#pl       annex       40:1  Biểu phân công
#pl/1     paragraph   41:1  Ba.
#/4       recipients  44:1
#/4/1     line        45:3  Các huyện ủy, thành ủy
#/4/2     line        46:3  Lưu Văn phòng Tỉnh ủy
#/5       signature   49:1
#/5/1     signer      50:1  T/M BAN THƯỜNG VỤ PHÓ BÍ THƯ Nguyễn Văn A
'''


def read(path):
    with open(path, 'rb') as f:
        return f.read()


def project(where):
    """The samples, in a project of their own."""
    plans = os.path.join(where, 'du-an', 'plans')
    shutil.copytree(os.path.join(PROJECT, 'plans'), plans)
    return [os.path.join(plans, os.path.basename(p)) for p in SAMPLES]


def outputs(plan):
    """All bytes that it compiles to, and messages without their lines."""
    with folder() as where:
        done = docgen('--lang=en', '-o', where, plan)
        said = sorted(re.sub(r':\d+:\d+:', ':', line) for line in done.err.splitlines()
                      if re.search(r' \[[a-z0-9-]+\]$', line))
        return {name: read(os.path.join(where, name)) for name in sorted(os.listdir(where))}, said


def is_kept(before, after):
    """Do all bytes of before stand in after, in their order?"""
    rest = iter(after)
    return all(byte in rest for byte in before)


@case
def every_part_is_listed():
    with folder() as where:
        plan = write_plan(where, BODY)
        done = docgen('ids', '--lang=en', 'thu.plan', cwd=where)
        equal((done.status, done.err), (0, ''))
        equal(done.out, LIST)
        before = read(plan)
        vi = docgen('ids', '--lang=vi', 'thu.plan', cwd=where).out
        holds('#md/2/1   đoạn      19:3' in vi, vi)
        equal(read(plan), before, 'a list writes nothing')


@case
def a_list_for_programs():
    with folder() as where:
        write_plan(where, BODY)
        write_plan(where, 'Có "ngoặc" và \\.\n', name='hai.plan')
        done = docgen('ids', '--json', 'thu.plan', 'hai.plan', cwd=where)
        got = json.loads(done.out)
        text = [(g['address'], g['kind'], f"{g['line']}:{g['column']}", g['text']) for g in got
                if g['file'] == 'thu.plan']
        equal(text, [tuple((re.split(r'  +', line) + [''])[:4]) for line in LIST.splitlines()])
        equal([g['text'] for g in got if g['file'] == 'hai.plan'][0], 'Có "ngoặc" và \\.')
        with open(os.path.join(where, 'khong.plan'), 'w') as f:
            f.write('')
        done = docgen('ids', '--json', 'khong.plan', 'hai.plan', cwd=where)
        equal((done.status, len(json.loads(done.out)) > 0), (1, True))


@case
def several_plans_are_parted():
    with folder() as where:
        write_plan(where, 'Một.\n', closing='')
        write_plan(where, 'Hai.\n', closing='', name='hai.plan')
        done = docgen('ids', '--lang=en', 'thu.plan', 'hai.plan', cwd=where)
        equal(done.out, 'thu.plan:\n#/1  paragraph  10:1  Một.\n\n'
                        'hai.plan:\n#/1  paragraph  10:1  Hai.\n')


@case
def samples_keep_their_bytes():
    with folder() as where:
        for plan, sample in zip(project(where), SAMPLES):
            before = outputs(plan)
            equal(len(before[0]), 2, plan)
            done = docgen('ids', '--write', '--tables', plan)
            equal((done.status, done.err), (0, ''), plan)
            equal(docgen('ids', '--check', '--tables', plan).status, 0, plan)
            after = outputs(plan)
            equal(after[1], before[1], f'{plan}: messages')
            for name in before[0]:
                equal(after[0][name] == before[0][name], True, name)
            once = read(plan)
            done = docgen('ids', '--write', '--tables', plan)
            equal((done.status, done.out, read(plan) == once), (0, '', True), 'a second time')
            holds(is_kept(read(sample), once), f'{plan}: more than ids was changed')


@case
def golden_plans_keep_their_bytes():
    """They have what samples do not: odd lines, rows, conditions; warnings, too."""
    named = 0
    with folder() as where:
        copy = os.path.join(where, 'golden')
        shutil.copytree(os.path.join(PROJECT, 'tests', 'golden'), copy)
        for plan in sorted(glob.glob(os.path.join(copy, '*', '*.plan'))):
            if docgen('ids', plan).status:
                continue
            before = outputs(plan)
            done = docgen('ids', '--write', '--tables', plan)
            equal((done.status, done.err), (0, ''), plan)
            after = outputs(plan)
            equal(after == before, True, os.path.relpath(plan, copy))
            named += done.out != ''
    holds(named > 50, named)


@case
def other_forms_of_a_file_get_the_same_ids():
    with folder() as where:
        plain = write_plan(where, BODY + '\n# Cuối\n\nChữ cuối {.local}  \n%% ghi chú\n')
        text = read(plain).decode()
        equal(docgen('ids', '--write', plain).status, 0)
        named = read(plain).decode()
        holds('\nChữ cuối {#cuoi-chu-cuoi .local}  \n%% ghi chú\n' in named, named)
        for change in (lambda t: t.replace('\n', '\r\n'), lambda t: '\ufeff' + t,
                       lambda t: unicodedata.normalize('NFD', t)):
            other = os.path.join(where, 'khac.plan')
            with open(other, 'wb') as f:
                f.write(change(text).encode())
            equal(docgen('ids', '--write', other).status, 0)
            equal(read(other).decode() == change(named), True, 'other form')


@case
def a_file_that_ends_without_a_line_end():
    with folder() as where:
        plan = write_plan(where, 'Một.\n\n\\---', closing='')
        equal(docgen('ids', '--write', plan).status, 0)
        equal(read(plan).decode().endswith('Một. {#mot}\n\n\\--- {#doan}'), True)


@case
def check_tells_and_does_not_write():
    with folder() as where:
        plan = write_plan(where, BODY)
        before = read(plan)
        done = docgen('ids', '--check', '--write', '--lang=en', plan)
        equal(done.status, 1)
        holds('thu.plan:10:1: error: no id here, nor at 9 more places' in done.err and
              '[ids-absent]' in done.err, done.err)
        equal(read(plan), before)
        equal(docgen('ids', '--write', plan).status, 0)
        equal(docgen('ids', '--check', plan).status, 0)
        equal(docgen('ids', '--check', '--tables', plan).status, 1, 'the pipe table')
        equal(docgen('ids', '--write', '--tables', plan).status, 0)
        equal(docgen('ids', '--check', '--tables', plan).status, 0)


@case
def a_plan_with_errors_is_left_alone():
    with folder() as where:
        plan = write_plan(where, 'Một. {#A}\n\nHai.\n')
        before = read(plan)
        done = docgen('ids', '--write', '--lang=en', plan)
        equal((done.status, '[id-malformed]' in done.err, done.out), (1, True, ''))
        equal(read(plan), before)
        done = docgen('ids', plan)
        equal((done.status, done.out.count('\n') > 4), (1, True))
        equal(docgen('ids', '--write', os.path.join(where, 'khong.plan')).status, 3)


@case
def a_plan_that_would_be_too_large_is_left_alone():
    with folder() as where:
        plan = write_plan(where, 'abcdefghijklmnopqrstuvwx\n\n' * 140000)
        before = read(plan)
        done = docgen('ids', '--write', '--lang=en', plan)
        equal((done.status, '[ids-too-large]' in done.err), (1, True), done.err[:300])
        equal(read(plan), before)


@case
def the_file_stays_what_it_was():
    """Its mode, and the link that leads to it; nothing is left beside it."""
    with folder() as where:
        plan = write_plan(where, 'Một.\n')
        os.chmod(plan, 0o640)
        link = os.path.join(where, 'link.plan')
        os.symlink('thu.plan', link)
        equal(docgen('ids', '--write', link).status, 0)
        equal((os.path.islink(link), os.stat(plan).st_mode & 0o777), (True, 0o640))
        holds(b'{#mot}' in read(plan), 'written through the link')
        equal(sorted(os.listdir(where)), ['don-vi.csv', 'link.plan', 'thu.plan'])


CHILD = '''---
extends: thu.plan
unit: ban-lenh
title: về việc thử
---

::: append #md
Thêm một đoạn.

- Và một ý.

| STT | Việc |
|---|---|
| 1 | Rà soát |
:::

::: append #kp
| nguồn | số tiền |
|---|--:|
| Ngân sách huyện | 10 |
:::

::: replace #loi-dau
Thay đoạn này.
:::
'''


@case
def what_a_plan_adds_to_another_gets_ids():
    """Rows as rows, text as text; what takes the place of one thing has its id."""
    with folder() as where:
        write_plan(where, BODY.replace('Xây dựng', 'Xây dựng theo').replace('[@nq04] ', ''))
        equal(docgen('ids', '--write', os.path.join(where, 'thu.plan')).status, 0)
        child = os.path.join(where, 'con.plan')
        with open(child, 'w', encoding='utf-8') as f:
            f.write(CHILD)
        before = outputs(child)
        equal(len(before[0]), 2, before[1])
        done = docgen('ids', '--write', '--tables', '--lang=en', child)
        equal((done.status, done.err), (0, ''))
        after = outputs(child)
        equal(after == before, True, 'the same documents')
        named = read(child).decode()
        for line in ('Thêm một đoạn. {#md-them-mot-doan}', '- Và một ý. {#md-mot-y}',
                     '::: table #bang-md\n', '::: /table\n::: /append', '| id | nguồn | số tiền |',
                     '| ngan-sach-huyen | Ngân sách huyện | 10 |', '\nThay đoạn này.\n'):
            holds(line in named, f'{line} in {named}')
        equal(docgen('ids', '--check', '--tables', child).status, 0)
        done = docgen('ids', child)
        holds('#md-them-mot-doan' in done.out, done.out)


@case
def words_of_the_command_line():
    for words, status in ((['ids'], 2), (['ids', '--wirte', 'x.plan'], 2), (['ids', '--help'], 0)):
        equal(docgen(*words).status, status, words)


@case
def a_hundred_thousand_paragraphs_take_linear_time():
    with folder() as where:
        plan = write_plan(where, 'Đoạn.\n\n' * 100000)
        for words in (['ids', plan], ['ids', '--json', plan], ['ids', '--write', plan]):
            begin = time.monotonic()
            done = docgen(*words)
            equal(done.status, 0, done.err[:300])
            took = time.monotonic() - begin
            holds(took < SECONDS, f'{words[1]} took {took:.1f} s')
        holds('Đoạn. {#doan-100000}\n' in read(plan).decode(), 'the last one')


main()
