"""npm.py - what the slow judges and the bench need from npm, in the exact versions of the
package.json (and package-lock.json) beside them."""
import fcntl
import os
import shutil
import subprocess

from office import TOOLS
from tap import PROJECT

JUDGE = os.path.join(PROJECT, 'tests/judge')


def read(path):
    with open(path, 'rb') as f:
        return f.read()


def install(wanted=JUDGE, tools=TOOLS, errors=None):
    """Those who want the same run side by side: one of them installs, the others wait.
    errors: where npm's own words go (None: shown).  CalledProcessError or FileNotFoundError: it
    cannot be done here."""
    os.makedirs(tools, exist_ok=True)
    names = [n for n in ('package.json', 'package-lock.json') if os.path.exists(os.path.join(wanted, n))]
    done = os.path.join(tools, 'installed.json')
    with open(os.path.join(tools, 'lock'), 'w') as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        bytes_wanted = b''.join(read(os.path.join(wanted, n)) for n in names)
        if os.path.exists(done) and read(done) == bytes_wanted:
            return
        for name in names:
            shutil.copy(os.path.join(wanted, name), os.path.join(tools, name))
        how = ['ci'] if len(names) == 2 else ['install', '--no-package-lock']
        subprocess.run(['npm', *how, '--no-audit', '--no-fund', '--loglevel=error'],
                       cwd=tools, check=True, stdout=subprocess.DEVNULL, stderr=errors)
        with open(done, 'wb') as f:
            f.write(bytes_wanted)
