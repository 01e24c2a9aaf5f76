#!/usr/bin/python3
"""docgen watch: what is made again, and told, as files are saved, come and go."""
import os
import queue
import shutil
import signal
import subprocess
import sys
import threading

sys.path.insert(0, os.path.join(os.path.dirname(__file__), '..', 'lib'))
from tap import DOCGEN, UNITS, case, docgen, equal, folder, holds, main, plan_text
from tree import UPPER, build, counts, outputs, put, read, tree

LIMIT = 60          # seconds to wait for a line: only a program that is wrong takes them


class Watch:
    """docgen watch in a folder; its lines as they come, both streams in one."""
    def __init__(self, root, *more, places=('plans',)):
        self.process = subprocess.Popen([DOCGEN, 'watch', *places, '-o', 'out', *more], cwd=root,
                                        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                                        stderr=subprocess.STDOUT)
        self.lines = queue.Queue()
        self.reader = threading.Thread(target=self.take)
        self.reader.start()

    def take(self):
        for line in self.process.stdout:
            self.lines.put(line.decode('utf-8').rstrip('\n'))
        self.lines.put(None)

    def until(self, *ends):
        """The lines up to one that ends so, for each; in any order."""
        seen, ends = [], list(ends)
        while ends:
            try:
                line = self.lines.get(timeout=LIMIT)
            except queue.Empty:
                raise AssertionError(f'{ends} did not come after {seen}')
            holds(line is not None, f'it ended after {seen}, before {ends}')
            seen.append(line)
            ends = [e for e in ends if not line.endswith(e)]
        return seen

    def end(self, how=signal.SIGTERM):
        """(status, the lines that were not asked for)"""
        self.process.send_signal(how)
        status = self.process.wait(LIMIT)
        self.reader.join()
        self.process.stdout.close()
        return status, list(iter(self.lines.get, None))

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        self.reader.join()


def save(path, text):
    """As editors do: beside it, then renamed."""
    put(path + '~', text)
    os.rename(path + '~', path)


def simple(i, more=''):
    return plan_text(f'Chữ {i}.{more}\n').replace('don-vi.csv', '../don-vi.csv')


@case
def a_save_makes_what_depends_on_it():
    with folder() as root:
        tree(root)
        with Watch(root) as w:
            holds(w.until('7 made, 0 fresh, 0 failed, 0 removed'), 'first')
            save(f'{root}/plans/sub/1.plan', simple(1, ' Thêm.'))
            equal(w.until('1.plan: made'), ['plans/sub/1.plan: made'])
            put(f'{root}/plans/sub/2.plan', simple(2, ' Thêm.'))
            equal(w.until('2.plan: made'), ['plans/sub/2.plan: made'])
            save(f'{root}/plans/upper.plan', plan_text(UPPER + '\nHai.\n'))
            equal(w.until('upper.plan: made'), ['plans/each.plan: made', 'plans/upper.plan: made'])
            save(f'{root}/plans/don-vi.csv', UNITS + 'moi,Xã Mới,xa,ban-lenh,XÃ MỚI,XM,Mới\n')
            made = [l for l in w.until('plans/warns.plan: made') if l.endswith(': made')]
            equal(len(made), 7)
            equal(w.end(), (0, []))
        equal(counts(build(root)), (0, 7, 0, 0))


@case
def its_outputs_are_those_of_build():
    with folder() as root:
        tree(root)
        with Watch(root) as w:
            w.until('0 removed')
            save(f'{root}/plans/sub/1.plan', simple(1, ' Thêm.'))
            w.until('1.plan: made')
            equal(w.end()[0], 0)
        equal(build(root, out='other').status, 0)
        equal(outputs(root), outputs(root, 'other'))


@case
def touching_tells_nothing():
    with folder() as root:
        tree(root)
        with Watch(root) as w:
            w.until('0 removed')
            for name in ('plans/don-vi.csv', 'plans/sub/0.plan', 'plans/warns.plan', 'out/upper.pdf'):
                os.utime(os.path.join(root, name))
            save(f'{root}/plans/sub/3.plan', simple(3))
            put(f'{root}/plans/notes.txt', 'x')
            save(f'{root}/plans/upper.plan', plan_text(UPPER + '\nHai.\n'))
            equal(w.until('upper.plan: made'), ['plans/each.plan: made', 'plans/upper.plan: made'])
            equal(w.end(), (0, []))


@case
def a_plan_is_broken_and_mended():
    with folder() as root:
        tree(root)
        with Watch(root) as w:
            w.until('0 removed')
            save(f'{root}/plans/sub/1.plan', simple(1) + '\n::: khong-co\n:::\n')
            seen = w.until(']')
            holds('plans/sub/1.plan:' in seen[0] and ': error: ' in seen[0], seen)
            save(f'{root}/plans/sub/0.plan', simple(0, ' Thêm.'))     # told of alone
            rest = w.until('0.plan: made')
            holds(not any(': error: ' in line for line in rest), rest)
            save(f'{root}/plans/sub/1.plan', simple(1))
            equal(w.until('1.plan: as it was made'), ['plans/sub/1.plan: as it was made'])
            save(f'{root}/plans/sub/1.plan', simple(1) + '\n::: khong-co\n:::\n')
            w.until(']')
            save(f'{root}/plans/sub/1.plan', simple(1, ' Thêm.'))
            equal(w.until('1.plan: made')[-1], 'plans/sub/1.plan: made')
            equal(w.end(), (0, []))


