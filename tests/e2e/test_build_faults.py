#!/usr/bin/python3
"""docgen build when things go wrong around it: after each, the next build is right, which
means that it equals one that begins with nothing."""
import os
import random
import resource
import shutil
import signal
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


@case
def killed_at_random_moments():
    """BUILD_KILLS times (100): what stands is whole, the log is as good as it can be, and the
    next build mends it; each plan that it calls fresh has the right bytes."""
    kills = int(os.environ.get('BUILD_KILLS', 100))
    moment = random.Random(20260605)
    with folder() as root:
        tree(root, n=10)
        start = time.monotonic()
        equal(build(root, '-j2').status, 0)
        lasts = time.monotonic() - start
        right = outputs(root)
        made_again = 0
        for i in range(kills):
            if i % 2 == 0:
                shutil.rmtree(f'{root}/out', ignore_errors=True)
            else:                       # most of it is fresh
                for name in moment.sample(sorted(right), 6):
                    if os.path.exists(f'{root}/out/{name}'):
                        os.remove(f'{root}/out/{name}')
            going = started(root, '-j2')
            time.sleep(moment.random() * lasts)
            going.send_signal(signal.SIGKILL)
            going.communicate()
            if os.path.exists(f'{root}/out'):
                for name, text in outputs(root).items():
                    equal(text == right[name], True, f'{i}: {name}')
            if i % 4 < 2:
                continue                # killed again before it is mended
            done = build(root, '-j2')
            equal((done.status, outputs(root) == right), (0, True), f'{i}: {done.err}')
            made_again += counts(done)[0]
            equal([n for n in os.listdir(f'{root}/out') if '.tmp-' in n], [], 'nothing half written stays')
        equal(counts(build(root)), (0, 13, 0, 0))
        holds(0 < made_again < kills // 2 * 13, f'{made_again} plans made again: what stood was kept')


@case
def a_file_may_be_no_larger():
    """As a disk that is full: each file may have so many bytes only."""
    with folder() as root:
        tree(root)
        equal(build(root, out='whole').status, 0)
        sizes = sorted(len(t) for t in outputs(root, 'whole').values())
        log = os.path.getsize(f'{root}/whole/.docgen-build')
        for limit in (100, 1000, log // 2, log - 300, sizes[2], sizes[-1] - 1):
            def limited(most=limit):
                signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
                resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
            done = subprocess.run([DOCGEN, 'build', 'plans', '-o', 'out', '-k', '--lang=en'], cwd=root,
                                  preexec_fn=limited, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
            equal(done.returncode, 3, f'{limit}: {done.stderr}')
            holds(b'[output-disk-full]' in done.stderr, done.stderr)
            for name, text in outputs(root).items() if os.path.exists(f'{root}/out') else ():
                equal(text == outputs(root, 'whole')[name], True, name)
            equal(build(root).status, 0)
            equal(outputs(root), outputs(root, 'whole'))
            equal(counts(build(root)), (0, 7, 0, 0))
            shutil.rmtree(f'{root}/out')


@case
def a_folder_that_may_not_be_written():
    def nobody():                       # the administrator may write everywhere
        if os.geteuid() == 0:
            os.setuid(65534)
    with folder() as root:
        os.chmod(root, 0o755)
        tree(root)
        equal(build(root).status, 0)
        os.chmod(f'{root}/out', 0o555)
        was = outputs(root)
        text = read(f'{root}/plans/upper.plan').decode()
        put(f'{root}/plans/upper.plan', text.replace('Một', 'Hai'))
        for more in (), ('-k',):
            done = subprocess.run([DOCGEN, 'build', 'plans', *more, '--lang=en'], cwd=root, preexec_fn=nobody,
                                  stdout=subprocess.PIPE, stderr=subprocess.PIPE)
            equal(done.returncode, 3)
            holds(b'[output-denied]' in done.stderr, done.stderr)
            equal(outputs(root), was)
            os.chmod(f'{root}/out/.docgen-build', 0o666)    # then the log may be, and nothing beside
        os.chmod(f'{root}/out', 0o755)
        is_right(root)


@case
def something_stands_where_an_output_should():
    with folder() as root:
        tree(root)
        os.makedirs(f'{root}/out/upper.pdf')
        done = build(root, '-k')
        equal(done.status, 3)
        holds('output-in-the-way' in done.err, done.err)
        os.rmdir(f'{root}/out/upper.pdf')
        is_right(root)
        shutil.rmtree(f'{root}/out')
        os.makedirs(f'{root}/out/.docgen-build')
        equal(build(root).status, 3)
        os.rmdir(f'{root}/out/.docgen-build')
        put(f'{root}/plain', '')
        equal(build(root, out='plain').status, 3)
        is_right(root)


main()
