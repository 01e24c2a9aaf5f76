#!/usr/bin/python3
"""The judges of pages: html-validate on the files, and in Chromium, at the width of a
telephone and of a desk, axe-core and whether all of it fits; then it is printed."""
import json
import os
import re
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), '..', 'lib'))
import npm
from browser import Browser
from office import TOOLS
from redline_pairs import edited
from tap import SAMPLES, case, docgen, equal, folder, holds, main

AXE = os.path.join(TOOLS, 'node_modules/axe-core/axe.min.js')
VALIDATOR = os.path.join(TOOLS, 'node_modules/.bin/html-validate')
WIDTHS = (360, 1280)
# A title is the document's, however long.
RULES = {'root': True, 'extends': ['html-validate:recommended'], 'rules': {'long-title': 'off'}}
ASK = ('axe.run(document, {resultTypes: ["violations"]}).then(r => r.violations.map('
       'v => v.id + ": " + v.nodes.slice(0, 3).map(n => n.html.slice(0, 120)).join(" | ")))')


class Judged:
    """Every page, made once; one browser shows all of them."""

    def __init__(self, where):
        self.where, self.pages, self.mistakes, self.found = where, {}, {}, {}

    def make(self, name, *words):
        at = os.path.join(self.where, str(len(self.pages)))
        done = docgen(*words, '-o', at + '/khac.html' if words[0] == 'redline' else at)
        equal(done.status, 0, done.err)
        self.pages[name] = os.path.join(at, next(f for f in os.listdir(at) if f.endswith('.html')))

    def validate(self):
        rules = os.path.join(self.where, 'rules.json')
        with open(rules, 'w') as f:
            json.dump(RULES, f)
        done = subprocess.run([VALIDATOR, '--config', rules, '--formatter', 'json', *self.pages.values()],
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        holds(done.stdout.strip() or done.returncode == 0, done.stderr)
        for one in json.loads(done.stdout or '[]'):
            self.mistakes[one['filePath']] = [f"{m['line']}: {m['ruleId']}: {m['message']}" for m in one['messages']]

    def look(self):
        with open(AXE, encoding='utf-8') as f:
            axe = f.read()
        with Browser() as browser:
            for path in self.pages.values():
                for width in WIDTHS:
                    browser.open(path, width)
                    browser.run(axe + ';0')
                    self.found[path, width] = (browser.run(ASK), browser.run('document.documentElement.scrollWidth'))
                browser.printed(path + '.pdf')


def sheets(pdf):
    """(width, height) of each page, in whole points."""
    out = subprocess.run(['pdfinfo', '-l', '9999', pdf], stdout=subprocess.PIPE, check=True).stdout.decode()
    return {tuple(round(float(n)) for n in m) for m in re.findall(r'size: +([\d.]+) x ([\d.]+)', out)}


def judge(path):
    equal(judged.mistakes.get(path, []), [], 'html-validate')
    for width in WIDTHS:
        violations, wide = judged.found[path, width]
        equal(violations, [], f'axe-core at {width}')
        equal(wide, width, f'width of what scrolls at {width}')
    holds(sheets(path + '.pdf') <= {(595, 842), (842, 595), (420, 595), (595, 420)}, sheets(path + '.pdf'))


npm.install()
with folder() as kept, folder() as older:
    judged = Judged(kept)
    for plan in SAMPLES:
        name = os.path.basename(plan)[:-5]
        judged.make(name, plan, '--to', 'html')
    for plan in SAMPLES[::8]:
        name = os.path.basename(plan)[:-5]
        judged.make('redline of ' + name, 'redline', *edited(plan, older))
        judged.make('review copy of ' + name, plan, '--to', 'html', '--show-origin')
    judged.validate()
    judged.look()
    for one, page in judged.pages.items():
        def run(page=page):
            judge(page)
        run.__name__ = one
        case(run)
    main()
