"""office_changes.py - LibreOffice as a reader of tracked changes: the text that
is left when all are accepted, or rejected.  Needs python3-uno."""
import os
import subprocess
import time

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException

from office import TOOLS

ACCEPT, REJECT = '.uno:AcceptAllTrackedChanges', '.uno:RejectAllTrackedChanges'


def given(**values):
    return tuple(PropertyValue(Name=name, Value=value) for name, value in values.items())


class Office:
    """A LibreOffice that waits for documents, on a pipe of its own."""

    def __init__(self, profile='profile-changes'):
        pipe = f'docgen-{os.getpid()}'
        self.process = subprocess.Popen(
            ['soffice', '--headless', '--norestore', '--nologo', '--nodefault',
             f'-env:UserInstallation=file://{TOOLS}/{profile}', f'--accept=pipe,name={pipe};urp;'],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        local = uno.getComponentContext()
        resolver = local.ServiceManager.createInstanceWithContext(
            'com.sun.star.bridge.UnoUrlResolver', local)
        for _ in range(240):
            try:
                self.context = resolver.resolve(
                    f'uno:pipe,name={pipe};urp;StarOffice.ComponentContext')
                break
            except NoConnectException:
                time.sleep(0.25)
        create = self.context.ServiceManager.createInstanceWithContext
        self.desktop = create('com.sun.star.frame.Desktop', self.context)
        self.dispatcher = create('com.sun.star.frame.DispatchHelper', self.context)

    def close(self):
        try:
            self.desktop.terminate()
        except Exception:                       # it is gone before it answers
            pass
        self.process.wait(60)

    def text(self, path, command=None, labels=True):
        """Every paragraph that says something, its label in front; cells and notes too."""
        document = self.desktop.loadComponentFromURL('file://' + os.path.abspath(path), '_blank', 0,
                                                     given(Hidden=True))
        try:
            if command:
                self.dispatcher.executeDispatch(document.CurrentController.Frame, command, '', 0, ())
            found = list(lines(document.Text, labels))
            for note in range(document.Footnotes.Count):
                found += lines(document.Footnotes.getByIndex(note), labels)
            return found
        finally:
            document.close(True)


def tidy(text):
    # U+200B: where a shape was anchored, which LibreOffice does not take away with its words.
    return ' '.join(text.replace('\u2011', '-').replace('\xa0', ' ').replace('\u200b', '').split())


def lines(text, labels):
    blocks = text.createEnumeration()
    while blocks.hasMoreElements():
        block = blocks.nextElement()
        if block.supportsService('com.sun.star.text.TextTable'):
            for name in sorted(block.CellNames, key=lambda n: (int(''.join(filter(str.isdigit, n))), n)):
                yield from lines(block.getCellByName(name), labels)
            continue
        words = tidy(block.String)
        if words:
            yield tidy(f'{block.ListLabelString} {words}') if labels else words
