#!/usr/bin/python3
"""docgen build: what is made, what is left alone, and why."""
import fcntl
import os
import pty
import re
import shutil
import signal
import subprocess
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(__file__), '..', 'lib'))
from tap import DOCGEN, PROJECT, UNITS, case, docgen, equal, folder, holds, main, plan_text
from tree import build, cite, counts, outputs, put, read, tree


SOME = r'(\d+) of its (\d+) documents are made again'       # why-some


def why(done):
    """[(plan, the rest)] of -d explain; how many documents: some()."""
    return [(plan, rest) for plan, rest in re.findall(r'note: (\S+): (.*)', done.err) if not re.match(SOME, rest)]


def some(done):
    """[(documents made again, all)] of plans that make many."""
    return [(int(n), int(of)) for n, of in re.findall(SOME, done.err)]


def edit(path, old, new):
    text = read(path).decode('utf-8')
    holds(old in text, old)
    put(path, text.replace(old, new))


@case
def the_second_time_nothing_is_made():
    with folder() as root:
        tree(root)
        equal(counts(build(root)), (7, 0, 0, 0))
        was = {name: os.stat(os.path.join(root, 'out', name)).st_mtime_ns for name in outputs(root)}
        done = build(root, '-d', 'explain')
        equal((done.status, counts(done), why(done)), (0, (0, 7, 0, 0), []))
        equal({name: os.stat(os.path.join(root, 'out', name)).st_mtime_ns for name in outputs(root)}, was)


@case
def it_makes_what_compiling_makes():
    with folder() as root:
        tree(root)
        build(root)
        plans = sorted(os.path.relpath(os.path.join(d, f), root) for d, _, names in os.walk(root + '/plans')
                       for f in names if f.endswith('.plan'))
        equal(docgen('-o', 'plain', *plans, cwd=root).status, 0)
        equal(outputs(root), outputs(root, 'plain'))
        holds('each-khoi.docx' in outputs(root) and 'each-ban-lenh.docx' in outputs(root), 'names')


@case
def each_input_is_seen_when_it_changes():
    """What it is made from, one after the other, and only what depends on it is made."""
    with folder() as root:
        tree(root)
        cite(root)
        shutil.copy(os.path.join(PROJECT, 'plans/chu-ky-mau.png'), f'{root}/plans/ky.png')
        edit(f'{root}/plans/sub/0.plan', 'name: Nguyễn', 'picture: ../ky.png\nname: Nguyễn')
        os.makedirs(f'{root}/templates/dang')
        shutil.copy(os.path.join(PROJECT, 'templates/dang/ke-hoach.yaml'), f'{root}/templates/dang/')
        equal(docgen('accept', 'plans/each.plan', cwd=root).status, 0)
        equal(build(root).status, 0)
        everything = ['plans/cites.plan', 'plans/each.plan', *(f'plans/sub/{i}.plan' for i in range(4)),
                      'plans/upper.plan', 'plans/warns.plan']

        def changed(path, expected, what='changed', keep=False):
            text = read(os.path.join(root, path))
            extra = b'' if path.endswith('.png') else b'\n'
            with open(os.path.join(root, path), 'wb') as f:
                f.write(text + (extra or b'\0'))
            done = build(root, '-d', 'explain', '-k')
            equal([p for p, _ in why(done)], expected, path)
            holds(all(w.endswith(f'{os.path.basename(path)} {what}') for _, w in why(done)), done.err)
            with open(os.path.join(root, path), 'wb') as f:
                f.write(text)
            equal(build(root).status, 0)
        changed('plans/cites.plan', ['plans/cites.plan'])
        changed('plans/a.cites', ['plans/cites.plan'])
        changed('plans/ky.png', ['plans/sub/0.plan'])
        changed('plans/upper.plan', ['plans/each.plan', 'plans/upper.plan'])
        changed('plans/each-khoi.plan', ['plans/each.plan'])
        changed('plans/each.plan.lock', ['plans/each.plan'])
        changed('plans/don-vi.csv', everything)
        changed('templates/dang/ke-hoach.yaml', everything)


