#!/usr/bin/python3
"""Plans that extend plans: the order of operations has no part in what comes
out, what is not changed is printed as it stands above, and bad or huge chains
end in a message or in time that grows with their size."""
import os
import random
import re
import shutil
import subprocess
import sys
import threading
import time

sys.path.insert(0, os.path.join(os.path.dirname(__file__), '..', 'lib'))
from tap import DOCGEN, UNITS, case, equal, folder, holds, main, plan_text

SECONDS, MEGABYTES = 4, 300
if 'san' in os.path.basename(os.path.dirname(DOCGEN)):
    SECONDS, MEGABYTES = 80, 4000


def run(*arguments, cwd):
    """(status, out, messages); the bounds are held."""
    begin = time.monotonic()
    child = subprocess.Popen([DOCGEN, '--lang', 'en', *arguments], cwd=cwd, stdin=subprocess.DEVNULL,
                             stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    said = {}
    readers = [threading.Thread(target=lambda n=n, f=f: said.update({n: f.read()}))
               for n, f in (('out', child.stdout), ('err', child.stderr))]
    killer = threading.Timer(120, child.kill)
    for thread in (*readers, killer):
        thread.start()
    _, status, usage = os.wait4(child.pid, 0)
    killer.cancel()
    for thread in readers:
        thread.join()
    child.returncode = os.waitstatus_to_exitcode(status)
    seconds, megabytes = time.monotonic() - begin, usage.ru_maxrss / 1024
    holds(seconds < SECONDS, f'took {seconds:.1f} s')
    holds(megabytes < MEGABYTES, f'took {megabytes:.0f} MB')
    return child.returncode, said['out'].decode(), said['err'].decode('utf-8', 'replace')


def write(where, files):
    for name, text in files.items():
        path = os.path.join(where, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, 'wb') as f:
            f.write(text if isinstance(text, bytes) else text.encode())


def child(body, above='tren.plan', more=''):
    return f'---\nextends: {above}\n{more}---\n\n{body}'


def compiled(body, below, *options, name='duoi.plan', **files):
    """What comes of a plan of that body, and one below it."""
    with folder() as where:
        write(where, {'don-vi.csv': UNITS, 'tren.plan': plan_text(body), name: below, **files})
        return run(*(options or ('--dump=tree',)), name, cwd=where)


def refused(body, below, code, **files):
    status, _, said = compiled(body, below, '-o', 'out', **files)
    equal(status, 1, said[:600])
    holds(f'[{code}]' in said, f'no [{code}] in: {said[:600]}')
    return said


# ---- the order of operations ------------------------------------------------------------

class Made:
    """A random plan, and operations on it that all hold at once: each has the
    place it adds to, whose order counts, or None."""

    def __init__(self, seed):
        self.r, self.n, self.operations = random.Random(seed), 0, []
        self.body = 'Lời mở đầu. {#mo}\n\n'
        self.sections = [f's{n}' for n in range(self.r.randint(2, 4))]
        self.inner, self.paragraphs, self.items, self.rows, self.blocks = [], [], [], [], []
        for s in self.sections:
            self.section(s)
        self.gone = {x for x in self.inner if self.chance(0.1)}
        self.moved = {x for x in self.inner + self.paragraphs + self.items if self.chance(0.2)}
        self.removed = {x for x in self.paragraphs + self.items + self.rows if self.chance(0.15)} - self.moved
        for kind in ('inner', 'paragraph', 'item', 'row', 'block'):
            for x in getattr(self, kind + 's' if kind != 'inner' else kind):
                if x in self.gone or not any(x.startswith(g) for g in self.gone):
                    getattr(self, 'on_' + kind)(x)
        self.add(None, '::: terms keep="từ kế giữ"\ntừ -> chữ\nrất ->\n:::')

    def chance(self, p):
        return self.r.random() < p

    def word(self):
        self.n += 1
        return f'từ{self.n}'

    def add(self, place, text):
        self.operations.append((place, text))

    def section(self, s):
        self.body += f'# Mục {s} {{#{s}}}\n\n'
        self.text(s)
        for n in range(self.r.randint(1, 3)):
            sub = f'{s}-{n}x'
            self.inner.append(sub)
            self.body += f'## Mục {sub} {{#{sub}}}\n\n'
            self.text(sub)

    def text(self, s):
        for n in range(self.r.randint(1, 3)):
            self.paragraphs.append(f'{s}p{n}')
            self.body += f'Đoạn {s}p{n} có từ **rất rõ** và từ kế giữ. {{#{s}p{n}}}\n\n'
        if self.chance(0.6):
            sign = self.r.choice(['-', '1.', 'a)'])
            for n in range(3):
                self.items.append(f'{s}i{n}')
                mark = {'-': '-', '1.': f'{n + 1}.', 'a)': f'{"abc"[n]})'}[sign]
                self.body += f'{mark} Mục {s}i{n} có từ. {{#{s}i{n}}}\n'
            self.body += '\n'
        if self.chance(0.4):
            self.blocks.append(f'{s}b')
            self.body += f'::: targets #{s}b\n| id | target | value | due |\n|--|--|--|--|\n'
            for n in range(3):
                self.rows.append(f'{s}b.r{n}')
                self.body += f'| r{n} | chỉ tiêu r{n} | >= {n + 5}% | 2030 |\n'
            self.body += ':::\n\n'

    def beside(self, x, text):
        for _ in range(self.r.randint(0, 2)):
            where = self.r.choice(['before', 'after'])
            self.add((where, x), f'::: {where} #{x}\n{text()}\n:::')

    def move(self, x, places, wheres=('before', 'after')):
        places = [p for p in places if p not in self.moved | self.removed and not any(p.startswith(g) for g in self.gone)]
        if x in self.moved and places:
            where, place = self.r.choice(wheres), self.r.choice(places)
            self.add((where, place), f'::: move #{x} {where}=#{place}')

    def on_paragraph(self, x):
        self.beside(x, lambda: f'Thêm {self.word()}.')
        self.move(x, self.paragraphs)
        what = self.r.randint(0, 5)
        if x in self.removed:
            self.add(None, f'::: remove #{x}\nLý do.\n:::')
        elif what == 0:
            self.add(None, f'::: edit #{x}\n- có từ\n+ có {self.word()}\n:::')
        elif what == 1:
            self.add(None, f'::: replace #{x}\nThay {self.word()}.\n\n{{{{parent}}}}\n:::')
        elif what == 2 and x not in self.moved:
            self.add(None, f'::: replace #{x}\nThay {self.word()}.\n\nHai đoạn.\n:::')

    def on_item(self, x):
        self.beside(x, lambda: f'- Thêm {self.word()}.')
        self.move(x, self.items)
        if x in self.removed:
            self.add(None, f'::: remove #{x}\nLý do.\n:::')
            return
        if self.chance(0.2):
            self.add(('inside', x), f'::: append #{x}\n+ Con {self.word()}.\n:::')
        what = self.r.randint(0, 4)
        if what == 0:
            self.add(None, f'::: edit #{x}\n- có từ\n+ có {self.word()}\n:::')
        elif what == 1 and self.operations[-1][0] != ('inside', x):
            self.add(None, f'::: replace #{x}\n- Thay {self.word()}.\n:::')

    def on_inner(self, x):
        self.beside(x, lambda: f'## Thêm mục {self.word()}\n\nChữ.')
        if x in self.gone:
            self.add(None, f'::: remove #{x}\nLý do.\n:::')
            return
        if self.chance(0.5):
            self.move(x, self.inner)
        else:
            self.move(x, self.sections, ('into',))
        for _ in range(self.r.randint(0, 2)):
            self.add(('append', x), f'::: append #{x}\nCuối {self.word()}.\n:::')
        if self.chance(0.3):
            self.add(('append', x), f'::: append #{x}\n### Mục con {self.word()}\n\nChữ.\n:::')
        for _ in range(self.r.randint(0, 2)):
            self.add(('prepend', x), f'::: prepend #{x}\nĐầu {self.word()}.\n:::')
        what = self.r.randint(0, 3)
        if what == 0:
            self.add(None, f'::: edit #{x}\ntitle: Tên {self.word()}\n:::')
        elif what == 1:
            self.add(None, f'::: replace #{x}\n## Thay {self.word()}\n\n{{{{parent:body}}}}\n:::')

    def on_row(self, x):
        self.beside(x, lambda: f'@{self.word().replace("từ", "r")}x\ntarget: thêm\nvalue: = 1\ndue: 2029')
        if x in self.removed:
            self.add(None, f'::: remove #{x}\nLý do.\n:::')
        elif self.chance(0.3):
            self.add(None, f'::: edit #{x}\nvalue: >= 50%\n:::')

    def on_block(self, x):
        for _ in range(self.r.randint(0, 2)):
            self.add(('inside', x), f'::: append #{x}\n@{self.word().replace("từ", "r")}x\ntarget: cuối\n'
                                    'value: = 2\ndue: 2028\n:::')

    def shuffled(self):
        """The operations in another order; those that add to one place keep theirs."""
        places = [place for place, _ in self.operations]
        self.r.shuffle(places)
        left = {p: [text for place, text in self.operations if place == p] for p in places}
        self.r.shuffle(left.setdefault(None, []))
        return '\n\n'.join(left[p].pop(0) for p in places) + '\n'


def without_places(tree):
    return re.sub(r' \d+:\d+(?=[ \n])', '', tree)


def same(seed):
    made = Made(seed)
    with folder() as where:
        write(where, {'don-vi.csv': UNITS, 'tren.plan': plan_text(made.body)})
        trees = []
        for n in range(3):
            text = made.shuffled() if n else '\n\n'.join(t for _, t in made.operations) + '\n'
            write(where, {f'{n}.plan': child(text)})
            status, out, said = run('--dump=tree', f'{n}.plan', cwd=where)
            if status or (trees and without_places(out) != trees[0]):
                shutil.copytree(where, f'/tmp/docgen-derive-{seed}', dirs_exist_ok=True)
            equal(status, 0, f'seed {seed}: {said[:900]}')
            trees.append(without_places(out))
            holds(trees[-1] == trees[0], f'seed {seed}, order {n}: another tree')


@case
def the_order_of_operations_does_not_matter():
    for seed in range(40):
        same(seed)


# ---- hostile --------------------------------------------------------------------------

@case
def seventeen_levels():
    files = {f'{n}.plan': child('', above=f'{n - 1}.plan' if n > 1 else 'tren.plan')
             for n in range(1, 17)}
    said = refused('Chữ.\n', child('', above='16.plan'), 'extends-too-deep', **files)
    holds('2.plan:2:10: error' in said, said)


@case
def too_many_operations():
    below = child(''.join(f'::: after #x\nThêm {n}.\n:::\n' for n in range(4097)))
    said = refused('Chữ. {#x}\n', below, 'operations-too-many')
    holds('4096' in said, said)


@case
def terms_that_grow():
    below = child('::: terms\nxa -> ' + 'rất xa ' * 400 + '\n:::\n')
    said = refused(('xa ' * 1000 + '\n\n') * 10, below, 'terms-grow')
    holds('16 MB' in said, said[:300])


main()
