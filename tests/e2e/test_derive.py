#!/usr/bin/python3
"""Plans that extend plans: the order of operations has no part in what comes
out, what is not changed is printed as it stands above, and bad or huge chains
end in a message or in time that grows with their size."""
import itertools
import os
import random
import re
import shutil
import subprocess
import sys
import threading
import unicodedata

sys.path.insert(0, os.path.join(os.path.dirname(__file__), '..', 'lib'))
from tap import DOCGEN, SAMPLES, UNITS, case, equal, folder, holds, main, plan_text

SECONDS, MEGABYTES = 4, 300
if 'san' in os.path.basename(os.path.dirname(DOCGEN)):
    SECONDS, MEGABYTES = 80, 4000


def run(*arguments, cwd):
    """(status, out, messages); the bounds are held."""
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
    seconds, megabytes = usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024
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
    return re.sub(r'[ @](\S+?\.plan:)?\d+:\d+(?=[ \n<])', '', tree)


class Wild(Made):
    """A random plan, and operations of every kind on any of its parts: some hold
    together, others are a mistake, which is then one in every order."""

    def __init__(self, seed, most):
        self.r, self.n, self.operations = random.Random(f'wild {seed}'), 0, []
        self.body = 'Lời mở đầu. {#mo}\n\n'
        self.sections = [f's{n}' for n in range(self.r.randint(1, 2 if most < 5 else 3))]
        self.inner, self.paragraphs, self.items, self.rows, self.blocks = [], [], [], [], []
        for s in self.sections:
            self.section(s)
        self.changed, self.moved = set(), set()
        kinds = [self.replace, self.condense, self.edit, self.remove, self.move_any, self.add_any,
                 self.add_any, self.replace_terms]
        while len(self.operations) < most:
            self.r.choice(kinds)()

    def add(self, place, text):
        if self.chance(0.15):
            name = text.split()[1]
            text = text if name == 'move' else text.removesuffix(':::') + f'::: /{name}'
            text = f'::: when unit {self.r.choice(["=", "!="])} son-ha\n{text}\n::: /when'
        super().add(place, text)

    def any(self, *kinds):
        return self.r.choice([x for kind in kinds for x in getattr(self, kind)] or ['mo'])

    def free(self, *kinds):
        """What is not changed yet, or seldom what is: which is a mistake."""
        x = self.any(*kinds)
        if x in self.changed and not self.chance(0.05):
            return None
        self.changed.add(x)
        return x

    def text_for(self, x):
        """What could stand beside a part."""
        return (f'## Thêm mục {self.word()}\n\nChữ.' if x in self.inner else f'- Thêm {self.word()}.'
                if x in self.items else f'@{self.word().replace("từ", "r")}x\ntarget: thêm\nvalue: = 1\n'
                'due: 2029' if x in self.rows else f'Thêm {self.word()}.')

    def replace(self):
        x = self.free('inner', 'paragraphs', 'items')
        parent = self.r.choice(['', '\n\n{{parent}}', '\n\n{{parent:body}}'])
        if x:
            self.add(None, f'::: replace #{x}\n{self.text_for(x)}{parent}\n:::')

    def condense(self):
        kind = self.r.choice(['paragraphs', 'items'])
        several = sorted({x for x in (self.free(kind) for _ in range(self.r.randint(2, 3))) if x})
        if len(several) > 1:
            body = self.r.choice([self.text_for(several[0]), '{{parent:joined}}', '{{parent}}',
                                  f'{{{{parent #{several[-1]}}}}}\n\n{{{{parent #{several[0]}}}}}'])
            self.add(None, f'::: replace {" ".join("#" + x for x in several)}\n{body}\n:::')

    def edit(self):
        x = self.free('paragraphs', 'items', 'rows', 'inner')
        if x is None:
            return
        if x in self.rows:
            text = self.r.choice(['value: >= 50%', '- chỉ tiêu\n+ mục tiêu', 'due: 2031\nvalue: >= 1%'])
        elif x in self.inner:
            text = f'title: Tên {self.word()}'
        else:
            pairs = [f'- {old}\n+ {self.word()}' for old in ('Đoạn', 'có từ', 'kế giữ')] \
                if x in self.paragraphs else [f'- Mục\n+ {self.word()}', '- có từ']
            text = '\n'.join(self.r.sample(pairs, self.r.randint(1, len(pairs))))
        self.add(None, f'::: edit #{x}\n{text}\n:::')
        if self.chance(0.2) and x in self.paragraphs:
            self.add(None, f'::: replace #{x}\n{{{{parent}}}}\n\nThêm {self.word()}.\n:::')

    def remove(self):
        x = self.free('paragraphs', 'items', 'rows', 'inner')
        if x:
            self.add(None, f'::: remove #{x}\nLý do.\n:::')

    def move_any(self):
        kind = self.r.choice(['paragraphs', 'items', 'inner', 'rows'])
        x, place = self.any(kind), self.any(kind)
        if ({x, place} & self.moved or x == place) and not self.chance(0.1):
            return
        self.moved.add(x)
        where = self.r.choice(['before', 'after', 'after'])
        if kind == 'inner' and self.chance(0.3):
            where, place = 'into', self.any('sections')
        self.add(('append' if where == 'into' else where, place), f'::: move #{x} {where}=#{place}')

    def add_any(self):
        where = self.r.choice(['before', 'after', 'append', 'prepend'])
        if where in ('before', 'after'):
            x = self.any('paragraphs', 'items', 'rows', 'inner')
            text = self.text_for(x)
        else:
            x = self.any('sections', 'inner', 'items', 'blocks')
            text = self.text_for(self.rows[0]) if x in self.blocks else f'+ Con {self.word()}.' \
                if x in self.items else f'Chữ {self.word()}.'
            if where == 'append' and x in self.sections and self.chance(0.4):
                text = f'## Mục con {self.word()}\n\nChữ.'
        for _ in range(self.r.randint(1, 2)):
            self.add((where, x), f'::: {where} #{x}\n{text}\n:::')
            text = text.replace(f'{self.n}', f'{self.n}0')

    def replace_terms(self):
        old = self.r.choice(['từ', 'có từ', 'rõ', 'kế', 'giữ', 'đoạn', 'Mục'])
        self.add(None, f'::: terms{self.r.choice(["", " keep=" + chr(34) + "kế giữ" + chr(34)])}\n'
                       f'{old} -> {self.r.choice(["", "chữ", "từ"])}\n:::')

    def orders(self):
        """Every order that keeps what is added to one place in its own."""
        for order in itertools.permutations(range(len(self.operations))):
            places = [self.operations[n][0] for n in order]
            if all(places[i] is None or places[i] != places[k] or order[i] < order[k]
                   for i in range(len(order)) for k in range(i + 1, len(order))):
                yield '\n\n'.join(self.operations[n][1] for n in order) + '\n'