@case
def what_comes_and_goes_is_seen():
    with folder() as root:
        tree(root)
        equal(build(root).status, 0)
        equal(docgen('accept', 'plans/each.plan', cwd=root).status, 0)
        done = build(root, '-d', 'explain')
        equal(why(done), [('plans/each.plan', 'plans/each.plan.lock is there now')])
        put(f'{root}/plans/each-ban-lenh.plan', '---\nextends: each.plan\nunit: ban-lenh\n---\n\n'
            '::: append #chi-tieu\nLềnh.\n:::\n')
        done = build(root, '-d', 'explain')
        equal(why(done), [('plans/each.plan', 'plans/each-ban-lenh.plan is there now')])
        equal(counts(done), (1, 6, 0, 0))
        os.remove(f'{root}/plans/each-ban-lenh.plan')
        equal(why(build(root, '-d', 'explain')), [('plans/each.plan', 'plans/each-ban-lenh.plan is gone')])
        os.remove(f'{root}/out/upper.pdf')
        equal(why(build(root, '-d', 'explain')), [('plans/upper.plan', 'the output upper.pdf is gone')])
        with open(f'{root}/out/upper.pdf', 'ab') as f:
            f.write(b'x')
        equal(why(build(root, '-d', 'explain')), [('plans/upper.plan', 'the output upper.pdf was changed')])
        os.makedirs(f'{root}/templates/dang')
        shutil.copy(os.path.join(PROJECT, 'templates/dang/ke-hoach.yaml'), f'{root}/templates/dang/')
        done = build(root, '-d', 'explain')
        equal(len(why(done)), 7)
        holds('templates/dang/ke-hoach.yaml is there now' in done.err, done.err)
        equal(build(root).status, 0)


@case
def a_link_that_leads_elsewhere_is_seen():
    with folder() as root:
        tree(root)
        os.rename(f'{root}/plans/don-vi.csv', f'{root}/one.csv')
        put(f'{root}/two.csv', UNITS)
        os.symlink('../one.csv', f'{root}/plans/don-vi.csv')
        equal(build(root).status, 0)
        os.remove(f'{root}/plans/don-vi.csv')
        os.symlink('../two.csv', f'{root}/plans/don-vi.csv')
        done = build(root, '-d', 'explain')
        holds('plans/don-vi.csv leads elsewhere now' in done.err, done.err)


@case
def touching_makes_nothing_and_changing_back_is_a_hit():
    with folder() as root:
        tree(root)
        equal(build(root).status, 0)
        for name in ('plans/don-vi.csv', 'plans/upper.plan', 'out/upper.pdf'):
            os.utime(os.path.join(root, name))
        equal(counts(build(root)), (0, 7, 0, 0))
        text = read(f'{root}/plans/sub/1.plan').decode()
        put(f'{root}/plans/sub/1.plan', text + '<b>\n')
        equal(build(root).status, 1)
        put(f'{root}/plans/sub/1.plan', text)
        equal(counts(build(root)), (0, 7, 0, 0))


@case
def options_and_the_day_of_the_build_are_part_of_it():
    with folder() as root:
        tree(root, n=1)
        equal(build(root).status, 0)
        for more, env in ((['--to', 'pdf'], None), ([], dict(os.environ, SOURCE_DATE_EPOCH='86400')),
                          (['--show-origin'], None), (['--pdf', 'a-3a'], None)):
            done = build(root, '-d', 'explain', *more, env=env)
            equal(counts(done), (4, 0, 0, 0))
            holds('its options' in done.err, done.err)
            equal(build(root).status, 0)
        os.mkdir(f'{root}/chu')
        for face in ('Regular', 'Bold', 'Italic', 'BoldItalic'):
            shutil.copy(f'/usr/share/fonts/truetype/liberation2/LiberationSerif-{face}.ttf', f'{root}/chu')
        equal(counts(build(root, '--font-dir', 'chu')), (0, 4, 0, 0))     # the same faces


