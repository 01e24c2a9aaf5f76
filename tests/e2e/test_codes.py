#!/usr/bin/python3
"""The messages that no plan can cause: wrong use, folders, disks, faces,
templates.  Each is caused once and must name its code."""
import os
import re
import resource
import shutil
import signal
import struct
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), '..', 'lib'))
import form
import picture
from tap import DOCGEN, PROJECT, case, docgen, equal, folder, holds, main, write_plan

FACES = '/usr/share/fonts/truetype/liberation2/LiberationSerif-{}.ttf'


def says(done, code, status):
    equal((f'[{code}]' in done.err, done.status), (True, status), done.err)


@case
def wrong_use():
    with folder() as where:
        plan = write_plan(where, 'Chữ.\n')
        for code, arguments in (
                ('option-unknown', ['--nonsense', plan]),
                ('option-needs-value', [plan, '-o']),
                ('option-takes-no-value', ['--strict=yes', plan]),
                ('option-value-unknown', ['--to', 'odt', plan]),
                ('plan-not-named', []),
                ('plan-twice', [plan, os.path.join(where, '.', 'thu.plan')])):
            says(docgen('--lang', 'en', *arguments), code, 2)


@case
def two_plans_for_one_file():
    with folder() as where:
        a = write_plan(where, 'Chữ.\n', name='a.plan', more='output: x\n')
        b = write_plan(where, 'Chữ.\n', name='b.plan', more='output: x\n')
        done = docgen('-o', os.path.join(where, 'out'), a, b)
        holds('[output-twice]' in done.err and done.status != 0, done.err)
        holds(not os.path.exists(os.path.join(where, 'out', 'x.pdf')), 'nothing was written')


@case
def strict_stops():
    with folder() as where:
        plan = write_plan(where, '* gạch sai\n')
        says(docgen('--strict', '-o', os.path.join(where, 'out'), plan), 'strict-stopped', 1)


@case
def signed_where_no_line_says_so():
    kind = ('kind: Kế hoạch\nabbreviation: KH\nrules: dang/rules\noverrides:\n  signature:\n    lines:\n'
            '      - {style: signed, text: "{name}"}\n      - {style: signer, text: "{position}"}\n'
            '      - {style: position, text: "{position}"}\n      - {style: authority, text: "{authority}"}\n')
    fields = 'signed-by: Cơ quan\nsigned-at: 2026-06-05 17:12:43 +07:00\npicture: a.png\nseal: a.png\n'
    with folder() as where:
        form.write_files(where, {'templates/dang/ke-hoach.yaml': kind, 'a.png': picture.png(531, 213)})
        plan = write_plan(where, 'Chữ.\n', closing=form.SIGNED.format(more=fields) + form.RECIPIENTS)
        done = docgen('--lang', 'en', '-o', os.path.join(where, 'out'), plan)
        says(done, 'signature-unprinted', 0)
        equal(done.err.count('[signature-unprinted]'), 4, done.err)


@case
def blocks_without_a_place():
    kind = ('kind: Kế hoạch\nabbreviation: KH\nrules: dang/rules\noverrides:\n'
            '  order: [letterhead, title, body]\n')
    with folder() as where:
        form.write_files(where, {'templates/dang/ke-hoach.yaml': kind})
        annex = '\n::: annex title="Một"\nChữ.\n:::\n'
        plan = write_plan(where, 'Chữ.\n\n::: addressees\n- Tỉnh ủy\n:::\n',
                          closing=form.SIGNED.format(more='') + form.RECIPIENTS + 2 * annex)
        done = docgen('--lang', 'en', '-o', os.path.join(where, 'out'), plan)
        says(done, 'block-unprinted', 0)
        equal(re.findall('“(.+?)”; the block is left out', done.err),
              ['addressees', 'signature', 'recipients', 'annex', 'annex'], done.err)


