#!/usr/bin/python3
"""docgen build when things go wrong around it: after each, the next build is right, which
means that it equals one that begins with nothing."""
import os
import subprocess
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(__file__), '..', 'lib'))
from tap import DOCGEN, UNITS, case, docgen, equal, folder, holds, main, plan_text
from tree import build, counts, outputs, put, read, tree


def is_right(root, *more):
    """The next build ends well and equals one that begins with nothing."""
    done = build(root, *more)
    equal(done.status, 0, done.err)
    fresh = build(root, out='fresh')
    equal(fresh.status, 0, fresh.err)
    equal(outputs(root), outputs(root, 'fresh'))
    equal(counts(build(root))[0], 0)
    subprocess.run(['rm', '-rf', os.path.join(root, 'fresh')], check=True)


def many(root, n):
    """A plan that makes n documents."""
    lines = ''.join(f'u{i},Xã {i},xa,son-ha,ĐẢNG BỘ TỈNH SƠN HÀ / ĐẢNG ỦY XÃ {i},ĐU,Xã {i}\n' for i in range(n))
    put(f'{root}/plans/don-vi.csv', UNITS + lines)
    put(f'{root}/plans/many.plan', plan_text('Chữ.\n', more='for-each: cấp=xa\n').replace('unit: son-ha\n', ''))


def started(root, *more, out='out', wait_for=None):
    going = subprocess.Popen([DOCGEN, 'build', 'plans', '-o', out, '--lang=en', *more], cwd=root,
                             stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    while wait_for and going.poll() is None and not os.path.exists(os.path.join(root, out, wait_for)):
        time.sleep(0.002)
    return going


@case
def an_input_that_changes_during_the_build():
    with folder() as root:
        many(root, 150)
        going = started(root, wait_for='many-u0.pdf')
        text = read(f'{root}/plans/don-vi.csv').decode()
        put(f'{root}/plans/don-vi.csv', text.replace('Xã 149', 'Xã khác'))
        _, err = going.communicate(timeout=60)
        holds(b'[input-unsteady]' in err, err)
        equal(going.returncode, 0)
        is_right(root)


@case
def an_input_that_changes_and_changes_back():
    with folder() as root:
        many(root, 150)
        text = read(f'{root}/plans/don-vi.csv').decode()
        equal(build(root).status, 0)
        put(f'{root}/plans/don-vi.csv', text.replace('Xã 14', 'Bản 14'))
        os.remove(f'{root}/out/many-u0.pdf')
        going = started(root, wait_for='many-u0.pdf')
        put(f'{root}/plans/don-vi.csv', text)
        going.communicate(timeout=60)
        is_right(root)


@case
def an_input_that_vanishes():
    with folder() as root:
        tree(root)
        equal(build(root).status, 0)
        was = outputs(root)
        os.rename(f'{root}/plans/don-vi.csv', f'{root}/away')
        done = build(root, '-k')
        equal(done.status, 3)
        equal(outputs(root), was)
        os.rename(f'{root}/away', f'{root}/plans/don-vi.csv')
        equal(counts(build(root)), (0, 7, 0, 0))
        is_right(root)


@case
def clocks_that_go_back_or_ahead():
    with folder() as root:
        tree(root)
        equal(build(root).status, 0)
        for seconds in (-10 ** 8, 10 ** 8, 0):
            for i, name in enumerate(('plans/sub/0.plan', 'plans/upper.plan', 'out/2.pdf')):
                path = os.path.join(root, name)
                was = os.stat(path)
                text = read(path)
                other = text[:-9] + bytes([text[-9] ^ 1]) + text[-8:] if name.startswith('out') else \
                    text.replace('Chữ'.encode(), 'Chứ'.encode()) if text.count('Chữ'.encode()) else \
                    text.replace('Một'.encode(), 'Mọt'.encode())
                holds(other != text and len(other) == len(text), name)      # same size
                with open(path, 'r+b') as f:                                # same inode
                    f.write(other)
                os.utime(path, ns=(was.st_atime_ns, was.st_mtime_ns + seconds * 10 ** 9))
                done = build(root)
                holds(counts(done)[0] > 0, f'{name}: {seconds}: {done.out}')
                fresh = build(root, out='fresh')
                equal(outputs(root), outputs(root, 'fresh'), name)
                if not name.startswith('out'):
                    with open(path, 'r+b') as f:
                        f.write(text)
                    os.utime(path, ns=(was.st_atime_ns, was.st_mtime_ns))
                    holds(counts(build(root))[0] > 0, f'{name} again')
        is_right(root)


@case
def a_change_within_one_tick_of_the_clock():
    """Written right after it was read, in the same size: seen all the same."""
    with folder() as root:
        tree(root, n=1)
        path = f'{root}/plans/sub/0.plan'
        for i in range(40):
            text = plan_text(f'Chữ {i:02}.\n').replace('don-vi.csv', '../don-vi.csv')
            with open(path, 'r+b' if i else 'wb') as f:
                f.write(text.encode())
            equal(build(root, '-j1', '--to', 'text').status, 0)
            holds(f'Chữ {i:02}.' in read(f'{root}/out/0.txt').decode(), str(i))


main()
