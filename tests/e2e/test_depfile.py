#!/usr/bin/python3
"""What documents depend on, as docgen tells make: every file that they are made from,
and names that make and the shell would take apart."""
import os
import re
import shutil
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), '..', 'lib'))
from tap import CLOSING, PROJECT, UNITS, case, docgen, equal, folder, holds, main, plan_text, run, write_plan

FACES = '/usr/share/fonts/truetype/liberation2'


def put(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, 'w', encoding='utf-8') as f:
        f.write(text)


def world(where):
    """A project with every kind of file that a document can be made from: all names."""
    units, root = UNITS, os.path.join(where, 'du-an')
    body = ('Theo [@nq].\n\n# Chỉ tiêu {#chi-tieu}\n\nMột. {#mot}\n')
    upper = plan_text(body, more='cites: ../van-ban/a.cites\n',
                      closing=CLOSING.replace('name: Nguyễn', 'picture: ../anh/ky.png\nname: Nguyễn'))
    put(f'{root}/docgen.project', '')
    put(f'{root}/plans/don-vi.csv', units)
    put(f'{root}/van-ban/a.cites', '@nq\nloại: Nghị quyết\nsố: 04-NQ/TU\nngày: 2026-01-17\n'
        'cơ quan: Ban Chấp hành Đảng bộ tỉnh\ntên: phát triển\n')
    os.makedirs(f'{root}/anh')
    shutil.copy(os.path.join(PROJECT, 'plans/chu-ky-mau.png'), f'{root}/anh/ky.png')
    put(f'{root}/plans/tren.plan', upper)
    put(f'{root}/plans/duoi.plan', '---\nextends: tren.plan\nfor-each: thuộc=son-ha\ntitle: về việc dưới\n'
        'date: 2026-06-05\nnumber:\n---\n\n::: append #chi-tieu\nThêm.\n:::\n')
    put(f'{root}/plans/duoi-khoi.plan', '---\nextends: duoi.plan\nunit: khoi\n---\n\n'
        '::: append #chi-tieu\nRiêng.\n:::\n')
    kind = open(os.path.join(PROJECT, 'templates/dang/ke-hoach.yaml'), encoding='utf-8').read()
    put(f'{root}/templates/dang/ke-hoach.yaml', kind)
    given = os.path.join(where, 'mau')
    rules = open(os.path.join(PROJECT, 'templates/dang/rules/hd36.yaml'), encoding='utf-8').read()
    put(f'{given}/dang/rules/hd36.yaml', rules)
    os.makedirs(os.path.join(where, 'chu'))
    for name in os.listdir(FACES):
        if 'Serif' in name:
            shutil.copy(os.path.join(FACES, name), os.path.join(where, 'chu', name))
    equal(docgen('accept', f'{root}/plans/duoi.plan').status, 0)
    return f'{root}/plans/duoi.plan'


EXPECTED = ['du-an/docgen.project', 'du-an/plans/don-vi.csv', 'du-an/plans/duoi.plan', 'du-an/plans/tren.plan',
            'du-an/plans/duoi-khoi.plan', 'du-an/plans/duoi.plan.lock', 'du-an/van-ban/a.cites', 'du-an/anh/ky.png',
            'du-an/templates/dang/ke-hoach.yaml', 'mau/dang/rules/hd36.yaml',
            *(f'chu/LiberationSerif-{n}.ttf' for n in ('Regular', 'Bold', 'Italic', 'BoldItalic'))]


RECIPES = '%.pdf: ; @:\n%.docx: ; @:\n'


def make_says(where, makefile):
    """Is all up to date, as make sees it?"""
    done = run(['make', '-q', '-f', makefile, 'all'], cwd=where)
    holds(done.status in (0, 1), done.err)
    return done.status == 0


@case
def a_rule_names_every_file_and_make_obeys_it():
    with folder() as where:
        plan = world(where)
        out, dep = os.path.join(where, 'out'), os.path.join(where, 'x.d')
        done = docgen(plan, '-o', out, '--depfile', dep, '--template-dir', os.path.join(where, 'mau'),
                      '--font-dir', os.path.join(where, 'chu'))
        equal(done.status, 0, done.err)
        text = open(dep, encoding='utf-8').read()
        targets, needs = text.replace('\\\n', '').split(':', 1)
        equal(sorted(targets.split()), sorted(os.path.join(out, f) for f in os.listdir(out)))
        named = {os.path.realpath(p) for p in needs.split()}
        equal(sorted(os.path.join(where, p) for p in EXPECTED if os.path.realpath(os.path.join(where, p)) not in named),
              [])
        put(os.path.join(where, 'Makefile'), f'all: {targets}\ninclude x.d\n' + RECIPES)
        holds(make_says(where, 'Makefile'), 'up to date at first')
        for name in EXPECTED:
            path = os.path.join(where, name)
            was = os.stat(path)
            os.utime(path, (was.st_atime, was.st_mtime + 3600))
            holds(not make_says(where, 'Makefile'), f'{name} is newer')
            os.utime(path, ns=(was.st_atime_ns, was.st_mtime_ns))
        holds(make_says(where, 'Makefile'), 'up to date at last')


