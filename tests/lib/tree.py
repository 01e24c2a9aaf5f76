"""tree.py - folders of plans for docgen build, and what becomes of them."""
import os
import tempfile

from tap import CLOSING, UNITS, docgen, plan_text

if os.access('/dev/shm', os.W_OK):
    tempfile.tempdir = '/dev/shm'       # a great many files are written: no disk is waited for

UPPER = '# Chỉ tiêu {#chi-tieu}\n\nMột. {#mot}\n'


def put(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, 'w', encoding='utf-8') as f:
        f.write(text)


def read(path):
    with open(path, 'rb') as f:
        return f.read()


def tree(root, n=4):
    """A project: n plans, one with a warning; a plan above another that makes three
    documents, one of them refined."""
    put(f'{root}/docgen.project', '')
    put(f'{root}/plans/don-vi.csv', UNITS)
    for i in range(n):
        put(f'{root}/plans/sub/{i}.plan', plan_text(f'Chữ {i}.\n', more='').replace('don-vi.csv', '../don-vi.csv'))
    put(f'{root}/plans/warns.plan', plan_text('* gạch sai\n'))
    put(f'{root}/plans/upper.plan', plan_text(UPPER, closing=CLOSING))
    put(f'{root}/plans/each.plan', '---\nextends: upper.plan\nfor-each: thuộc=son-ha\ndate: 2026-06-05\n'
        'title: về việc dưới\nnumber:\n---\n\n::: append #chi-tieu\nThêm.\n:::\n')
    put(f'{root}/plans/each-khoi.plan', '---\nextends: each.plan\nunit: khoi\n---\n\n'
        '::: append #chi-tieu\nRiêng.\n:::\n')
    return root


def cite(root):
    """Adds a plan that cites a document, and the registry that it does so from."""
    put(f'{root}/plans/a.cites', '@nq\nloại: Nghị quyết\nsố: 04-NQ/TU\nngày: 2026-01-17\n'
        'cơ quan: Ban Chấp hành Đảng bộ tỉnh\ntên: phát triển\n')
    put(f'{root}/plans/cites.plan', plan_text('Theo [@nq].\n', more='cites: a.cites\n'))


def build(root, *more, out='out', **how):
    """docgen build in a folder."""
    return docgen('build', 'plans', '-o', out, *more, cwd=root, **how)


def outputs(root, out='out'):
    """{name: bytes}, without the log and without what is left of one that was killed."""
    where = os.path.join(root, out)
    return {name: read(os.path.join(where, name)) for name in sorted(os.listdir(where))
            if not name.startswith('.') and '.tmp-' not in name}


def counts(done):
    """(made, fresh, failed, removed) of the summary."""
    words = done.out.splitlines()[-1].replace(',', '').split()
    return tuple(int(words[i]) for i in (0, 2, 4, 6))