@case
def warnings_come_again_each_time_in_both_languages():
    with folder() as root:
        tree(root)
        first, vi = build(root, '--lang=en'), docgen('--lang=vi', 'plans/warns.plan', cwd=root)
        holds('warning' in first.err, first.err)
        equal(build(root, '--lang=en').err, first.err)
        again = build(root, '--lang=vi')
        equal(counts(docgen('build', 'plans', '--lang=en', cwd=root))[1], 7)
        equal(again.err, vi.err)
        equal(build(root, '--strict', '-k').status, 1)


@case
def an_error_stops_and_k_goes_on():
    with folder() as root:
        tree(root)
        put(f'{root}/plans/sub/1.plan', plan_text('<b>x</b>\n').replace('don-vi.csv', '../don-vi.csv'))
        done = build(root, '-j1')
        equal((done.status, counts(done)), (1, (2, 0, 1, 0)))
        holds(done.out.splitlines()[-1].endswith(', 4 not tried'), done.out)
        done = build(root, '-k', '-j1')
        equal((done.status, counts(done)), (1, (4, 2, 1, 0)))
        holds('1.docx' not in outputs(root) and '3.docx' in outputs(root), 'others')


@case
def pruning_takes_away_what_is_made_no_more():
    with folder() as root:
        tree(root)
        equal(build(root).status, 0)
        put(f'{root}/out/mine.pdf', 'my own')
        os.remove(f'{root}/plans/sub/0.plan')
        os.remove(f'{root}/plans/sub/1.plan')
        with open(f'{root}/out/1.pdf', 'ab') as f:
            f.write(b'x')                                           # it is somebody's now
        edit(f'{root}/plans/sub/2.plan', 'template:', 'output: hai\ntemplate:')
        done = build(root)
        equal(counts(done), (1, 4, 0, 0))
        holds({'0.pdf', '2.pdf', 'hai.pdf'} <= set(outputs(root)), 'nothing is removed unasked')
        check = build(root, '--check')
        equal(check.status, 1)
        holds('output-left' in check.err and '2.pdf' in check.err, check.err)
        done = build(root, '--prune')
        equal((done.status, counts(done)), (0, (0, 5, 0, 5)))
        equal(sorted(n for n in outputs(root) if n.endswith('pdf')),
              ['1.pdf', '3.pdf', 'each-ban-lenh.pdf', 'each-ban-to-chuc.pdf', 'each-khoi.pdf', 'hai.pdf', 'mine.pdf',
               'upper.pdf', 'warns.pdf'])
        holds('output-not-ours' in done.err, done.err)
        equal(build(root, '--prune').err.count('output-not-ours'), 0)


@case
def pruning_is_not_for_plans_that_were_not_named():
    with folder() as root:
        tree(root)
        equal(build(root).status, 0)
        was = outputs(root)
        equal(docgen('build', 'plans/sub', '-o', 'out', '--prune', cwd=root).status, 0)
        equal(outputs(root), was)


@case
def check_writes_nothing():
    with folder() as root:
        tree(root)
        done = build(root, '--check')
        equal(done.status, 1)
        holds('output-missing' in done.err and not os.path.exists(f'{root}/out'), done.err)
        equal(build(root).status, 0)
        log = read(f'{root}/out/.docgen-build')
        equal(build(root, '--check').status, 0)
        os.remove(f'{root}/out/.docgen-build')
        done = build(root, '--check')
        equal((done.status, counts(done)), (0, (0, 7, 0, 0)))
        holds(not os.path.exists(f'{root}/out/.docgen-build'), 'no log')
        put(f'{root}/out/.docgen-build', log.decode())
        edit(f'{root}/plans/sub/1.plan', 'Chữ 1', 'Chữ hai')
        os.remove(f'{root}/out/2.pdf')
        was = outputs(root)
        done = build(root, '--check')
        equal(done.status, 1)
        equal(done.err.count('output-differs'), 2)
        equal(re.findall(r'(\S+): is not', done.err), ['out/1.docx', 'out/1.pdf', 'out/2.pdf'])
        equal(outputs(root), was)