def came_of(where, plans):
    """What came of each plan, by its name: a tree, or codes of messages."""
    done = subprocess.run([DOCGEN, '--lang', 'en', '--dump=tree', *(f'{name}.plan' for name in plans)],
                          cwd=where, stdin=subprocess.DEVNULL, capture_output=True)
    holds(done.returncode in (0, 1), f'status {done.returncode}: {done.stderr[-600:]}')
    trees, codes = {}, {name: [] for name in plans}
    for tree in re.split(r'(?m)^(?=doc )', done.stdout.decode()):
        name = re.search(r'“tên ([\w-]+)”', tree)
        if name:
            trees[name.group(1)] = without_places(tree).replace(name.group(), '“”')
    for message in re.finditer(r'(?m)^([\w-]+)\.plan:\S+ error: .*\[(\S+)\]$', done.stderr.decode()):
        codes[message.group(1).removesuffix('-tren')].append(message.group(2))
    return {name: trees.get(name, sorted(codes[name])) for name in plans}


def all_the_same(kind, made):
    """made: (seed, body, the same operations in several orders); how many were trees."""
    trees = 0
    with folder() as where:
        write(where, {'don-vi.csv': UNITS})
        plans = {}
        for seed, body, orders in made:
            for n, text in enumerate(orders):
                name = f'{seed}-{n}'
                write(where, {f'{name}-tren.plan': plan_text(body),
                              f'{name}.plan': child(text, f'{name}-tren.plan', f'title: tên {name}\n')})
                plans[name] = f'{seed}-0'
        came = came_of(where, list(plans))
        for name, first in plans.items():
            holds(came[name], f'{kind} {name}: neither a tree nor a message')
            trees += isinstance(came[name], str)
            if came[name] != came[first]:
                keep = os.path.join(os.environ.get('KEEP', ''), '')
                if keep:
                    shutil.copytree(where, keep, dirs_exist_ok=True)
                holds(False, f'{kind} {name}: not as {first}: {str(came[name])[-200:]} {str(came[first])[-200:]}')
    return trees / len(plans)