@case
def nothing_is_named_for_nothing():
    """Without a file that is named and cannot be done without, there is no document."""
    with folder() as where:
        plan = world(where)
        common = ('-o', os.path.join(where, 'out'), '--template-dir', os.path.join(where, 'mau'),
                  '--font-dir', os.path.join(where, 'chu'))
        equal(docgen(plan, *common).status, 0)
        for name in EXPECTED:
            if name.endswith(('docgen.project', '.lock', 'duoi-khoi.plan', '.yaml')):
                continue
            path = os.path.join(where, name)
            os.rename(path, path + '.away')
            holds(docgen(plan, *common).status != 0, name)
            os.rename(path + '.away', path)


@case
def names_that_make_would_take_apart():
    with folder() as where:
        odd = os.path.join(where, 'a b#c$d\\ e')
        os.mkdir(odd)
        plan = write_plan(odd, 'Chữ.\n', name='kế hoạch.plan')
        out = os.path.join(where, 'o u$t')
        equal(docgen(plan, '-o', out, '--depfile', os.path.join(where, 'x.d')).status, 0)
        target = os.path.join(out, 'kế hoạch.pdf')
        put(os.path.join(where, 'ask.mk'), 'include x.d\n' + RECIPES)
        quiet = run(['make', '-q', '-f', 'ask.mk', target], cwd=where)
        equal(quiet.status, 0, quiet.err)
        os.utime(plan, (2e9, 2e9))
        equal(run(['make', '-q', '-f', 'ask.mk', target], cwd=where).status, 1)


@case
def a_colon_is_escaped_and_a_line_end_refused():
    with folder() as where:
        os.mkdir(os.path.join(where, 'a:b'))
        plan = write_plan(os.path.join(where, 'a:b'), 'Chữ.\n')
        dep = os.path.join(where, 'x.d')
        equal(docgen(plan, '-o', os.path.join(where, 'out'), '--depfile', dep).status, 0)
        holds(re.search(r'a\\:b/thu\.plan', open(dep).read()), open(dep).read())
        os.mkdir(os.path.join(where, 'a\nb'))
        plan = write_plan(os.path.join(where, 'a\nb'), 'Chữ.\n')
        os.remove(dep)
        done = docgen(plan, '-o', os.path.join(where, 'out'), '--depfile', dep)
        equal(done.status, 3)
        holds('depfile-line-end' in done.err, done.err)
        holds(not os.path.exists(dep), 'no rule that says something else')


@case
def a_pattern_is_no_rule():
    """make takes "a%.pdf: b" for a pattern, and then knows nothing of b."""
    with folder() as where:
        plan = write_plan(where, 'Chữ.\n', name='tăng 10%.plan')
        dep = os.path.join(where, 'x.d')
        done = docgen(plan, '-o', os.path.join(where, 'out'), '--depfile', dep)
        equal(done.status, 3)
        holds('depfile-percent' in done.err, done.err)
        holds(not os.path.exists(dep), 'no rule that says something else')
        os.mkdir(os.path.join(where, '10%'))
        plan = write_plan(os.path.join(where, '10%'), 'Chữ.\n')
        equal(docgen(plan, '-o', os.path.join(where, 'out'), '--depfile', dep).status, 0)
        done = run(['make', '-n', '--debug=b', '-f', dep, os.path.join(where, 'out/thu.pdf')], cwd=where)
        holds('10%' in open(dep).read() and done.status == 0, done.err)


@case
def no_rule_of_documents_that_were_not_made():
    with folder() as where:
        plan = write_plan(where, '<b>Chữ.</b>\n')
        dep = os.path.join(where, 'x.d')
        equal(docgen(plan, '-o', os.path.join(where, 'out'), '--depfile', dep).status, 1)
        holds(not os.path.exists(dep), 'not written')


main()
