"""peers.py - other programs that make the same documents: pandoc and LibreOffice (Debian), Typst
and the docx package for Node (npm, package.json).  Nothing of docgen needs them; what is not
there is said, and left out."""
import json
import os
import shutil
import statistics
import subprocess
import sys

import outline
import plans
import texts
from measure import BENCH, BIG, DOCGEN, DOCUMENTS, PROJECT, ROUNDS, by_turns, files_of, floor, heading, over, show, spent

sys.path.insert(0, os.path.join(os.path.dirname(__file__), '..', 'lib'))
import npm

HERE = os.path.dirname(os.path.abspath(__file__))
SCRIPT = os.path.join(HERE, 'peers.mjs')
TOOLS = os.path.join(BENCH, 'npm')
MANY = 1000 if BIG else DOCUMENTS
WARM = 20               # documents until a process of Node is warm
NPM = {'PEERS': TOOLS}


def put(path, text):
    with open(path, 'w', encoding='utf-8') as f:
        f.write(text)


def prepare(pages, into):
    """What the peers read, for each page of docgen's; names without their suffixes."""
    os.makedirs(into, exist_ok=True)
    names = []
    for page in files_of(pages):
        names.append(os.path.join(into, os.path.basename(page)[:-len('.html')]))
        document = outline.read(plans.read(page))
        put(names[-1] + '.json', json.dumps(document, ensure_ascii=False))
        put(names[-1] + '.typ', texts.typst(document))
        put(names[-1] + '.md', texts.markdown(document))
    return names


def derive(where, n):
    """(a plan of n documents, the names of what the peers read)"""
    plan, pages = plans.derived(PROJECT, where, n), os.path.join(where, 'pages')
    subprocess.run([DOCGEN, '--to', 'html', plan, '-o', pages], check=True, stderr=subprocess.DEVNULL)
    return plan, prepare(pages, os.path.join(where, 'peers'))


def has_npm():
    try:
        npm.install(HERE, TOOLS, subprocess.DEVNULL)
        return True
    except (OSError, subprocess.CalledProcessError):
        print('Typst and docx for Node are not measured: npm cannot install them here', flush=True)
        return False


def has(program, package):
    if shutil.which(program) is None:
        print(f'{package} is not measured: it is not there', flush=True)
    return shutil.which(program) is not None


def node(*words):
    return spent('node', SCRIPT, *words, env=NPM)[0]


# ---- the same text? ----------------------------------------------------------

def words_of(pdf):
    """All letters and digits on its pages, sorted: lines and pages may end elsewhere."""
    out = subprocess.run(['pdftotext', pdf, '-'], check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    return sorted(c for c in out.stdout.decode() if c.isalpha())


def pages_of(pdf):
    out = subprocess.run(['pdfinfo', pdf], check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    return int(next(l.split()[1] for l in out.stdout.decode().splitlines() if l.startswith('Pages:')))


def hold_against(ours, theirs, whose):
    if words_of(ours) != words_of(theirs) or abs(pages_of(ours) - pages_of(theirs)) > 1:
        sys.exit(f'{whose}: not the text of {ours}')


# ---- one document, each program from its start --------------------------------

def office(docx, where):
    """LibreOffice, with a profile that is there already after the first time."""
    return spent('soffice', '--headless', '--norestore', f'-env:UserInstallation=file://{where}/profile',
                 '--convert-to', 'pdf', '--outdir', where, docx)[0]


def cold(where, with_npm):
    plan, (name,) = derive(where, 1)
    out, docx = os.path.join(where, 'out'), os.path.join(where, 'peers', 'pandoc.docx')
    ours = lambda: spent(DOCGEN, plan, '-o', out)[0]
    if has('pandoc', 'pandoc (and LibreOffice, which is given its DOCX)'):
        theirs, mine = by_turns(2 * ROUNDS, lambda: spent('pandoc', name + '.md', '-o', docx)[0], ours)
        show('one document: pandoc, a DOCX of Markdown / docgen, both files', over(theirs, mine))
        if has('soffice', 'LibreOffice'):
            office(docx, where)
            theirs, mine = by_turns(min(ROUNDS, 3), lambda: office(docx, where), ours)
            show('one document: LibreOffice, a PDF of that DOCX / docgen, both files', over(theirs, mine))
    if not with_npm:
        return
    pdf, js, empty, mine = by_turns(2 * ROUNDS, lambda: node('pdf', name), lambda: node('docx', name),
                                    lambda: spent('node', '-e', '0')[0], ours)
    hold_against(os.path.join(out, os.path.basename(name) + '.pdf'), name + '.typst.pdf', 'Typst')
    show('one document: Typst and docx for Node, a process each / docgen', over(map(sum, zip(pdf, js)), mine))
    show('  the same without what two processes of Node take that do nothing',
         over([p + j - 2 * e for p, j, e in zip(pdf, js, empty)], mine))


# ---- many, each program warm ---------------------------------------------------

def pair(names):
    """Microseconds of a document: (Typst's PDF, the DOCX of docx for Node)."""
    out = subprocess.run(['node', SCRIPT, 'pair', str(WARM), *names[:WARM], *names], check=True,
                         stdout=subprocess.PIPE, env={**os.environ, **NPM})
    return [int(n) / len(names) for n in out.stdout.split()]


def warm(where):
    plan, names = derive(where, MANY)
    out = os.path.join(where, 'out')
    theirs, mine, least = by_turns(min(ROUNDS, 3), lambda: pair(names), lambda: spent(DOCGEN, plan, '-o', out)[0] / MANY,
                                   lambda: floor(os.path.join(where, 'floor'), files_of(out)) / MANY)
    both = [sum(t) for t in theirs]
    what = f'{MANY:,} documents, warm'
    show(f'{what}: Typst and docx for Node / docgen', over(both, mine))
    show('  of it Typst, the PDF', statistics.median(t[0] / b for t, b in zip(theirs, both)))
    show(f'{what}: Typst and docx for Node / floor', over(both, least))
    show(f'{what}: docgen / floor', over(mine, least))


def measure(where):
    heading('peers, on the same text')
    with_npm = has_npm()
    cold(os.path.join(where, 'one'), with_npm)
    if with_npm:
        warm(os.path.join(where, 'many'))