@case
def the_order_of_operations_does_not_matter():
    made = [(seed, m.body, [m.shuffled() for _ in range(3)])
            for seed, m in ((seed, Made(seed)) for seed in range(60))]
    equal(all_the_same('made', made), 1)


@case
def nor_that_of_operations_of_every_kind():
    made = [(seed, m.body, [m.shuffled() for _ in range(3)])
            for seed, m in ((seed, Wild(seed, 5 + seed % 8)) for seed in range(300))]
    trees = all_the_same('wild', made)
    holds(0.3 < trees < 0.95, f'{trees:.0%} are trees')


@case
def all_orders_of_a_few():
    made = [(seed, m.body, list(m.orders()))
            for seed, m in ((seed, Wild(f'few{seed}', 2 + seed % 3)) for seed in range(100))]
    trees = all_the_same('few', [(seed, body, orders) for seed, body, orders in made if len(orders) <= 24])
    holds(0.3 < trees < 0.95, f'{trees:.0%} are trees')


# ---- what is not changed --------------------------------------------------------------

def texts(tree):
    return re.findall(r'text (?:bold |italic |underline )*“(.*?)”', tree)


@case
def without_operations_the_parent_is_printed():
    for sample in SAMPLES:
        with open(sample, encoding='utf-8') as f:
            if re.search(r'^(extends|for-each):|\.local|^::: copy', f.read(), re.M):
                continue
        with folder() as where:
            shutil.copytree(os.path.dirname(sample), where, dirs_exist_ok=True)
            name = os.path.basename(sample)
            write(where, {'duoi.plan': child('', above=name)})
            status, above, _ = run('--dump=tree', name, cwd=where)
            equal(status, 0, name)
            status, below, said = run('--dump=tree', 'duoi.plan', cwd=where)
            equal(status, 0, f'{name}: {said[:600]}')
            equal(texts(below), texts(above), name)


@case
def line_ends_marks_and_letters_of_a_file_make_no_difference():
    body = 'Thực hiện nghị quyết. {#a}\n\n# Mục đích {#b}\n\n- Việc một. {#c}\n- Việc hai.\n'
    below = child('::: edit #a\n- nghị quyết\n+ kế hoạch\n:::\n\n::: terms\nviệc -> nhiệm vụ\n:::\n\n'
                  '::: after #c\n- Việc\n  của huyện.\n:::\n')
    made = set()
    for above, text in ((body, below), (body, below.replace('\n', '\r\n')),
                        (body, '\ufeff' + below), (body, unicodedata.normalize('NFD', below)),
                        (unicodedata.normalize('NFD', body).replace('\n', '\r\n'), below)):
        with folder() as where:
            write(where, {'don-vi.csv': UNITS, 'tren.plan': plan_text(above), 'duoi.plan': text})
            equal(run('-o', 'out', 'duoi.plan', cwd=where)[0], 0)
            made.add(b''.join(open(os.path.join(where, 'out', name), 'rb').read()
                              for name in ('duoi.docx', 'duoi.pdf')))
    equal(len(made), 1)


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


