#!/usr/bin/python3
"""docgen build --shard K/N: the parts together are the whole, whatever else there is."""
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), '..', 'lib'))
from tap import case, docgen, equal, folder, holds, main, plan_text
from tree import build, counts, outputs, put, tree


def part(root, k, n, *more):
    done = build(root, f'--shard={k}/{n}', *more, out=f'part-{k}')
    equal(done.status, 0, done.err)
    return done, outputs(root, f'part-{k}')


@case
def parts_are_the_whole():
    with folder() as root:
        tree(root, 9)
        build(root)
        whole, together = outputs(root), {}
        for k in (1, 2, 3):
            done, files = part(root, k, 3)
            holds(0 < len(files) < len(whole), sorted(files))
            equal(set(files) & set(together), set())
            equal(counts(done)[1:], (0, 0, 0), done.out)
            holds('not tried' not in done.out, done.out)
            together.update(files)
        equal(together, whole)


@case
def a_part_stays_when_plans_are_added():
    with folder() as root:
        tree(root, 6)
        was = part(root, 2, 4)[1]
        for name in ('aa', 'zz'):
            put(f'{root}/plans/{name}.plan', plan_text('Chữ.\n'))
        done, now = part(root, 2, 4)
        equal({name: now[name] for name in was}, was)
        equal(counts(done)[0] + len(was) // 2, len(now) // 2)
        equal(counts(part(root, 2, 4)[0])[0], 0)


@case
def one_part_is_all():
    with folder() as root:
        tree(root, 2)
        build(root)
        equal(part(root, 1, 1)[1], outputs(root))


@case
def it_is_checked_as_it_was_made():
    with folder() as root:
        tree(root, 5)
        part(root, 1, 2)
        equal(build(root, '--shard=1/2', '--check', out='part-1').status, 0)
        equal(build(root, '--shard=2/2', '--check', out='part-1').status, 1)


@case
def a_plan_that_refines_is_no_document_of_its_own():
    """Also in parts that the document does not belong to, and at the second build."""
    with folder() as root:
        tree(root, 1)
        for k in (1, 2, 3, 4, 5):
            was = part(root, k, 5)[1]
            done, now = part(root, k, 5)
            equal((now, counts(done)[0]), (was, 0), k)


@case
def words_that_are_no_part():
    with folder() as root:
        tree(root, 1)
        for word in ('0/2', '3/2', '1', '1/', '/2', '1/2/3', 'a/b', '-1/2', '1/100001'):
            done = docgen('build', 'plans', f'--shard={word}', cwd=root)
            equal((done.status, 'shard-bad' in done.err), (2, True), word)
        done = docgen('build', 'plans', '--shard=1/2', '--prune', cwd=root)
        equal((done.status, 'shard-prune' in done.err), (2, True))


main()
