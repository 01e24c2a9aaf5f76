"""office.py - LibreOffice's rendering of a DOCX, with a profile of its own."""
import os
import subprocess
import zipfile

from tap import PROJECT

TOOLS = os.path.join(os.environ.get('BUILD') or os.path.join(PROJECT, 'build'), 'judge')


# The empty backs of paper printed on both sides are made, too.
BOTH_SIDES = 'pdf:writer_pdf_Export:{"IsSkipEmptyPages":{"type":"boolean","value":"false"}}'


def has_both_sides(docx):
    with zipfile.ZipFile(docx) as package:
        return b'<w:mirrorMargins' in package.read('word/settings.xml')


def rendered(docx, where):
    """The path of the PDF that LibreOffice makes of docx in the folder where."""
    subprocess.run(['soffice', '--headless', '--norestore',
                    f'-env:UserInstallation=file://{TOOLS}/profile', '--convert-to',
                    BOTH_SIDES if has_both_sides(docx) else 'pdf',
                    '--outdir', where, docx], stdout=subprocess.DEVNULL,
                   stderr=subprocess.DEVNULL, timeout=240)
    path = os.path.join(where, os.path.splitext(os.path.basename(docx))[0] + '.pdf')
    if not os.path.exists(path):
        raise AssertionError(f'LibreOffice made nothing of {os.path.basename(docx)}')
    return path
