"""builds.py - what docgen build costs: nothing changed, a little changed, two threads.  Trees
are those of tree.py."""
import os
import shutil
import statistics

import plans
import tree
from measure import DOCGEN, PLANS, PROJECT, ROUNDS, by_turns, heading, lasted, over, show, spent, tool

SIDE = 400              # documents that are made by one thread and by two


def build(where, out, *words):
    return DOCGEN, 'build', where, '-o', out, *words


def stamps(out):
    return {name: os.stat(os.path.join(out, name)).st_mtime_ns for name in os.listdir(out) if name.endswith('.docx')}


def made_anew(where, out):
    """(documents written, microseconds) of a build."""
    before = stamps(out)
    cost = spent(*build(where, out))[0]
    return sum(stamp != before.get(name) for name, stamp in stamps(out).items()), cost


def change(path, old, new):
    text = plans.read(path)
    assert old in text, (path, old)
    plans.write(os.path.dirname(path), os.path.basename(path), text.replace(old, new, 1))


def settled(where, out):
    """A tree that is made, with a look after it: what was written in the tick of the clock in
    which the build began is read once more.  What making it cost."""
    cost = spent(*build(where, out))
    spent(*build(where, out))
    return cost


def nothing_changed(what, where, out):
    same, least = by_turns(2 * ROUNDS, lambda: spent(*build(where, out))[0], lambda: spent(tool('stat'), where, out)[0])
    show(f'{what}: nothing changed / stat of the same files', over(same, least))
    return statistics.median(same)


def one_changed(what, where, out, path, old, new, all_anew, same):
    change(path, old, new)
    documents, cost = made_anew(where, out)
    of = len(stamps(out))
    show(f'  {what} changed: documents made anew, of {of:,}', f'{documents:,}')
    if documents > of // 100:       # else it is lost in what looking at the others takes
        show('    cost beyond nothing changed / their share of making all',
             (cost - same) / (all_anew * documents / of))
        show('    cost / making all anew', cost / all_anew)
    else:
        show('    cost / nothing changed', cost / same)


def many_plans(where, out):
    place = os.path.join(where, 'many')
    above, leaf = tree.many(PROJECT, place, PLANS)
    all_anew, peak = settled(place, out)
    same = nothing_changed(f'{PLANS:,} plans below {tree.PARENTS}', place, out)
    one_changed('one leaf', place, out, leaf, 'thời hạn hoàn thành', 'hạn hoàn thành', all_anew, same)
    one_changed('one parent', place, out, above, 'rà soát', 'xem xét', all_anew, same)
    few = os.path.join(where, 'few')
    tree.many(PROJECT, few, PLANS // 10)
    show(f'  memory at the most, {PLANS:,} plans made / {PLANS // 10:,}',
         peak / spent(*build(few, os.path.join(where, 'out-few')))[1])


def one_plan(where, out):
    place = os.path.join(where, 'units')
    plan = tree.one(PROJECT, place, PLANS)
    all_anew, _ = settled(place, out)
    same = nothing_changed(f'one plan of {PLANS:,} units', place, out)
    one_changed('the units table (one row)', place, out, os.path.join(place, 'don-vi.csv'),
                plans.commune(PLANS - 1), plans.commune(PLANS - 1) + '9', all_anew, same)
    one_changed('the plan', place, out, plan, 'thời hạn hoàn thành', 'hạn hoàn thành', all_anew, same)


def two_threads(what, where, out):
    def made(jobs):
        shutil.rmtree(out, ignore_errors=True)
        return lasted(*build(where, out, f'-j{jobs}'))
    one, two = by_turns(ROUNDS, lambda: made(1), lambda: made(2))
    show(f'{what}: time that passes, -j1 / -j2', over(one, two))


def measure(where):
    heading('docgen build')
    many_plans(where, os.path.join(where, 'out-many'))
    one_plan(where, os.path.join(where, 'out-units'))
    place = os.path.join(where, 'side-many')
    tree.many(PROJECT, place, SIDE)
    two_threads(f'{SIDE} plans', place, os.path.join(where, 'out-side'))
    place = os.path.join(where, 'side-units')
    tree.one(PROJECT, place, SIDE)
    two_threads(f'one plan of {SIDE} units', place, os.path.join(where, 'out-side'))
