#!/usr/bin/python3
"""docgen graph: which plans extend which, and what they are made of."""
import html.parser
import json
import os
import re
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), '..', 'lib'))
from tap import UNITS, case, docgen, equal, folder, holds, main, plan_text
from tree import cite, put, tree


@case
def plans_and_what_they_need():
    with folder() as root:
        tree(root, n=1)
        cite(root)
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


@case
def files_of_several_projects_have_names_of_their_own():
    with folder() as root:
        for dir in ('x/plans/b', 'x/plans/a/b'):
            os.makedirs(f'{root}/{dir}')
            put(f'{root}/{dir}/don-vi.csv', UNITS)
            put(f'{root}/{dir}/mot.plan', plan_text('Chữ.\n'))
        done = docgen('graph', '--json', 'x', cwd=root)
        equal(done.status, 0, done.err)
        found = {one['plan']: [e['what'] for e in one['needs'] if e['how'] == 'units'] for one in json.loads(done.out)}
        equal(found, {'b/mot.plan': ['b/don-vi.csv'], 'a/b/mot.plan': ['a/b/don-vi.csv']})


class Page(html.parser.HTMLParser):
    """A page whose elements are all closed: ids, links, words by element."""
    EMPTY = {'meta', 'br'}

    def __init__(self, text):
        super().__init__()
        self.open, self.ids, self.links, self.items, self.titles, self.tags = [], [], [], [], [], []
        self.feed(text)
        self.close()
        equal(self.open, [], 'elements that are not closed')

    def handle_starttag(self, tag, pairs):
        attributes = dict(pairs)
        self.tags.append((tag, attributes))
        if 'id' in attributes:
            self.ids.append(attributes['id'])
        if tag == 'a':
            self.links.append(attributes['href'])
        if tag == 'li':
            self.items.append('')
        if tag == 'title':
            self.titles.append('')
        if tag not in self.EMPTY:
            self.open.append(tag)

    def handle_startendtag(self, tag, pairs):
        self.tags.append((tag, dict(pairs)))

    def handle_endtag(self, tag):
        equal(self.open.pop(), tag, 'what is closed')

    def handle_data(self, text):
        if 'li' in self.open:
            self.items[-1] += text
        if self.open and self.open[-1] == 'title':
            self.titles[-1] += text


def page_of(root, *more, status=0):
    done = docgen('graph', '--html', *more, 'plans', cwd=root)
    equal(done.status, status, done.err)
    return Page(done.out), done


@case
def a_page_has_all_that_is_there():
    """In the lists and in both pictures; each tie in words, and a link to each end."""
    with folder() as root:
        tree(root, n=12)
        cite(root)
        page, done = page_of(root, '--lang=en')
        told = json.loads(docgen('graph', '--json', 'plans', cwd=root).out)
        names = {one['plan'] for one in told} | {e['what'] for one in told for e in one['needs']}
        words = {'extends': 'extends', 'refines': 'refines a document of', 'template': 'is of the kind',
                 'units': 'takes units from', 'cites': 'takes citations from'}
        for name in names:
            equal(page.titles.count(name), 2, name)
        for one in told:
            ties = '; '.join(f'{words[e["how"]]} {e["what"]}' for e in
                             sorted(one['needs'], key=lambda e: list(words).index(e['how'])))
            holds(f'{one["plan"]}: {ties}' in page.items, f'{one["plan"]}: {ties} in {page.items}')
        equal(len(page.ids), len(set(page.ids)), 'ids are there once')
        equal({link for link in page.links if link[1:] not in page.ids}, set())
        equal(done.out, docgen('graph', '--html', '--lang=en', 'plans', cwd=root).out)
        equal(done.out, docgen('graph', '--html', '--lang=en', os.path.join(root, 'plans')).out)


@case
def a_page_needs_nothing_else():
    with folder() as root:
        tree(root)
        page, done = page_of(root)
        equal({t for t, _ in page.tags} & {'script', 'link', 'img', 'iframe', 'object', 'image', 'use'}, set())
        equal(re.findall(r'https?:|url\(|@import|\bon\w+=|src=', done.out), [])
        pictures = [a for t, a in page.tags if t == 'svg' and 'aria-labelledby' in a]
        equal(len(pictures), 2)
        for one in pictures:
            holds(all(i in page.ids for i in one['aria-labelledby'].split()), one)


@case
def a_page_is_in_the_language_that_was_asked_for():
    with folder() as root:
        tree(root)
        for lang, words in (('vi', ('Kế hoạch theo tầng', 'dựa trên', 'M1', 'Bảng đơn vị')),
                            ('en', ('Plans by level', 'extends', 'T1', 'Tables of units'))):
            page, done = page_of(root, f'--lang={lang}')
            equal(page.tags[0], ('html', {'lang': lang}))
            for word in words:
                holds(word in done.out, word)


@case
def names_are_words_of_a_page():
    with folder() as root:
        tree(root, n=1)
        for name in ('<script>"&\'.plan', 'kế hoạch.plan', 'x' * 120 + '.plan'):
            put(f'{root}/plans/{name}', plan_text('Chữ.\n'))
            page, _ = page_of(root)
            holds(f'plans/{name}' in page.titles, name)
            equal([t for t, _ in page.tags if t == 'script'], [])


@case
def a_page_of_plans_that_cannot_be_read():
    """Each extends the other; one extends a plan that was not asked for."""
    with folder() as root:
        tree(root, n=1)
        put(f'{root}/else/up.plan', plan_text('Một. {#m}\n'))
        put(f'{root}/plans/a.plan', '---\nextends: b.plan\n---\n')
        put(f'{root}/plans/b.plan', '---\nextends: a.plan\n---\n')
        put(f'{root}/plans/c.plan', '---\nextends: ../else/up.plan\n---\n\n::: append #m\nx\n:::\n')
        put(f'{root}/plans/d.plan', '---\nextends: none.plan\n---\n')
        page, done = page_of(root, status=3)
        for name in ('plans/a.plan', 'plans/b.plan', 'plans/c.plan', 'plans/d.plan', 'else/up.plan'):
            equal(page.titles.count(name), 2, name)
        holds('class="k0 away"' in done.out.split('<figure>')[1], 'up.plan is from elsewhere')


main()
