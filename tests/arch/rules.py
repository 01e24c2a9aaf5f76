#!/usr/bin/python3
"""House rules of the sources: layers, banned calls, lengths, globals."""
import glob
import os
import re
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), '..', 'lib'))
from tap import PROJECT, case, equal, main

SRC = os.path.join(PROJECT, 'src')
RANK = {folder: rank for rank, group in enumerate([
    ['base'], ['diag'], ['doc'], ['plan', 'office'], ['cascade'], ['resolve'], ['compose', 'check'],
    ['compare'], ['layout'], ['pdf', 'docx', 'html'], ['build'], ['api'], ['cli']]) for folder in group}
# doc/dump and the node know styles by name only; plan/ gives names to resolve/.
FOREIGN = {
    'base': ['uni', 'nettle/', 'libdeflate.h'], 'diag': [], 'doc': [], 'plan': [], 'office': ['yaml.h', 'csv.h', 'png.h'], 'cascade': [],
    'resolve': [], 'compose': [], 'check': [], 'compare': [], 'layout': ['hb'], 'pdf': ['hb'],
    'docx': [], 'html': [], 'build': [], 'api': [], 'cli': [],
}
STANDARD = set('''assert.h ctype.h dirent.h errno.h fcntl.h getopt.h inttypes.h limits.h
    stdalign.h stdarg.h stdbool.h stddef.h stdint.h stdio.h stdlib.h string.h time.h unistd.h
    pthread.h signal.h sys/mman.h sys/stat.h sys/types.h sys/ioctl.h sys/inotify.h sys/select.h'''.split())
BANNED = r'\b(strcpy|strcat|sprintf|vsprintf|strtok|atoi|atol|atof|gets|strncpy|localtime|gmtime|' \
         r'setlocale|system|popen|rand|time|float|double)\b\s*(\(|[a-z])'
LONGEST_FUNCTION = 70
LONGEST_FILE = 620


def sources(pattern='*/*.[ch]'):
    return sorted(glob.glob(os.path.join(SRC, pattern)))


def read(path):
    with open(path, encoding='utf-8') as f:
        return f.read()


def code(path):
    """The text without comments and strings, line for line."""
    keep = lambda m: re.sub(r'[^\n]', ' ', m.group(0))
    return re.sub(r'/\*.*?\*/|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'', keep, read(path), flags=re.S)


def name(path):
    return os.path.relpath(path, SRC)


@case
def a_folder_includes_itself_and_lower_ranks():
    wrong = []
    for path in sources():
        mine = name(path).split('/')[0]
        for target in re.findall(r'#include "(\w+)/', read(path)):
            if target != mine and RANK[target] >= RANK[mine]:
                wrong.append(f'{name(path)} includes {target}/')
    equal(wrong, [])


@case
def foreign_libraries_stay_in_their_folders():
    wrong = []
    for path in sources():
        mine = name(path).split('/')[0]
        for header in re.findall(r'#include <([^>]+)>', read(path)):
            if header not in STANDARD and not any(header.startswith(f) for f in FOREIGN[mine]):
                wrong.append(f'{name(path)} includes <{header}>')
    equal(wrong, [])


@case
def no_banned_call_and_no_floating_point():
    wrong = []
    for path in sources():
        for number, line in enumerate(code(path).split('\n'), 1):
            if re.search(BANNED, line):
                wrong.append(f'{name(path)}:{number}: {line.strip()}')
    equal(wrong, [])


@case
def functions_and_files_stay_short():
    wrong = []
    for path in sources():
        lines = code(path).split('\n')
        if len(lines) > LONGEST_FILE:
            wrong.append(f'{name(path)} has {len(lines)} lines')
        start = None
        for number, line in enumerate(lines, 1):
            if line == '{':
                start = number
            elif line == '}' and start is not None:
                if number - start > LONGEST_FUNCTION:
                    wrong.append(f'{name(path)}:{start}: a function of {number - start} lines')
                start = None
    equal(wrong, [])


@case
def inputs_come_through_one_door():
    """What documents are made from is asked for in base/inputs.h only, so that none is missed.
    Fonts are known by their bytes; cli/ reads for itself."""
    wrong = []
    for path in sources():
        if name(path).startswith(('base/', 'cli/')) or name(path) == 'layout/font_dir.c':
            continue
        for number, line in enumerate(code(path).split('\n'), 1):
            if re.search(r'(?<![.>])\b(dg_file_read|dg_file_exists|dg_path_real|fopen|open|stat|access|realpath)\(', line) \
                    and name(path) != 'build/targets.c':
                wrong.append(f'{name(path)}:{number}: {line.strip()}')
    equal(wrong, [])


@case
def documents_are_made_through_the_library():
    """Commands that make documents use its public header; what it tells, every program can have."""
    wrong = []
    for file in ('cmd_compile.c', 'cmd_build.c', 'cmd_watch.c', 'build.c', 'build.h', 'depfile.c'):
        for call in re.findall(r'\b(dg_(?:plan|draft|result|targets|tree|worker|fonts)_\w+)\(', code(os.path.join(SRC, 'cli', file))):
            if call != 'dg_tree_place':
                wrong.append(f'cli/{file} calls {call}')
    equal(wrong, [])
    public = read(os.path.join(SRC, 'api/docgen.h'))
    equal(re.findall(r'#include "[^"]*"|\bdg_\w+|\bDG_\w+', public), [], 'inner names in the public header')


@case
def no_mutable_globals():
    build = os.environ.get('BUILD', os.path.join(PROJECT, 'build'))
    files = [os.path.join(build, 'libdocgen.a'), *sorted(glob.glob(os.path.join(build, 'obj/cli/*.o')))]
    out = subprocess.run(['nm', *files], stdout=subprocess.PIPE).stdout.decode()
    found = [l for l in out.splitlines() if re.search(r' [bBCD] ', l)
             or (re.search(r' d ', l) and not re.search(r'\.rel|__', l))]
    # Tables of constant pointers are relocated, then read only: nm calls them 'd' as well.
    found = [l for l in found if not constant(l.split()[-1])]
    equal([l for l in found if 'san' not in l], [])


def constant(symbol):
    bare = re.sub(r'\.\d+$', '', symbol)
    pattern = re.compile(rf'\bconst\b[^=]{{0,400}}?\b{re.escape(bare)}\b[^;(]*=', re.S)
    return any(pattern.search(read(path)) for path in sources('*/*.c')) or \
        bare.startswith('dg_embedded')


@case
def every_header_compiles_alone():
    flags = subprocess.run(['pkg-config', '--cflags', 'libxml-2.0', 'harfbuzz'],
                           stdout=subprocess.PIPE).stdout.decode().split()
    wrong = []
    for path in sources('*/*.h'):
        done = subprocess.run(['gcc', '-std=c17', '-D_POSIX_C_SOURCE=200809L', '-Wall', '-Werror',
                               '-fsyntax-only', '-I', SRC, *flags, '-x', 'c', '-include', path,
                               '/dev/null'], stderr=subprocess.PIPE)
        if done.returncode:
            wrong.append(name(path) + ': ' + done.stderr.decode()[:200])
    equal(wrong, [])


@case
def every_message_is_used_once_defined():
    rules = [r for path in glob.glob(os.path.join(SRC, 'diag/rules/*.def'))
             for r in re.findall(r'DG_RULE\((\w+)', read(path))]
    text = ''.join(code(path) for path in sources('*/*.c'))
    equal([r for r in rules if not re.search(rf'\bDG_R_{r}\b', text)], [])


main()
