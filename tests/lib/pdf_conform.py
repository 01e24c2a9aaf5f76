#!/usr/bin/python3
"""pdf_conform.py [--tree] [--part=3] FILE.pdf...   judges PDF files by PDF/A-2a (ISO
19005-2; with --part=3 by PDF/A-3a) and PDF/UA-1 (ISO 14289-1, as the Matterhorn
Protocol 1.1 tests it).

Prints a line for each breach: clause, object, what is wrong.  --tree prints the
structure tree with its text as well.  Ends with 1 if any file is refused.

The judge reads bytes, not the project's sources: it knows of the standards
alone.  What it cannot read it refuses under the clause "unread".
"""
import sys
from collections import namedtuple

import pdf_clauses_file         # noqa: F401 - they register their clauses
import pdf_clauses_fonts        # noqa: F401
import pdf_clauses_graphics     # noqa: F401
import pdf_clauses_metadata     # noqa: F401
import pdf_clauses_structure    # noqa: F401
from pdf_clause import CHECKS, CLAUSES
from pdf_document import Document

Finding = namedtuple('Finding', 'clause object message')


def judge(data, part=2):
    """The findings on a file's bytes, a Finding for each clause broken; none: it
    conforms to PDF/UA-1 and this part of PDF/A, at level a."""
    return findings(Document(data, part))


def findings(document):
    found = []
    for numbers, check in CHECKS:
        for where, message in dict.fromkeys(check(document)):
            found += [Finding(number, str(where), message) for number in numbers]
    return found


def main():
    arguments = [a for a in sys.argv[1:] if a not in ('--tree', '--part=3')]
    if not arguments or any(a.startswith('-') for a in arguments):
        sys.exit(__doc__)
    refused = 0
    for path in arguments:
        with open(path, 'rb') as f:
            document = Document(f.read(), 3 if '--part=3' in sys.argv else 2)
        if '--tree' in sys.argv:
            print(document.tree.show(document.piece_text))
        found = {}
        for finding in findings(document):
            found.setdefault((finding.object, finding.message), []).append(finding.clause)
        for (where, message), numbers in found.items():
            print(f'{path}: {" ".join(numbers)}: {where}: {message} ({CLAUSES[numbers[0]]})')
        refused += bool(found)
        print(f'{path}: {len(found)} findings' if found else f'{path}: conforms')
    sys.exit(1 if refused else 0)


if __name__ == '__main__':
    main()