@case
def one_more_plan_of_a_name_is_refused():
    with folder() as root:
        tree(root)
        equal(build(root).status, 0)
        put(f'{root}/plans/other/UPPER.plan', plan_text('Chữ.\n').replace('don-vi.csv', '../don-vi.csv'))
        done = build(root)
        equal(done.status, 2)
        holds('output-twice' in done.err, done.err)


@case
def plans_are_found_sorted_and_links_do_not_lead_out():
    with folder() as root, folder() as elsewhere:
        tree(root)
        put(f'{elsewhere}/out.plan', 'x')
        os.symlink(elsewhere, f'{root}/plans/away')
        os.symlink(f'{elsewhere}/out.plan', f'{root}/plans/out.plan')
        os.symlink('.', f'{root}/plans/sub/round')
        done = build(root, '-d', 'explain', '-j2')
        equal([p for p, _ in why(done)], ['plans/each.plan', *(f'plans/sub/{i}.plan' for i in range(4)),
                                          'plans/upper.plan', 'plans/warns.plan'])
        done = docgen('build', cwd=f'{root}/plans/sub')             # no folder of plans: this one
        equal((done.status, counts(done)), (0, (4, 0, 0, 0)))


@case
def wrong_words():
    with folder() as root:
        tree(root)
        for words, code in ((['-j', '0'], 'jobs-bad'), (['-j', 'x'], 'jobs-bad'), (['-j', '257'], 'jobs-bad'),
                            (['-d', 'stats'], 'option-value-unknown')):
            done = build(root, *words)
            equal(done.status, 2, str(words))
            holds(code in done.err, done.err)
        os.mkdir(f'{root}/empty')
        done = docgen('build', 'empty', cwd=root)
        equal(done.status, 1)
        holds('plans-none' in done.err, done.err)
        if os.geteuid() != 0:
            os.chmod(f'{root}/empty', 0)
            holds('folder-unreadable' in docgen('build', 'empty', cwd=root).err, 'says so')
        equal(docgen('build', 'plans/none.plan', cwd=root).status, 3)


