#!/usr/bin/python3
"""docgen build: what plans, folders and outputs are called, and in which order it tells of them."""
import os
import shutil
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), '..', 'lib'))
from tap import DOCGEN, case, docgen, equal, folder, holds, main, plan_text
from tree import build, counts, outputs, put, tree

ODD = ('Báo cáo...plan', 'a\\b.plan', 'a\tb.plan', 'a\nb.plan', 'a\u200bb.plan', 'a%b.plan', 'a:b c.plan',
       'ă' * 105 + '.plan')


@case
def a_plan_is_remembered_whatever_it_is_called():
    with folder() as root:
        tree(root, n=1)
        for name in ODD:
            put(f'{root}/plans/{name}', plan_text('Chữ.\n'))
        put(f'{root}/plans/long.plan', plan_text('Chữ.\n', more='output: ' + 'b' * 199 + '\n'))
        first = build(root)
        equal(first.status, 0, first.err)
        before = outputs(root)
        done = build(root, '-d', 'explain')
        equal((done.status, counts(done)[0], done.err.count('note:')), (0, 0, 0), done.err)
        for name in ODD:
            os.remove(f'{root}/plans/{name}')
        equal(build(root, '--check').status, 1)
        equal(counts(build(root, '--prune'))[3], 2 * len(ODD))
        equal(len(outputs(root)), len(before) - 2 * len(ODD))


@case
def a_folder_is_the_same_however_it_is_spelt():
    with folder() as root:
        tree(root)
        equal(counts(build(root)), (7, 0, 0, 0))
        for spelt in ('./plans', 'plans/', 'plans//', './/plans/./', 'plans/.'):
            done = docgen('build', spelt, cwd=root)
            equal((done.status, counts(done)), (0, (0, 7, 0, 0)), spelt)
        equal(counts(docgen('build', 'plans//sub/./0.plan', cwd=root)), (0, 1, 0, 0))
        done = docgen('build', os.path.join(root, 'plans'), '-d', 'explain', cwd=root)
        equal(counts(done), (7, 0, 0, 0))
        holds('the path it is called by' in done.err, done.err)


@case
def what_is_made_is_told_at_once_and_in_its_order():
    with folder() as root:
        tree(root, n=3)
        done = subprocess.run([DOCGEN, 'build', '-j1'], cwd=root, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, timeout=120)
        lines = done.stdout.decode().splitlines()
        made = [i for i, line in enumerate(lines) if line.endswith(': made')]
        warned = [i for i, line in enumerate(lines) if 'plans/warns.plan:' in line]
        holds(warned, lines)
        equal(lines[made[-1]], 'plans/warns.plan: made')
        holds(made[-2] < warned[0] < made[-1], lines)


@case
def what_was_not_tried_is_counted():
    with folder() as root:
        tree(root, n=1)
        shutil.copy(f'{root}/plans/sub/0.plan', f'{root}/plans/0.plan')
        shutil.copy(f'{root}/plans/don-vi.csv', f'{root}/plans/sub/don-vi.csv')
        done = build(root)
        equal((done.status, counts(done)), (2, (0, 0, 0, 0)), done.err)
        holds(done.out.endswith('not tried\n'), done.out)
        os.remove(f'{root}/plans/0.plan')
        put(f'{root}/no', 'no folder')
        done = build(root, out='no')
        equal((done.status, counts(done)), (3, (0, 0, 0, 0)), done.err)
        holds(done.out.endswith('not tried\n'), done.out)


main()
