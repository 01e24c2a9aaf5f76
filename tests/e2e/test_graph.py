#!/usr/bin/python3
"""docgen graph: which plans extend which, and what they are made of."""
import json
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), '..', 'lib'))
from tap import case, docgen, equal, folder, holds, main, plan_text
from tree import put, tree


@case
def plans_and_what_they_need():
    with folder() as root:
        tree(root, n=1)
        put(f'{root}/plans/a.cites', '@nq\nloại: Nghị quyết\nsố: 04-NQ/TU\nngày: 2026-01-17\n'
            'cơ quan: Ban Chấp hành Đảng bộ tỉnh\ntên: phát triển\n')
        put(f'{root}/plans/cites.plan', plan_text('Theo [@nq].\n', more='cites: a.cites\n'))
        done = docgen('graph', '--json', cwd=root)
        equal(done.status, 0, done.err)
        found = {one['plan']: {(e['how'], e['what']) for e in one['needs']} for one in json.loads(done.out)}
        plain = {('template', 'dang/ke-hoach'), ('units', 'plans/don-vi.csv')}
        equal(found, {'plans/cites.plan': plain | {('cites', 'plans/a.cites')},
                      'plans/each.plan': plain | {('extends', 'plans/upper.plan')},
                      'plans/each-khoi.plan': plain | {('refines', 'plans/each.plan')},
                      'plans/sub/0.plan': plain, 'plans/upper.plan': plain, 'plans/warns.plan': plain})
        equal(docgen('graph', '--json', os.path.join(root, 'plans')).out, done.out)


@case
def the_same_for_graphviz():
    with folder() as root:
        tree(root, n=1)
        put(f'{root}/plans/a "b".plan', plan_text('Chữ.\n'))
        done = docgen('graph', 'plans', cwd=root)
        equal((done.status, done.err), (0, ''))
        holds(done.out.startswith('digraph plans {\n') and done.out.endswith('}\n'), done.out)
        for line in ('"plans/each-khoi.plan" -> "plans/each.plan" [label="refines"];',
                     '"plans/upper.plan" -> "template dang/ke-hoach" [label="template"];',
                     '"plans/don-vi.csv" [shape=cylinder];', '"plans/a \\"b\\".plan";'):
            holds('\t' + line + '\n' in done.out, line)


@case
def a_plan_that_cannot_be_read_is_told():
    with folder() as root:
        tree(root, n=1)
        put(f'{root}/plans/bad.plan', '---\nextends: none.plan\n---\n')
        done = docgen('graph', 'plans', cwd=root)
        equal(done.status, 3)
        holds('none.plan' in done.err and '"plans/bad.plan";' in done.out, done.err)


main()