@case
def a_plan_broken_from_the_start_is_mended_in_its_table():
    """It was never made: what it was read from is watched all the same."""
    with folder() as root:
        tree(root, 1)
        os.remove(f'{root}/plans/don-vi.csv')
        with Watch(root) as w:
            w.until('0 removed')
            save(f'{root}/plans/don-vi.csv', UNITS)
            made = [l for l in w.until('plans/warns.plan: made') if l.endswith(': made')]
            equal(len(made), 4)
            equal(w.end(), (0, []))


@case
def plans_come_and_go():
    with folder() as root:
        tree(root)
        with Watch(root, '--prune') as w:
            w.until('0 removed')
            save(f'{root}/plans/a.plan', plan_text('Mới.\n'))
            equal(w.until('a.plan: made'), ['plans/a.plan: made'])
            put(f'{root}/plans/new/deep/b.plan', plan_text('Mới.\n').replace('don-vi.csv', '../../don-vi.csv'))
            equal(w.until('b.plan: made')[-1], 'plans/new/deep/b.plan: made')
            os.remove(f'{root}/plans/a.plan')
            equal(w.until('a.plan: is gone', 'a.docx: removed', 'a.pdf: removed')[0], 'plans/a.plan: is gone')
            shutil.rmtree(f'{root}/plans/new')
            w.until('b.plan: is gone', 'b.docx: removed', 'b.pdf: removed')
            os.rename(f'{root}/plans/sub', f'{root}/plans/bus')
            w.until('sub/3.plan: is gone', 'bus/0.plan: made', 'bus/3.plan: made')
            save(f'{root}/plans/bus/3.plan', simple(3, ' Thêm.'))
            equal(w.until('3.plan: made'), ['plans/bus/3.plan: made'])
            equal(w.end()[0], 0)


@case
def what_was_looked_for_in_vain_is_seen_when_it_comes():
    with folder() as root:
        tree(root)
        with Watch(root) as w:
            w.until('0 removed')
            equal(docgen('accept', 'plans/each.plan', cwd=root).status, 0)
            equal(w.until('each.plan: made'), ['plans/each.plan: made'])
            source = os.path.join(os.path.dirname(__file__), '../../templates/dang/ke-hoach.yaml')
            put(f'{root}/templates/dang/ke-hoach.yaml', read(source).decode('utf-8'))
            w.until('each.plan: made', 'sub/0.plan: made', 'upper.plan: made', 'warns.plan: made')
            equal(w.end(), (0, []))


@case
def a_table_behind_a_link_is_watched():
    with folder() as root:
        tree(root, 1)
        os.rename(f'{root}/plans/don-vi.csv', f'{root}/one.csv')
        os.symlink('../one.csv', f'{root}/plans/don-vi.csv')
        with Watch(root) as w:
            w.until('0 removed')
            save(f'{root}/one.csv', UNITS + 'moi,Xã Mới,xa,ban-lenh,XÃ MỚI,XM,Mới\n')
            w.until('each.plan: made', 'sub/0.plan: made', 'upper.plan: made', 'warns.plan: made')
            equal(w.end(), (0, []))


@case
def outputs_among_the_plans_wake_nobody():
    """The folder of outputs is that of the plans; then a save is still told of once."""
    with folder() as root:
        tree(root, 1)
        with Watch(root, '-o', '.', places=('.',)) as w:
            w.until('4 made, 0 fresh, 0 failed, 0 removed')
            save(f'{root}/plans/sub/0.plan', simple(0, ' Thêm.'))
            equal(w.until('0.plan: made'), ['plans/sub/0.plan: made'])
            equal(w.end(), (0, []))


@case
def a_folder_without_plans_is_waited_for():
    with folder() as root:
        os.makedirs(f'{root}/plans')
        with Watch(root) as w:
            holds('[plans-none]' in w.until(']')[0], 'none')
            tree(root, 1)
            w.until('each.plan: made', 'sub/0.plan: made', 'upper.plan: made', 'warns.plan: made')
            equal(w.end(), (0, []))


@case
def ctrl_c_ends_it_and_vietnamese_is_spoken():
    with folder() as root:
        tree(root, 1)
        with Watch(root, '--lang=vi') as w:
            w.until('lập mới 4, giữ nguyên 0, lỗi 0, xóa 0')
            os.remove(f'{root}/plans/warns.plan')
            equal(w.until('không còn'), ['plans/warns.plan: không còn'])
            equal(w.end(signal.SIGINT), (0, []))


@case
def options_of_build_that_make_no_sense_are_refused():
    with folder() as root:
        tree(root, 1)
        for option in ('--check', '-k', '--shard=1/2'):
            done = docgen('watch', option, cwd=root)
            equal(done.status, 2, option)
            holds('[option-unknown]' in done.err, done.err)


main()
