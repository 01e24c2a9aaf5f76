"""npm.py - what the slow judges need from npm, in the exact versions of tests/judge/package.json."""
import fcntl
import os
import shutil
import subprocess

from office import TOOLS
from tap import PROJECT

WANTED = os.path.join(PROJECT, 'tests/judge/package.json')


def read(path):
    with open(path, 'rb') as f:
        return f.read()


def install():
    """Judges run side by side: one of them installs, the others wait."""
    os.makedirs(TOOLS, exist_ok=True)
    done = os.path.join(TOOLS, 'installed.json')
    with open(os.path.join(TOOLS, 'lock'), 'w') as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if os.path.exists(done) and read(done) == read(WANTED):
            return
        shutil.copy(WANTED, os.path.join(TOOLS, 'package.json'))
        subprocess.run(['npm', 'install', '--no-package-lock', '--no-audit', '--no-fund', '--loglevel=error'],
                       cwd=TOOLS, check=True, stdout=subprocess.DEVNULL)
        shutil.copy(WANTED, done)
