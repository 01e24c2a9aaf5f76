#!/usr/bin/python3
"""The DOCX as LibreOffice prints it, measured by the same checks and figures
as docgen's own PDF (lib/form*.py)."""
import os
import shutil
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), '..', 'lib'))
import form
import form_names
import form_party
import form_state
import pages
from office import rendered_all
from tap import compiled, folder, main


class Printed(form.Pages):
    """The checks run twice: on docgen's own pages first, which tells every
    document that they ask for; LibreOffice then prints all of these in a few
    calls."""

    def __init__(self, where, slack):
        super().__init__(None, slack)
        self.where, self.docx, self.printed = where, {}, None

    def read(self, key, write):
        if self.printed is not None:
            if key not in self.docx:
                raise AssertionError('a document that docgen\'s own pages did not ask for')
            return pages.read(self.printed[self.docx[key]])
        with folder() as where:
            docx, pdf = compiled(write(where), os.path.join(where, 'out'))
            self.docx[key] = os.path.join(self.where, f'{len(self.docx)}.docx')
            shutil.copy(docx, self.docx[key])
            return pages.read(pdf)

    def rehearse(self):
        for _, run in form.runs():
            try:
                run(self)
            except Exception:               # it is told when the check is made
                pass
        self.printed, self.known = rendered_all(self.docx.values(), self.where), {}


with folder() as office:
    made = Printed(office, slack=0.6)       # it places glyphs by the twip and justifies short by some
    made.rehearse()
    form.hold(made)
    main()
