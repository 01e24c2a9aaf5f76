#!/usr/bin/python3
"""Prints what docgen costs, as ratios inside one run; nothing here can fail for being
slow.  Environment: DOCGEN, BENCH (the folder of floor, spend and true), BENCH_DOCUMENTS
(300), BENCH_ROUNDS (5), BENCH_BIG (set: 10,000 documents are made, too)."""
import os
import statistics
import subprocess
import sys
import tempfile

import plans

PROJECT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
DOCGEN = os.environ['DOCGEN']
BENCH = os.environ['BENCH']
DOCUMENTS = int(os.environ.get('BENCH_DOCUMENTS', 300))
ROUNDS = int(os.environ.get('BENCH_ROUNDS', 5))


def spent(*words):
    """(microseconds of the processor, user and system; kilobytes at the most) of a run."""
    run = subprocess.run([os.path.join(BENCH, 'spend'), *words], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE)
    if run.returncode != 0:
        sys.exit(' '.join(words) + ': it failed')
    return tuple(map(int, run.stdout.split()[-2:]))


def floor(where, files):
    out = subprocess.run([os.path.join(BENCH, 'floor'), '3', where, *files], check=True, stdout=subprocess.PIPE)
    user, system, plain, packed = map(int, out.stdout.split())
    return user + system


def files_of(folder):
    return [os.path.join(folder, name) for name in sorted(os.listdir(folder))]


def show(what, value):
    print(f'{what:<62}{value:>10}', flush=True)


def ratio(ratios):
    return f'{statistics.median(ratios):.2f}'


def against_the_floor(where):
    plan, out = plans.derived(PROJECT, where, DOCUMENTS), os.path.join(where, 'out')
    ratios, each = [], []
    for _ in range(ROUNDS):
        made = spent(DOCGEN, plan, '-o', out)[0]
        least = floor(os.path.join(where, 'floor'), files_of(out))
        ratios.append(made / least)
        each.append(made / DOCUMENTS)
    show(f'{DOCUMENTS} derived documents of ten pages: docgen / floor', ratio(ratios))
    return statistics.median(each)


def one_document(where, each):
    """A whole process for a document, against one that does nothing, and against a
    document among many."""
    plan, out = os.path.join(PROJECT, 'plans/ke-hoach-224.plan'), os.path.join(where, 'one')
    alone, nothing = [], []
    for _ in range(4 * ROUNDS):
        alone.append(spent(DOCGEN, plan, '-o', out)[0])
        nothing.append(spent(os.path.join(BENCH, 'true'))[0])
    alone, nothing = statistics.median(alone), statistics.median(nothing)
    show('one document of ten pages, whole process / true', f'{alone / nothing:.2f}')
    show('  less true / one among many', f'{(alone - nothing) / each:.2f}')


def growth(where, what, make, sizes):
    """The time of one page (row) more, against that of the first sizes."""
    cost = {}
    for n in sizes:
        plan = make(PROJECT, where, n)
        rounds = ROUNDS if n < sizes[-1] else 1
        cost[n] = statistics.median(spent(DOCGEN, plan, '-o', os.path.join(where, 'long'))[0] for _ in range(rounds))
    base = (cost[sizes[1]] - cost[sizes[0]]) / (sizes[1] - sizes[0])
    for a, b in zip(sizes[1:], sizes[2:]):
        show(f'one {what} more, from {a:,} to {b:,} / from {sizes[0]:,} to {sizes[1]:,}',
             f'{(cost[b] - cost[a]) / (b - a) / base:.2f}')


def memory(where):
    peak = {}
    for n in [1, 100] + [10000] * ('BENCH_BIG' in os.environ):
        plan, out = plans.derived(PROJECT, where, n), os.path.join(where, f'out-{n}')
        peak[n] = spent(DOCGEN, plan, '-o', out)[1]
        if n > 1:
            show(f'memory at the most, {n:,} documents / one', f'{peak[n] / peak[1]:.2f}')
        for path in files_of(out):
            os.unlink(path)


def main():
    with tempfile.TemporaryDirectory() as where:
        each = against_the_floor(where)
        one_document(where, each)
        growth(where, 'page', plans.of_pages, (1, 10, 100, 1000))
        growth(where, 'row', plans.of_rows, (10, 1000, 5000, 20000))
        memory(where)


main()