@case
def terms_that_double():
    levels = {f'{n}.plan': child('::: terms\nxa -> xa xa\n:::\n',
                                 above=f'{n - 1}.plan' if n > 1 else 'tren.plan')
              for n in range(1, 15)}
    body = ('xa ' * 1000 + '\n\n') * 10
    refused(body, child('::: terms\nxa -> xa xa\n:::\n', above='14.plan'), 'terms-grow', **levels)


@case
def plans_in_a_circle():
    said = refused('Chữ.\n', child('', above='a.plan'), 'extends-cycle',
                   **{'a.plan': child('', above='b.plan'), 'b.plan': child('', above='duoi.plan')})
    holds('duoi.plan → a.plan → b.plan → duoi.plan' in said, said)


@case
def what_is_no_plan_above():
    for above, code in (('.', 'plan-not-regular'), ('duoi.plan', 'extends-cycle'),
                        ('/etc/passwd', 'path-outside'), ('../../x.plan', 'path-outside'),
                        ('khong-co.plan', 'file-absent'), ('', 'key-blank'), ('don-vi.csv', None)):
        status, _, said = compiled('Chữ.\n', child('', above=above), '-o', 'out')
        holds(status in (1, 3), f'{above}: {status}')
        holds(code is None or f'[{code}]' in said, f'{above}: {said[:300]}')
        holds('root:' not in said, said)


@case
def many_operations_on_many_paragraphs():
    body = ''.join(f'Đ {n}. {{#p{n}}}\n\n' for n in range(100000))
    below = ''.join(f'::: {op} #p{n * 24 + 7}\nThêm.\n:::\n' for n in range(4096)
                    for op in ('after', 'before', 'replace', 'remove')[n % 4:n % 4 + 1])
    status, out, said = compiled(body, child(below), '--dump=tree')
    equal(status, 0, said[:600])
    equal(out.count('“Thêm.”'), 3072)


@case
def many_additions_to_one_place():
    for op in ('append', 'prepend', 'before', 'after'):
        below = child(''.join(f'::: {op} #{"s" if "pend" in op else "p"}\nThêm {n}.\n:::\n'
                              for n in range(4096)))
        status, out, said = compiled('# Mục {#s}\n\nĐoạn. {#p}\n', below)
        equal(status, 0, said[:600])
        equal([int(n) for n in re.findall(r'“Thêm (\d+)\.', out)], list(range(4096)), op)


@case
def a_table_of_many_terms():
    body = ''.join(f'Chữ w{n}x từ w{n}y.\n\n' for n in range(0, 50000, 10))
    below = child('::: terms\n' + ''.join(f'w{n}x -> v{n}\n' for n in range(50000)) + ':::\n')
    status, out, said = compiled(body, below)
    equal(status, 0, said[:600])
    holds('v49990' in out and 'w49990x' not in out, 'the last rule')


@case
def words_that_nearly_match():
    rule = ' '.join(['xa'] * 60)
    body = ('xa ' * 20000 + '\n\n') * 5
    equal(compiled(body, child(f'::: terms\n{rule} xb -> y\n:::\n'))[0], 0)
    equal(compiled(body, child('::: terms keep="' + rule + ' xb"\nxc -> y\n:::\n'))[0], 0)


@case
def quotations_and_citations_without_end():
    for body in ('“' * 30000, '”' * 30000, '“”' * 30000, 'số 1-A, ngày 1/1/2020 của x ' * 4000,
                 '1/' * 30000, '1-A ' * 20000):
        status, _, said = compiled(body + '\n', child('::: terms\nxa -> y\n:::\n'))
        equal(status, 0, said[:300])


@case
def an_edit_of_many_words():
    body = ' '.join(f'w{n}x' for n in range(20000)) + ' {#a}\n'
    below = child('::: edit #a\n' + ''.join(f'- w{n}x\n+ v{n}\n' for n in range(0, 4000)) + ':::\n')
    status, out, said = compiled(body, below)
    equal(status, 0, said[:300])
    holds('v3999' in out, 'the last change')


