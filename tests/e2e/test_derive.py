#!/usr/bin/python3
"""Plans that extend plans: the order of operations has no part in what comes
out, what is not changed is printed as it stands above, and bad or huge chains
end in a message or in time that grows with their size."""
import os
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
