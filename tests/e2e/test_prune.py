#!/usr/bin/python3
"""docgen build --prune, and what --check tells of it: outputs that are made no more, and no other, are gone."""
import os
import re
import shutil
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), '..', 'lib'))
from tap import UNITS, case, docgen, equal, folder, holds, main, plan_text
from tree import build, counts, outputs, put, tree


@case
def a_plan_and_a_link_to_it_are_two():
    """Each has outputs and a record of its own; by another way to its folder a plan is the same."""
    with folder() as root:
        tree(root)
        os.symlink('warns.plan', f'{root}/plans/link.plan')
        os.symlink('upper.plan', f'{root}/plans/up.plan')
        equal(counts(build(root, '--prune')), (9, 0, 0, 0))
        first = outputs(root)
        holds({'link.pdf', 'warns.pdf', 'up.docx', 'upper.docx'} <= set(first), sorted(first))
        for _ in range(3):
            done = build(root, '--prune')
            equal((done.status, counts(done), outputs(root)), (0, (0, 9, 0, 0), first))
        os.symlink('plans', f'{root}/other')
        equal(counts(docgen('build', 'other/link.plan', '-o', 'out', '--prune', cwd=root))[3], 0)
        equal(outputs(root), first)
        os.remove(f'{root}/plans/link.plan')
        check = build(root, '--check')
        equal((check.status, check.err.count('output-left')), (1, 2), check.err)
        done = build(root, '--prune')
        equal((done.status, counts(done)[3]), (0, 2), done.err)
        equal(set(first) - set(outputs(root)), {'link.docx', 'link.pdf'})
        os.symlink('warns.plan', f'{root}/plans/link.plan')
        equal(build(root).status, 0)
        os.remove(f'{root}/plans/warns.plan')       # the link leads nowhere
        done = docgen('build', 'plans/upper.plan', '-o', 'out', '--prune', cwd=root)
        equal((done.status, counts(done)[3]), (0, 4), done.err)


@case
def a_plan_that_is_out_of_reach_is_not_gone():
    """Only when its folder or file is surely not there its outputs are made no more."""
    with folder() as root:
        tree(root)
        equal(build(root).status, 0)
        first = outputs(root)
        os.rename(f'{root}/plans/sub', f'{root}/kept')

        def removed(*more):
            done = docgen('build', 'plans/upper.plan', '-o', 'out', *more, cwd=root)
            return done.status, counts(done)[3], done.err.count('output-left')
        os.symlink('sub', f'{root}/plans/sub')                      # round and round: ELOOP
        equal((removed('--prune'), removed('--check'), outputs(root)), ((0, 0, 0), (0, 0, 0), first))
        os.remove(f'{root}/plans/sub')
        if os.geteuid() != 0:
            os.rename(f'{root}/kept', f'{root}/plans/sub')
            os.chmod(f'{root}/plans/sub', 0)
            equal((removed('--prune'), outputs(root)), ((0, 0, 0), first))
            os.chmod(f'{root}/plans/sub', 0o700)
            os.rename(f'{root}/plans/sub', f'{root}/kept')
        with open(f'{root}/plans/sub', 'w'):
            equal(removed('--check'), (1, 0, 8))                    # a file: ENOTDIR
        equal(removed('--prune'), (0, 8, 0))
        os.remove(f'{root}/plans/sub')
        os.rename(f'{root}/kept', f'{root}/plans/sub')
        equal((build(root).status, outputs(root)), (0, first))
        os.rename(f'{root}/plans/sub', f'{root}/kept')
        equal(removed('--prune'), (0, 8, 0))                        # nothing: ENOENT


def left(done):
    """Outputs that --check says are made no more."""
    return re.findall(r'out/(\S+): is made by no plan', done.err)


@case
def checking_tells_what_the_next_build_leaves_over():
    """Without that build, in its words, each once; and so after it."""
    with folder() as root:
        tree(root)
        equal(build(root).status, 0)
        every = outputs(root)
        check = build(root, '--check', '--to=pdf')
        equal((check.status, left(check)), (1, [n for n in every if n.endswith('.docx')]), check.err)
        equal(build(root, '--check').status, 0)
        put(f'{root}/plans/don-vi.csv', re.sub('(?m)^ban-lenh,.*\n', '', UNITS))
        check = build(root, '--check')
        equal((check.status, left(check)), (1, ['each-ban-lenh.docx', 'each-ban-lenh.pdf']), check.err)
        equal((build(root).status, build(root, '--check').err), (0, check.err))
        for text, status in (UNITS, 0), (re.sub('(?m)^ban-lenh,.*\n', '', UNITS), 1):      # it comes, and goes again
            put(f'{root}/plans/don-vi.csv', text)
            equal((build(root, '--check').status, build(root).status), (status, 0))
        equal(build(root, '--check').err, check.err)
        done = build(root, '--prune')
        equal((done.status, counts(done)[3], set(every) - set(outputs(root))), (0, 2, set(left(check))))
        equal(build(root, '--check').status, 0)


@case
def a_tree_that_was_copied_is_a_tree_of_its_own():
    """What is deleted in it is gone there, though it stands in the first one, which nothing is taken from. Plans
    of another tree, which fill the same folder, are let be."""
    with folder() as top:
        first, other = tree(f'{top}/first'), f'{top}/other'
        put(f'{other}/docgen.project', '')
        put(f'{other}/plans/don-vi.csv', UNITS)
        put(f'{other}/plans/khac.plan', plan_text('Khác.\n'))
        equal(build(first).status, 0)
        equal(build(other, out='../first/out').status, 0)
        every = outputs(first)
        copy, gone = f'{top}/copy', set()
        shutil.copytree(first, copy)
        for plan, place in (1, copy), (2, f'{top}/far/moved'):
            os.renames(copy, place)
            copy, names = place, [f'{plan}.docx', f'{plan}.pdf']
            equal(build(copy, '--check').status, 0)
            os.remove(f'{copy}/plans/sub/{plan}.plan')
            check = build(copy, '--check')
            equal((check.status, left(check)), (1, names), check.err)
            equal((build(copy).status, left(build(copy, '--check'))), (0, names))
            for removed in 2, 0:
                equal(counts(build(copy, '--prune')), (0, 7 - plan, 0, removed))
            gone |= set(names)
            equal(set(every) - set(outputs(copy)), gone)
        equal((outputs(first), counts(build(first, '--prune'))), (every, (0, 7, 0, 0)))


@case
def outputs_alone_that_were_copied_are_left_alone():
    """Into another project, one in which a plan of the same name stands: it is no copy of the first one."""
    with folder() as top:
        first, other = tree(f'{top}/first'), f'{top}/other'
        put(f'{other}/docgen.project', '')
        put(f'{other}/plans/don-vi.csv', UNITS)
        put(f'{other}/plans/upper.plan', plan_text('Khác.\n'))
        equal(build(first).status, 0)
        shutil.copytree(f'{first}/out', f'{other}/out')
        done = build(other, '--prune')
        equal((done.status, counts(done), set(outputs(other))), (0, (1, 0, 0, 0), set(outputs(first))), done.err)
        equal(counts(build(other, '--prune')), (0, 1, 0, 0))


main()
