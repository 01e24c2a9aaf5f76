"""parity.py - docgen's PDF beside LibreOffice's rendering of the DOCX: do lines hold the
same words, and stand at the same places?

A line is what pages.py reads: glyphs on one baseline, parted at wide gaps.  A line of one
side is matched with one of the other side that holds the same words, the nearest first."""
import collections
import os
import shutil
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

import pages
from office import rendered_all
from tap import docgen, equal, folder, holds

LEAST_ALIKE = 99.5      # percent of all lines
MOST_OFF = 1.0          # points, of a matched line, across or down


@dataclass
class Figures:
    """Of one document, or of many together."""
    ours: int = 0               # pages
    theirs: int = 0
    same_pages: int = 0         # documents with equal numbers of pages
    documents: int = 0
    lines: int = 0              # of both sides
    matched: int = 0            # pairs
    near: int = 0               # of them, on one page and within MOST_OFF
    dx: float = 0.0             # the largest of pairs on one page, in points
    dy: float = 0.0
    told: list = field(default_factory=list)        # what differs, as text

    @property
    def alike(self):
        """Share of lines that are matched, in percent."""
        return 200 * self.matched / self.lines if self.lines else 100.0

    def add(self, other):
        for name in ('ours', 'theirs', 'same_pages', 'documents', 'lines', 'matched', 'near'):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.dx, self.dy = max(self.dx, other.dx), max(self.dy, other.dy)

    def faults(self, known=None):
        """What is not as it must be; known: why lines may stand elsewhere."""
        found = []
        if self.same_pages != self.documents:
            found.append(f'{self.theirs} pages in LibreOffice, {self.ours} in the PDF')
        if self.near != self.matched and not known:
            found.append(f'{self.matched - self.near} lines elsewhere')
        return found

    def __str__(self):
        near = 100 * self.near / self.matched if self.matched else 100.0
        return f'{self.theirs:4}/{self.ours:<4} {self.lines:7} {self.alike:7.2f} {near:8.2f} {self.dx:6.2f} {self.dy:6.2f}'


HEADING = f'{"pages":^9} {"lines":>7} {"alike%":>7} {"in 1 pt%":>8} {"dx":>6} {"dy":>6}'


def lines_of(path):
    """(number of pages, [(page, line, words without spaces)])"""
    read = pages.read(path)
    return len(read), [(n, line, line.text.replace(' ', '')) for n, page in enumerate(read, 1) for line in page.lines]


def pairs_of(theirs, ours):
    """Indices of lines with the same words, each used once."""
    where = collections.defaultdict(list)
    for j, (_, _, text) in enumerate(ours):
        where[text].append(j)
    nearest = sorted((abs(page - ours[j][0]), abs(line.y - ours[j][1].y) + abs(line.left - ours[j][1].left), i, j)
                     for i, (page, line, text) in enumerate(theirs) for j in where.get(text, ()))
    pairs, used = {}, set()
    for _, _, i, j in nearest:
        if i not in pairs and j not in used:
            pairs[i] = j
            used.add(j)
    return pairs


def told(side, page, line, more=''):
    return f'{side} p{page} y {line.y:.1f} x {line.left:.1f}: {more}{line.text[:90]}'


def measure(theirs_path, ours_path):
    """Figures of a document's two renderings."""
    (n_theirs, theirs), (n_ours, ours) = lines_of(theirs_path), lines_of(ours_path)
    pairs = pairs_of(theirs, ours)
    f = Figures(n_ours, n_theirs, int(n_ours == n_theirs), 1, len(theirs) + len(ours), len(pairs))
    for i, (page, line, _) in enumerate(theirs):
        if i not in pairs:
            f.told.append((page, line.y, told('LibreOffice', page, line)))
            continue
        at, other, _ = ours[pairs[i]]
        if at != page:
            f.told.append((page, line.y, told('LibreOffice', page, line, f'p{at} in the PDF: ')))
            continue
        dx, dy = abs(line.left - other.left), abs(line.y - other.y)
        f.dx, f.dy = max(f.dx, dx), max(f.dy, dy)
        if max(dx, dy) <= MOST_OFF:
            f.near += 1
        else:
            f.told.append((page, line.y, told('LibreOffice', page, line, f'dx {dx:.2f} dy {dy:.2f}: ')))
    free = set(range(len(ours))) - set(pairs.values())
    f.told += [(ours[j][0], ours[j][1].y, told('PDF', ours[j][0], ours[j][1])) for j in free]
    f.told = [text for _, _, text in sorted(f.told)]
    return f


class Pairs:
    """Documents, each as DOCX and PDF in the folder where; LibreOffice prints all of them
    in a few calls."""

    def __init__(self, where):
        self.where, self.made, self.failed, self.theirs = where, {}, {}, {}

    def make(self, name, write):
        """write(folder): the path of a plan; one for many units makes a document of each."""
        try:
            with folder() as work:
                plan, out = write(work), os.path.join(work, 'out')
                done = docgen(plan, '-o', out)
                equal(done.status, 0, done.err)
                found = sorted(f[:-5] for f in os.listdir(out) if f.endswith('.docx'))
                holds(found, f'{name}: nothing was made')
                for one in found:
                    at = os.path.join(self.where, str(len(self.made)))
                    self.made[name if len(found) == 1 else f'{name}: {one}'] = (
                        shutil.copy(os.path.join(out, one + '.docx'), at + '.docx'),
                        shutil.copy(os.path.join(out, one + '.pdf'), at + '.ours.pdf'))
        except AssertionError as why:
            self.failed[name] = why

    def print_all(self):
        """On two processors."""
        docx = [docx for docx, _ in self.made.values()]
        with ThreadPoolExecutor(2) as pool:
            for half in pool.map(lambda n: rendered_all(docx[n::2], self.where, f'profile-{n}'), (0, 1)):
                self.theirs.update(half)

    def measure(self, name):
        docx, pdf = self.made[name]
        return measure(self.theirs[docx], pdf)
