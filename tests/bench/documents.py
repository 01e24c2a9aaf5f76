"""documents.py - what making documents costs: against the least that it could, a single one,
a longer one, and in memory."""
import os
import statistics

import plans
from measure import BIG, DOCGEN, DOCUMENTS, PROJECT, ROUNDS, by_turns, files_of, floor, heading, over, show, spent, tool


def against_the_floor(where):
    """Microseconds of one among many."""
    plan, out = plans.derived(PROJECT, where, DOCUMENTS), os.path.join(where, 'out')
    made, least = by_turns(ROUNDS, lambda: spent(DOCGEN, plan, '-o', out)[0],
                           lambda: floor(os.path.join(where, 'floor'), files_of(out)))
    show(f'{DOCUMENTS} derived documents of ten pages: docgen / floor', over(made, least))
    return statistics.median(made) / DOCUMENTS


def one_document(where, each):
    """A whole process for a document, against one that does nothing, against that and the
    least that its files cost, and against a document among many."""
    plan, out = os.path.join(PROJECT, 'plans/ke-hoach-224.plan'), os.path.join(where, 'one')
    spent(DOCGEN, plan, '-o', out)
    alone, nothing, least = map(statistics.median, by_turns(
        4 * ROUNDS, lambda: spent(DOCGEN, plan, '-o', out)[0], lambda: spent(tool('true'))[0],
        lambda: floor(os.path.join(where, 'floor'), files_of(out))))
    show('one document of ten pages, whole process / true', alone / nothing)
    show('  the same / true and the floor of its files', alone / (nothing + least))
    show('  less true / one among many', (alone - nothing) / each)


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
             (cost[b] - cost[a]) / (b - a) / base)


def memory(where):
    peak = {}
    for n in [1, 100] + [10000] * BIG:
        plan, out = plans.derived(PROJECT, where, n), os.path.join(where, f'out-{n}')
        peak[n] = spent(DOCGEN, plan, '-o', out)[1]
        if n > 1:
            show(f'memory at the most, {n:,} documents / one', peak[n] / peak[1])
        for path in files_of(out):
            os.unlink(path)


def measure(where):
    heading('docgen, documents')
    each = against_the_floor(where)
    one_document(where, each)
    growth(where, 'page', plans.of_pages, (1, 10, 100, 1000))
    growth(where, 'row', plans.of_rows, (10, 1000, 5000, 20000))
    memory(where)
