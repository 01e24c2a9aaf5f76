"""measure.py - what a run spends, and how the bench shows ratios.  Environment: DOCGEN, BENCH
(the folder of floor, spend, stat and true), BENCH_DOCUMENTS (300), BENCH_PLANS (2,000),
BENCH_ROUNDS (5), BENCH_BIG (set: 10,000 documents and plans)."""
import os
import statistics
import subprocess
import sys
import time

from plans import PROJECT       # for those who measure, too

DOCGEN = os.environ['DOCGEN']
BENCH = os.environ['BENCH']
BIG = 'BENCH_BIG' in os.environ
DOCUMENTS = int(os.environ.get('BENCH_DOCUMENTS', 300))
PLANS = int(os.environ.get('BENCH_PLANS', 10000 if BIG else 2000))
ROUNDS = int(os.environ.get('BENCH_ROUNDS', 5))


def tool(name):
    return os.path.join(BENCH, name)


def spent(*words, env=None):
    """(microseconds of the processor, user and system, with those of processes it waited for;
    kilobytes at the most) of a run."""
    run = subprocess.run([tool('spend'), *words], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                         env={**os.environ, **(env or {})})
    if run.returncode != 0:
        sys.exit(' '.join(words[:6]) + ': it failed')
    return tuple(map(int, run.stdout.split()[-2:]))


def lasted(*words):
    """Seconds that passed."""
    start = time.monotonic()
    subprocess.run(words, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
    return time.monotonic() - start


def floor(where, files):
    """Microseconds of the processor that compressing and writing the files takes."""
    out = subprocess.run([tool('floor'), '3', where, *files], check=True, stdout=subprocess.PIPE)
    user, system, plain, packed = map(int, out.stdout.split())
    return user + system


def files_of(folder):
    return [os.path.join(folder, name) for name in sorted(os.listdir(folder))]


def by_turns(rounds, *runs):
    """What each of them gives, a list of rounds for each."""
    return list(zip(*[[run() for run in runs] for _ in range(rounds)]))


def over(above, below):
    """The median of the ratios of each round."""
    return statistics.median(a / b for a, b in zip(above, below))


def heading(text):
    print(f'\n{text}', flush=True)


def show(what, value):
    print(f'{what:<76}{value if isinstance(value, str) else format(value, ".2f"):>10}', flush=True)
