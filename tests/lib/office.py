"""office.py - LibreOffice's rendering of DOCX files, with a profile of its own."""
import os
import subprocess
import zipfile

from tap import PROJECT

TOOLS = os.path.join(os.environ.get('BUILD') or os.path.join(PROJECT, 'build'), 'judge')
AT_ONCE = 40        # files that one call converts

# The empty backs of paper printed on both sides are made, too.
BOTH_SIDES = 'pdf:writer_pdf_Export:{"IsSkipEmptyPages":{"type":"boolean","value":"false"}}'


def has_both_sides(docx):
    with zipfile.ZipFile(docx) as package:
        return b'<w:mirrorMargins' in package.read('word/settings.xml')


def convert(files, where, output, profile):
    subprocess.run(['soffice', '--headless', '--norestore',
                    f'-env:UserInstallation=file://{TOOLS}/{profile}', '--convert-to', output,
                    '--outdir', where, *files], stdout=subprocess.DEVNULL,
                   stderr=subprocess.DEVNULL, timeout=240)


def rendered_all(files, where, profile='profile'):
    """The paths, by those of the DOCX files, of the PDFs that LibreOffice makes
    of them in the folder where; no two of the files have the same name, and no
    two calls at a time the same profile."""
    files, printed = list(files), {}
    for output in ('pdf', BOTH_SIDES):
        some = [f for f in files if has_both_sides(f) == (output == BOTH_SIDES)]
        for at in range(0, len(some), AT_ONCE):
            convert(some[at:at + AT_ONCE], where, output, profile)
    for docx in files:
        path = os.path.join(where, os.path.splitext(os.path.basename(docx))[0] + '.pdf')
        if not os.path.exists(path):
            raise AssertionError(f'LibreOffice made nothing of {os.path.basename(docx)}')
        printed[docx] = path
    return printed


def rendered(docx, where):
    """The path of the PDF that LibreOffice makes of docx in the folder where."""
    return rendered_all([docx], where)[docx]
