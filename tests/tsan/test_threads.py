#!/usr/bin/python3
"""Several threads at a time under the thread sanitizer, which ends a program that has a race:
docgen build with -j8, and a program that compiles in two threads."""
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), '..', 'lib'))
from tap import PROJECT, SAMPLES, UNITS, case, equal, folder, holds, main, plan_text, run
from tree import build, counts, outputs, put, tree

RACE = 66
os.environ['TSAN_OPTIONS'] = f'halt_on_error=1 exitcode={RACE} ' \
    f'suppressions={os.path.join(PROJECT, "tests/lib/tsan.txt")}'
BUILD = os.environ['BUILD']


@case
def a_build_that_begins_with_nothing_and_goes_on():
    """Warnings, an error, documents for each unit, a plan above many; then most of it is fresh."""
    with folder() as root:
        tree(root, n=4)
        for i in range(8):
            put(f'{root}/plans/leaf-{i}.plan', '---\nextends: upper.plan\nunit: khoi\ndate: 2026-06-05\n'
                f'title: về việc lá {i}\nnumber:\n---\n\n::: append #chi-tieu\nLá {i}.\n:::\n')
        put(f'{root}/plans/wrong.plan', plan_text('<b>x</b>\n'))
        done = build(root, '-j8', '-k', '-d', 'explain')
        equal((done.status, counts(done)[:3]), (1, (15, 0, 1)), done.err)
        os.remove(f'{root}/plans/wrong.plan')
        os.remove(f'{root}/out/upper.pdf')
        done = build(root, '-j8')
        equal((done.status, counts(done)[:3]), (0, (1, 14, 0)), done.err)


@case
def the_documents_of_one_plan():
    with folder() as root:
        put(f'{root}/docgen.project', '')
        put(f'{root}/plans/don-vi.csv', UNITS + ''.join(
            f'u{i},Xã {i},xa,son-ha,ĐẢNG BỘ TỈNH SƠN HÀ / ĐẢNG ỦY XÃ {i},ĐU,Xã {i}\n' for i in range(24)))
        put(f'{root}/plans/many.plan', plan_text('Chữ.\n', more='for-each: cấp=xa\n').replace('unit: son-ha\n', ''))
        done = build(root, '-j8', '--to', 'docx,pdf,html,text')
        equal((done.status, len(outputs(root))), (0, 96), done.err)


@case
def samples_in_two_threads_of_a_program():
    """The library, as another program uses it."""
    with folder() as where:
        plans = [p for p in SAMPLES if 'ke-hoach-224' in p or 'nn-cong-van.' in p]
        done = run([f'{BUILD}/threads', os.path.join(where, 'by'), *plans])
        equal(done.status, 0, done.err)
        holds('ThreadSanitizer' not in done.err, done.err)


main()