@case
def long_names_and_deep_places():
    name = 'a' * 200
    equal(compiled(f'Chữ. {{#{name}}}\n', child(f'::: after #{name}\nThêm.\n:::\n'))[0], 0)
    refused('Chữ.\n', child(f'::: after #{name}a\nThêm.\n:::\n'), 'target-malformed')
    refused('Chữ. {#a}\n', child('::: after #a' + '/1' * 90 + '\nThêm.\n:::\n'), 'target-place')
    refused('Chữ. {#a}\n', child('::: after #a/99999999999999999999\nThêm.\n:::\n'), 'target-place')


@case
def many_mistakes():
    body = ''.join(f'Đ. {{#p{n}}}\n\n' for n in range(50000))
    refused(body, child(''.join(f'::: remove #q{n}\nVì.\n:::\n' for n in range(4096))), 'target-absent')
    body = ''.join(f'Đ. {{#p{n} .must-adapt}}\n\n' for n in range(50000))
    refused(body, child(''), 'must-adapt')


@case
def what_stands_beside_a_replaced_paragraph_stays_beside_it():
    for body in ('{{parent}}', '{{parent:body}}', '{{parent #b}}', '{{parent:body #b}}'):
        status, out, said = compiled(
            'Một. {#a}\n\nHai. {#b}\n', child(f'::: replace #b\nMới.\n\n{body}\n:::\n\n'
            '::: move #a after=#b\n\n::: before #b\nTrước.\n:::\n\n::: after #a\nSau.\n:::\n'))
        equal(status, 0, said)
        equal(re.findall('“(Một|Hai|Mới|Trước|Sau)[.]”', out), ['Trước', 'Mới', 'Hai', 'Một', 'Sau'], body)


@case
def parents_in_parents():
    """Each level replaces what the level above made of it, and keeps it."""
    levels = {f'{n}.plan': child('::: replace #a\nThêm.\n\n{{parent}}\n:::\n',
                                 above=f'{n - 1}.plan' if n > 1 else 'tren.plan')
              for n in range(1, 15)}
    status, out, said = compiled('Chữ. {#a}\n', child('::: replace #a\nThêm.\n\n{{parent}}\n:::\n',
                                                      above='14.plan'), **levels)
    equal(status, 0, said[:600])
    equal(len(re.findall('“Thêm.”', out)), 15)
    above = child('::: replace #a\nThêm.\n\n{{parent}}\n:::\n', above='14.plan')
    refused('Chữ. {#a}\n', child('::: replace #a\nThêm.\n\n{{parent}}\n:::\n', above='15.plan'),
            'extends-too-deep', **levels, **{'15.plan': above})
    for deep in (64, 65, 1000):
        body = ''.join('  ' * n + f'- Mục {n}. {{#i{n}}}\n' for n in range(deep))
        status, out, said = compiled(body, child(''.join(
            f'::: replace #i{n}\n- Thay {n}.\n\n{{{{parent}}}}\n:::\n' for n in range(deep))))
        equal((status, len(re.findall('“Thay ', out)), len(re.findall('“Mục ', out))), (0, deep, deep), said[:600])
    below = child('::: replace #a\n' + '{{parent #p}}\n' * 4096 + ':::\n')
    refused('# Mục {#a}\n\nChữ. {#p}\n', below, 'parent-twice')
    body = '# Mục {#a}\n\n' + ''.join(f'Đ {n}. {{#p{n}}}\n\n' for n in range(20000))
    below = child('::: replace #a\n# Mới\n\n' + ''.join(f'{{{{parent #p{n}}}}}\n'
                                                       for n in reversed(range(20000))) + ':::\n')
    status, out, said = compiled(body, below)
    equal(status, 0, said[:600])
    equal([int(n) for n in re.findall(r'“Đ (\d+)\.', out)], list(reversed(range(20000))))


main()