@case
def the_log_is_not_taken_on_trust():
    with folder() as root:
        tree(root)
        equal(build(root).status, 0)
        path = f'{root}/out/.docgen-build'
        whole, first = read(path), outputs(root)
        for cut in (1, len(whole) // 3, len(whole) // 2, len(whole) - 1):
            with open(path, 'wb') as f:
                f.write(whole[:cut])
            done = build(root)
            equal((done.status, outputs(root)), (0, first))
            holds(counts(done)[0] > 0 and counts(done)[0] + counts(done)[1] == 7, done.out)
            equal(counts(build(root)), (0, 7, 0, 0))
        for at in range(0, len(whole), len(whole) // 17):
            with open(path, 'wb') as f:
                f.write(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1:])
            done = build(root)
            equal((done.status, outputs(root)), (0, first))
            equal(counts(build(root)), (0, 7, 0, 0))
        with open(path, 'wb') as f:
            f.write(os.urandom(5000))
        equal(counts(build(root)), (7, 0, 0, 0))


@case
def the_log_does_not_grow_for_ever():
    with folder() as root:
        tree(root)
        equal(build(root).status, 0)
        once = os.path.getsize(f'{root}/out/.docgen-build')
        for i in range(40):
            edit(f'{root}/plans/don-vi.csv', '\nson-ha' if i % 2 == 0 else '\n\nson-ha',
                 '\n\nson-ha' if i % 2 == 0 else '\nson-ha')
            equal(build(root).status, 0)
        holds(os.path.getsize(f'{root}/out/.docgen-build') < 4 * once + 70000, 'written anew')
        equal(counts(build(root)), (0, 7, 0, 0))


@case
def two_builds_in_one_folder_take_turns():
    with folder() as root:
        tree(root, n=12)
        os.mkdir(f'{root}/out')
        with open(f'{root}/out/.docgen-build', 'a+b') as held:
            fcntl.lockf(held, fcntl.LOCK_EX)
            waiting = subprocess.Popen([DOCGEN, 'build', 'plans', '-o', 'out', '--lang=en'], cwd=root,
                                       stdout=subprocess.PIPE, stderr=subprocess.PIPE)
            said = waiting.stderr.readline()
            holds(b'waits for it' in said, said)
            time.sleep(0.1)
            equal((waiting.poll(), outputs(root)), (None, {}))
        waiting.communicate(timeout=60)
        many = [subprocess.Popen([DOCGEN, 'build', 'plans', '-o', 'zwei'], cwd=root, stdout=subprocess.PIPE,
                                 stderr=subprocess.DEVNULL) for _ in range(4)]
        equal([p.wait(60) for p in many], [0] * 4)
        texts = [p.stdout.read().decode().splitlines()[-1] for p in many]
        equal(sum(t.startswith('15 made') for t in texts), 1)
        equal(outputs(root, 'zwei'), outputs(root))


@case
def jobs_change_neither_bytes_nor_words():
    with folder() as root:
        tree(root, n=20)
        for i in range(0, 20, 3):
            edit(f'{root}/plans/sub/{i}.plan', f'Chữ {i}.', f'* sai {i}')
        put(f'{root}/plans/sub/7.plan', plan_text('<b>x</b>\n').replace('don-vi.csv', '../don-vi.csv'))
        one = build(root, '-j1', '-k', '-d', 'explain', out='one')
        eight = build(root, '-j8', '-k', '-d', 'explain', out='eight')
        equal((eight.out, eight.err, eight.status), (one.out, one.err, one.status))
        equal(outputs(root, 'eight'), outputs(root, 'one'))
        one, eight = build(root, '-j1', out='three'), build(root, '-j8', out='four')
        equal((eight.out, eight.err, eight.status), (one.out, one.err, one.status))


@case
def documents_of_one_plan_go_to_all_jobs_and_are_told_in_order():
    """Of forty, some cannot be made, all have a warning, one is refined; a file stands in the way of one."""
    with folder() as root:
        put(f'{root}/docgen.project', '')
        head, *rows = UNITS.rstrip('\n').split('\n')
        first = next(r for r in rows if r.startswith('khoi,'))
        rows += [first.replace('khoi,', f'khoi-{i},', 1) for i in range(40)]
        put(f'{root}/plans/don-vi.csv', '\n'.join([head, *rows]) + '\n')
        body = '* gạch sai\n\n' + ''.join(
            f'::: when unit.id = khoi-{i}\nTheo {{{{#không-có-{i}}}}}.\n:::\n\n' for i in (3, 17, 18, 39))
        put(f'{root}/plans/each.plan', plan_text(body).replace('unit: son-ha', 'for-each: thuộc=son-ha'))
        put(f'{root}/plans/each-khoi-5.plan', '---\nextends: each.plan\nunit: khoi-5\n---\n')
        for out in ('one', 'eight', 'lone'):
            os.makedirs(f'{root}/{out}/each-khoi-8.pdf')
        one = build(root, '-j1', '-k', out='one')
        holds(one.status == 3 and all(t in one.err for t in ('khoi-39', 'each-khoi-8.pdf', 'gạch')), one.err)
        for _ in range(5):
            eight = build(root, '-j8', '-k', out='eight')
            equal(eight.err.replace('eight/', 'one/'), one.err)
            equal((eight.out, eight.status), (one.out, one.status))
        lone = docgen('-o', 'lone', 'plans/each.plan', cwd=root)
        equal((lone.status, lone.err.replace('lone/', 'one/')), (one.status, one.err))
        for out in ('one', 'eight', 'lone'):
            os.rmdir(f'{root}/{out}/each-khoi-8.pdf')
        equal(outputs(root, 'eight'), outputs(root, 'one'))
        equal(outputs(root, 'lone'), outputs(root, 'one'))
        holds(len(outputs(root, 'one')) > 60, sorted(outputs(root, 'one')))


EACH_TABLE = ('id,tên,cấp,thuộc,tiêu đề,ký hiệu,địa danh\nson-ha,Tỉnh ủy Sơn Hà,tinh,,TỈNH ỦY SƠN HÀ,TU,Sơn Hà\n'
              'so-vh,Sở Văn hóa,tinh,,SỞ VĂN HÓA,SVH,Sơn Hà\nso-tc,Sở Tài chính,tinh,,SỞ TÀI CHÍNH,STC,Sơn Hà\n')
EACH_BODY = ('{{unit.tên}} thuộc {{unit.thuộc.tên}}.\n\n::: when unit.tên = Ủy ban xã 3\nRiêng.\n:::\n\n'
             '::: tasks\n| việc | chủ trì | hạn |\n|---|---|---|\n| Rà soát | so-vh | 2026-12-15 |\n:::\n')


def commune(i, name=None):
    return f'xa-{i},{name or f"Ủy ban xã {i}"},xa,son-ha,TỈNH ỦY SƠN HÀ / ĐẢNG ỦY XÃ {i},ĐU,Bản Mới\n'


@case
def only_documents_that_change_are_made_of_many():
    """Each change of a table, or beside one document: who is made, and that all is as if it were made anew."""
    with folder() as root:
        put(f'{root}/docgen.project', '')
        table = f'{root}/plans/don-vi.csv'
        put(table, EACH_TABLE + ''.join(commune(i) for i in range(6)))
        put(f'{root}/plans/each.plan', plan_text(EACH_BODY).replace('unit: son-ha', 'for-each: thuộc=son-ha'))
        step = 0

        def stamps():
            return {name: os.stat(f'{root}/out/{name}').st_mtime_ns for name in outputs(root)
                    if name.endswith('.pdf')}

        def made(expected, *, reason=True):
            nonlocal step
            step += 1
            was = stamps() if step > 1 else {}
            done = build(root, '-d', 'explain', '-j', '4')
            fresh = build(root, '-d', 'explain', out=f'fresh-{step}')
            now = stamps()
            equal((done.status, sorted(n for n in now if now[n] != was.get(n))),
                  (0, [f'each-xa-{i}.pdf' for i in expected]), f'step {step}: {done.err}')
            equal({n: b for n, b in outputs(root).items() if n in outputs(root, f'fresh-{step}')},
                  outputs(root, f'fresh-{step}'), f'step {step}')
            equal([l for l in done.err.split('\n') if 'note' not in l], [l for l in fresh.err.split('\n') if 'note' not in l])
            equal(bool(why(done)), reason, done.err)
            return done

        made(range(6))
        made([], reason=False)
        edit(table, 'Ủy ban xã 4', 'Ủy ban xã Bốn')
        said = made([4])
        equal((why(said), some(said)), ([('plans/each.plan', 'plans/don-vi.csv changed')], [(1, 6)]))
        edit(table, 'Sở Tài chính', 'Sở Tài chính tỉnh')            # nobody's
        made([])
        edit(table, 'Sở Văn hóa', 'Sở Văn hóa và Thể thao')     # asked for by all
        made(range(6))
        edit(table, commune(2), commune(9) + commune(2))
        made([9])
        edit(table, 'son-ha,Tỉnh ủy Sơn Hà', 'son-ha,Tỉnh ủy Sơn Hà mới')      # above all
        made([0, 1, 2, 3, 4, 5, 9])
        put(f'{root}/plans/each-xa-1.plan', '---\nextends: each.plan\nunit: xa-1\n---\n')
        made([1])
        edit(table, commune(9), '')
        made([1])                                                   # it reads the table for itself
        os.unlink(f'{root}/out/each-xa-5.docx')
        made([5])
        put(f'{root}/out/each-xa-0.pdf', 'khác')
        made([0])
        edit(table, 'địa danh', 'địa-danh')
        made([0, 1, 2, 3, 4, 5])
        edit(f'{root}/plans/each.plan', 'Riêng.', 'Riêng **rất**.')
        made([0, 1, 2, 3, 4, 5])


@case
def what_comes_among_many_that_are_not_there_is_seen():
    """Folders are not asked for each name that they miss: as they were read, or, when another build was waited
    for, as they are then."""
    with folder() as root:
        put(f'{root}/docgen.project', '')
        put(f'{root}/plans/don-vi.csv', EACH_TABLE + ''.join(commune(i) for i in range(40)))
        put(f'{root}/plans/each.plan', plan_text('Một. {#mot}\n').replace('unit: son-ha', 'for-each: thuộc=son-ha'))
        equal(build(root).status, 0)

        def seen(done, *what):
            equal((done.status, [rest for _, rest in why(done)]), (0, [f'plans/each-xa-{w}' for w in what]), done.err)
        for i in (3, 31):
            put(f'{root}/plans/each-xa-{i}.plan', f'---\nextends: each.plan\nunit: xa-{i}\n---\n')
            seen(build(root, '-d', 'explain'), f'{i}.plan is there now')
        os.remove(f'{root}/plans/each-xa-31.plan')
        seen(build(root, '-d', 'explain'), '31.plan is gone')
        seen(build(root, '-d', 'explain'))
        with open(f'{root}/out/.docgen-build', 'r+b') as held:
            fcntl.lockf(held, fcntl.LOCK_EX)
            waiting = subprocess.Popen([DOCGEN, 'build', 'plans', '-d', 'explain', '--lang=en'], cwd=root,
                                       stdout=subprocess.PIPE, stderr=subprocess.PIPE)
            holds(b'waits for it' in waiting.stderr.readline(), 'it does not wait')
            put(f'{root}/plans/each-xa-35.plan', '---\nextends: each.plan\nunit: xa-35\n---\n')
        said = waiting.communicate(timeout=60)[1].decode()
        holds('plans/each-xa-35.plan is there now' in said, said)


@case
def documents_that_something_was_said_of_are_made_again():
    with folder() as root:
        put(f'{root}/docgen.project', '')
        put(f'{root}/plans/don-vi.csv', EACH_TABLE + ''.join(commune(i) for i in range(5)))
        body = EACH_BODY + '\n::: when unit.id = xa-2\n' + 'Kính mời đồng chí xem [@chưa-có].\n:::\n'
        put(f'{root}/plans/each.plan', plan_text(body).replace('unit: son-ha', 'for-each: thuộc=son-ha'))
        first = build(root, '-k')
        equal(first.status, 1)
        edit(f'{root}/plans/don-vi.csv', 'Ủy ban xã 4', 'Ủy ban xã Bốn')
        again = build(root, '-k')
        equal((again.status, again.err), (first.status, first.err))
        edit(f'{root}/plans/each.plan', ' xem [@chưa-có].', ' xem.')
        equal((build(root).status, build(root).err), (0, ''))


@case
def what_plans_have_in_common_is_read_once_and_none_can_tell():
    """Parents with a warning, in a row of three and with a mistake: each plan below has the bytes and the
    words that it has alone."""
    with folder() as root:
        tree(root, n=0)
        head = '---\nunit: {unit}\nextends: {above}\ntitle: về việc {name}\ndate: 2026-06-05\nnumber:\n---\n\n'
        put(f'{root}/plans/mid.plan', head.format(unit='khoi', above='upper.plan', name='giữa')
            + '::: append #chi-tieu\n* gạch sai\n:::\n\n::: append #chi-tieu\nGiữa. {#giua}\n:::\n')
        put(f'{root}/plans/broken.plan', head.format(unit='khoi', above='upper.plan', name='hỏng') + '::: dòng\n')
        for i in range(12):
            above = ('upper.plan', 'mid.plan', 'broken.plan', 'không-có.plan')[i % 4 if i > 3 else i % 2]
            put(f'{root}/plans/leaf-{i}.plan', head.format(unit='khoi', above=above, name=f'lá {i}')
                + f'::: append #chi-tieu\nLá {i}.\n:::\n')
        for path in ('mid.plan', 'broken.plan', 'a-circle.plan'):
            put(f'{root}/plans/below-{path}', head.format(unit='khoi', above=path, name='dưới'))
        put(f'{root}/plans/a-circle.plan', head.format(unit='khoi', above='below-a-circle.plan', name='vòng'))
        names = sorted(n for n in os.listdir(f'{root}/plans') if n.endswith('.plan') and not n.startswith('each-'))
        alone = [docgen('-o', 'plain', f'plans/{name}', cwd=root) for name in names]
        for jobs in ('-j1', '-j8'):
            done = build(root, '-k', jobs, out='out' + jobs)
            equal(done.err, ''.join(a.err for a in alone))
            equal(outputs(root, 'out' + jobs), outputs(root, 'plain'))
        holds('quay vòng' in done.err or 'circle' in done.err, done.err)


def all_of(terminal, so_far=b''):
    """What was written to a terminal until nobody holds it any more."""
    try:
        while some := os.read(terminal, 65536):
            so_far += some
    except OSError:                     # so a terminal ends
        pass
    return so_far


@case
def a_terminal_shows_how_far_it_is():
    """A line that changes, gone at the end; with a rate, once a second is over."""
    with folder() as root:
        tree(root, n=60)
        terminal, its_end = pty.openpty()
        going = subprocess.Popen([DOCGEN, 'build', 'plans', '-o', 'out', '-j1', '--lang=en'], cwd=root,
                                 env=dict(os.environ, TERM='xterm'), stdin=subprocess.DEVNULL,
                                 stdout=subprocess.PIPE, stderr=its_end)
        os.close(its_end)
        shown = os.read(terminal, 64)
        going.send_signal(signal.SIGSTOP)       # the first second passes
        time.sleep(1.1)
        going.send_signal(signal.SIGCONT)
        shown = all_of(terminal, shown).decode()
        os.close(terminal)
        out, _ = going.communicate(timeout=60)
        equal((going.returncode, out.decode()), (0, '63 made, 0 fresh, 0 failed, 0 removed\n'))
        lines = shown.split('\r\x1b[K')
        equal((lines[0], lines[-1]), ('', ''), 'it begins and ends with an empty line')
        steps = [re.fullmatch(r'\[(\d+)/6[345]\] (\d+\.\d/s )?(plans/\S+\.plan)', l) for l in lines
                 if l and 'warning' not in l]
        holds(all(steps), shown)
        at = [int(s.group(1)) for s in steps]
        equal((at, at[-1]), (sorted(at), 65), 'documents, to the last one')
        rates = [bool(s.group(2)) for s in steps]
        equal((rates[0], rates[-1], rates), (False, True, sorted(rates)), 'a rate, once there is one')


@case
def a_pipe_has_nothing_of_that_line():
    with folder() as root:
        tree(root, n=3)
        for term in 'xterm', 'dumb':
            terminal, its_end = pty.openpty()
            piped = term == 'xterm'             # a terminal that cannot do it is like a pipe
            done = subprocess.run([DOCGEN, 'build', 'plans', '-o', term, '--lang=en'], cwd=root,
                                  env=dict(os.environ, TERM=term), stdout=subprocess.PIPE,
                                  stderr=subprocess.PIPE if piped else its_end)
            os.close(its_end)
            err = done.stderr if piped else all_of(terminal)
            os.close(terminal)
            for text in done.stdout, err.replace(b'\r\n', b'\n'):
                equal([c for c in b'\r\x1b' if c in text], [], text)
            equal(done.stdout.count(b': made\n'), 6)


main()