@case
def letterhead_without_a_place():
    """Nor for the line of an electronic copy; an annex could still name who decides."""
    kind = ('kind: Kế hoạch\nabbreviation: KH\nrules: dang/rules\noverrides:\n'
            '  order: [title, body, closing, annexes]\n')
    copy = ('\n::: copy\nform: sao y\nnumber: 24\nsigned-at: 2026-06-05 17:12:43 +07:00\n'
            'seal: a.png\n:::\n')
    with folder() as where:
        form.write_files(where, {'templates/dang/ke-hoach.yaml': kind, 'a.png': picture.png(531, 213)})
        plan = write_plan(where, 'Chữ.\n', closing=form.SIGNED.format(more='') + form.RECIPIENTS + copy,
                          more='decider: Ban\nurgency: hỏa tốc\ncirculation: lưu hành nội bộ\n')
        done = docgen('--lang', 'en', '-o', os.path.join(where, 'out'), plan)
        says(done, 'copy-unprinted', 0)
        equal(re.findall('prints no “(.+?)”', done.err),
              ['urgency', 'circulation', 'number', 'signed-at', 'seal'], done.err)


@case
def folders_that_are_not_there():
    with folder() as where:
        plan = write_plan(where, 'Chữ.\n')
        for option in ('--font-dir', '--template-dir'):
            says(docgen(option, os.path.join(where, 'none'), plan), 'folder-absent', 3)


@case
def outputs_that_cannot_be_written():
    with folder() as where:
        plan = write_plan(where, 'Chữ.\n')
        open(os.path.join(where, 'file'), 'w').close()
        says(docgen('-o', os.path.join(where, 'file'), plan), 'output-in-the-way', 3)
        says(docgen('-o', os.path.join(where, 'x' * 300), plan), 'file-unwritable', 3)
        closed = os.path.join(where, 'closed')
        os.mkdir(closed, 0o555)
        if os.access(closed, os.W_OK):          # root may write anywhere but there
            closed = '/sys/docgen'
        if closed != '/sys/docgen' or os.path.ismount('/sys'):
            says(docgen('-o', os.path.join(closed, 'out'), plan), 'output-denied', 3)


def small_files():
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))


@case
def a_full_disk():
    with folder() as where:
        plan = write_plan(where, 'Chữ.\n')
        out = os.path.join(where, 'out')
        done = subprocess.run([DOCGEN, '-o', out, plan], stderr=subprocess.PIPE,
                              preexec_fn=small_files)
        holds(b'[output-disk-full]' in done.stderr and done.returncode == 3, done.stderr)
        equal(os.listdir(out), [])
        with open('/dev/full', 'w') as full:
            done = subprocess.run([DOCGEN, '--dump=tree', plan], stdout=full,
                                  stderr=subprocess.PIPE)
        holds(b'[stdout-failed]' in done.stderr and done.returncode == 3, done.stderr)


@case
def a_face_that_is_no_face():
    with folder() as where:
        plan = write_plan(where, 'Chữ.\n')
        for face in ('Regular', 'Bold', 'Italic', 'BoldItalic'):
            with open(FACES.format(face), 'rb') as f:
                data = bytearray(f.read())
            tables = {bytes(data[i:i + 4]): struct.unpack('>I', data[i + 8:i + 12])[0]
                      for i in range(12, 12 + 16 * struct.unpack('>H', data[4:6])[0], 16)}
            data[tables[b'head'] + 18:tables[b'head'] + 20] = struct.pack('>H', 8)
            with open(os.path.join(where, face + '.ttf'), 'wb') as f:
                f.write(data)
        says(docgen('--font-dir', where, plan), 'font-broken', 3)


def templates(where, file, change):
    """A copy of the templates in which one file is changed."""
    copy = os.path.join(where, 'templates')
    shutil.copytree(os.path.join(PROJECT, 'templates'), copy)
    path = os.path.join(copy, file)
    with open(path, encoding='utf-8') as f:
        text = f.read()
    changed = change(text)
    holds(changed != text, 'the change was made')
    with open(path, 'w', encoding='utf-8') as f:
        f.write(changed)
    return copy


@case
def templates_with_too_much_or_too_little():
    with folder() as where:
        plan = write_plan(where, 'Chữ.\n')
        many = ''.join(f'  - name: a{i}\n    title: A\n    from: 2019-01-01\n' for i in range(100))
        says(docgen('--template-dir', templates(where, 'dang/rules/index.yaml',
                                                lambda t: t.replace('rule-sets:\n', 'rule-sets:\n' + many)), plan),
             'template-too-many', 1)
    with folder() as where:
        plan = write_plan(where, 'Chữ.\n')
        drop = '  numbered:\n    like: body\n    word: Đoạn đánh số\n'
        says(docgen('--template-dir', templates(where, 'rules/practice.yaml',
                                                lambda t: t.replace(drop, '')), plan),
             'template-lacks-style', 1)


main()
