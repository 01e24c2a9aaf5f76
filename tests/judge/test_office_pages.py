#!/usr/bin/python3
"""The DOCX as LibreOffice prints it, measured by the same checks and figures
as docgen's own PDF (lib/form.py)."""
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), '..', 'lib'))
import form
from office import rendered
from tap import compiled, main


def printed(plan, where):
    office = os.path.join(where, 'office')
    os.mkdir(office)
    return rendered(compiled(plan, os.path.join(where, 'out'))[0], office)


form.hold(printed, slack=0.6)       # it places glyphs by the twip and justifies short by some
main()
