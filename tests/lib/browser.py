"""browser.py - Chromium without a window, driven through its own pipe: pages at a width,
scripts in them, pictures and prints of them."""
import base64
import json
import os
import subprocess
import tempfile

FLAGS = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
         '--disable-background-networking', '--disable-component-update', '--disable-sync',
         '--hide-scrollbars', '--remote-debugging-pipe']


class Browser:
    """One Chromium with one page, and an empty profile."""

    def __enter__(self):
        self.profile = tempfile.TemporaryDirectory(prefix='docgen-test-', ignore_cleanup_errors=True)
        to_it, self.out = os.pipe()
        self.back, from_it = os.pipe()
        self.rest, self.number, self.session = b'', 0, None

        def ends():                             # Chromium reads 3 and writes 4
            a, b = os.dup(to_it), os.dup(from_it)
            os.dup2(a, 3)
            os.dup2(b, 4)
        self.process = subprocess.Popen(
            ['chromium', *FLAGS, '--user-data-dir=' + self.profile.name, 'about:blank'], preexec_fn=ends,
            pass_fds=(3, 4, to_it, from_it), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(to_it)
        os.close(from_it)
        page = next(t for t in self.call('Target.getTargets')['targetInfos'] if t['type'] == 'page')
        self.session = self.call('Target.attachToTarget', targetId=page['targetId'], flatten=True)['sessionId']
        self.call('Page.enable')
        return self

    def __exit__(self, *why):
        self.session = None
        try:
            self.call('Browser.close')
        except EOFError:
            pass
        self.process.wait(20)
        os.close(self.out)
        os.close(self.back)
        self.profile.cleanup()

    def read(self):
        while b'\0' not in self.rest:
            more = os.read(self.back, 1 << 16)
            if not more:
                raise EOFError('Chromium is gone')
            self.rest += more
        one, self.rest = self.rest.split(b'\0', 1)
        return json.loads(one)

    def call(self, method, **parameters):
        self.number += 1
        message = dict(id=self.number, method=method, params=parameters)
        if self.session:
            message['sessionId'] = self.session
        text = json.dumps(message).encode() + b'\0'
        while text:
            text = text[os.write(self.out, text):]
        while True:
            got = self.read()
            if got.get('id') == self.number:
                if 'error' in got:
                    raise AssertionError(f'{method}: {got["error"]}')
                return got['result']

    def wait(self, event):
        while self.read().get('method') != event:
            pass

    def open(self, path, width, height=800):
        self.call('Emulation.setDeviceMetricsOverride', width=width, height=height, deviceScaleFactor=1,
                  mobile=width < 600)
        self.call('Page.navigate', url='file://' + path)
        self.wait('Page.loadEventFired')

    def run(self, script):
        """The value of an expression, or of the promise that it is."""
        done = self.call('Runtime.evaluate', expression=script, awaitPromise=True, returnByValue=True)
        if 'exceptionDetails' in done:
            raise AssertionError(done['exceptionDetails'].get('exception', {}).get('description'))
        return done['result'].get('value')

    def picture(self, path, whole=False):
        with open(path, 'wb') as f:
            f.write(base64.b64decode(self.call('Page.captureScreenshot', captureBeyondViewport=whole)['data']))

    def printed(self, path):
        with open(path, 'wb') as f:
            f.write(base64.b64decode(self.call('Page.printToPDF', preferCSSPageSize=True)['data']))
