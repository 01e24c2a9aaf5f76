"""A document's text and look, as docgen's own page for screens (--to html) has them: what
the peers are given to make it again.

{'title', 'language', 'styles': {name: {size, line, above, below, indent, align, bold, italic,
under, rule}}, 'pages': [{'wide', 'blocks'}]}; lengths are points.  A block is a leaf {'style',
'level', 'align', 'runs': [[text, bold, italic]]} (level 0: no heading), or a table {'grid':
bool, 'head': rows, 'widths', 'rows': [[{'span', 'head', 'blocks'}]]}."""
import html.parser
import re

HEADINGS = {f'h{n}': n for n in range(1, 7)}
EMPTY = {'col', 'meta', 'br', 'link'}


def number(css, name):
    match = re.search(rf'(?<![-\w]){name}:([\d.]+)pt', css)
    return float(match.group(1)) if match else 0.0


def style_of(css, sheet, name):
    return {'size': number(css, 'font-size'), 'line': number(css, 'line-height'),
            'above': number(css, 'margin-top'), 'below': number(css, 'margin-bottom'),
            'indent': number(css, 'text-indent'), 'align': re.search(r'text-align:(\w+)', css).group(1),
            'bold': 'font-weight:bold' in css, 'italic': 'font-style:italic' in css,
            'under': 'text-decoration:underline' in css, 'rule': f'.s-{name}::after' in sheet}


def styles_of(sheet):
    return {name: style_of(css, sheet, name) for name, css in re.findall(r'^\.s-([\w-]+)\{(display:[^}]*)\}', sheet, re.M)}


def widths_of(sheet):
    """Shares of the columns of each table, by its class."""
    found = {}
    for table, columns in re.findall(r'^\.(t\d+)\{grid-template-columns:([^}]*)\}', sheet, re.M):
        found[table] = [float(w) for w in re.findall(r'([\d.]+)fr', columns)]
    for table, width in re.findall(r'^\.(t\d+) col:nth-child\(\d+\)\{width:([\d.]+)%\}', sheet, re.M):
        found.setdefault(table, []).append(float(width))
    return found


class Reader(html.parser.HTMLParser):
    def __init__(self, sheet):
        super().__init__()
        self.widths, self.open = widths_of(sheet), []
        self.pages = [{'wide': False, 'blocks': []}]
        self.tables, self.leaf, self.level = [], None, 0

    def blocks(self):
        return self.tables[-1]['rows'][-1][-1]['blocks'] if self.tables else self.pages[-1]['blocks']

    def cell(self, **what):
        self.tables[-1]['rows'][-1].append({'span': 1, 'head': False, 'blocks': [], **what})

    def table(self, grid, classes):
        widths = next(self.widths[c] for c in classes if c in self.widths)
        table = {'grid': grid, 'head': 0, 'widths': widths, 'rows': []}
        self.blocks().append(table)
        self.tables.append(table)

    def begin_leaf(self, classes):
        align = {'left': 'left', 'mid': 'center', 'right': 'right', 'even': 'justify'}
        style = next(c[2:] for c in classes if c.startswith('s-'))
        self.leaf = {'style': style, 'level': self.level, 'runs': [],
                     'align': next((align[c] for c in classes if c in align), None)}
        self.blocks().append(self.leaf)

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        classes = (attributes.get('class') or '').split()
        self.open += [] if tag in EMPTY else [(tag, classes)]
        self.level = HEADINGS.get(tag, self.level)
        if 'annex' in classes:
            self.pages.append({'wide': 'wide' in classes, 'blocks': []})
        elif 'cols' in classes:
            self.table(False, classes)
        elif 'cell' in classes:
            rows = self.tables[-1]['rows']
            if 'k0' in classes or not rows:
                rows.append([])
            self.cell()
        elif tag == 'table':
            self.table(True, classes)
        elif tag == 'tr':
            self.tables[-1]['rows'].append([])
            self.tables[-1]['head'] += ('thead', []) in self.open
        elif tag in ('td', 'th'):
            self.cell(span=int(attributes.get('colspan', 1)), head=tag == 'th' and ('thead', []) in self.open)
        elif any(c.startswith('s-') for c in classes):
            self.begin_leaf(classes)

    def handle_endtag(self, tag):
        if tag in EMPTY:
            return
        was, classes = self.open.pop()
        assert was == tag, (was, tag)
        if tag == 'table' or 'cols' in classes:
            self.tables.pop()
        elif any(c.startswith('s-') for c in classes):
            self.leaf = None
        if tag in HEADINGS:
            self.level = 0

    def handle_data(self, text):
        if self.leaf is None:
            return
        tags, runs = {tag for tag, _ in self.open}, self.leaf['runs']
        run = [re.sub(r'[ \n]+', ' ', text), 'strong' in tags, 'em' in tags]
        if runs and runs[-1][1:] == run[1:]:
            runs[-1][0] += run[0]
        else:
            runs.append(run)


def read(text):
    head, body = text.split('<body>', 1)
    sheet = re.search(r'<style>(.*?)</style>', head, re.S).group(1)
    reader = Reader(sheet)
    reader.feed(body.split('</body>', 1)[0])
    return {'title': re.search(r'<title>(.*?)</title>', head, re.S).group(1), 'language': 'vi',
            'styles': styles_of(sheet), 'pages': reader.pages}
