"""docx_check.py - what must hold inside a DOCX and no schema says: references
lead somewhere, ids are unique, every part is reached, tables have their shape,
fonts and language are named.  findings(path) lists what does not hold."""
import collections
import posixpath
import re
import zipfile

from lxml import etree

W = '{http://schemas.openxmlformats.org/wordprocessingml/2006/main}'
R = '{http://schemas.openxmlformats.org/officeDocument/2006/relationships}'
RELS = '{http://schemas.openxmlformats.org/package/2006/relationships}'
TYPES = '{http://schemas.openxmlformats.org/package/2006/content-types}'
WP = '{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}'
XML = '{http://www.w3.org/XML/1998/namespace}'
DC = '{http://purl.org/dc/elements/1.1/}'
FONT, LANGUAGE = 'Times New Roman', 'vi-VN'
SLOTS = ('ascii', 'hAnsi', 'eastAsia', 'cs')
LAYOUT = 'LayoutTable'                          # letterhead and closing: no data
MAY_BE_EMPTY = {'TableEnd'}                     # Word wants a paragraph there


class Package:
    def __init__(self, path):
        self.found = []
        with zipfile.ZipFile(path) as file:
            self.order = file.namelist()
            self.bytes = {name: file.read(name) for name in self.order}
        self.roots = {}
        for name, data in self.bytes.items():
            if name.endswith('.png'):
                self.expect(data.startswith(b'\x89PNG'), name, 'is no PNG')
                continue
            try:
                self.roots[name] = etree.fromstring(data)
            except etree.XMLSyntaxError as why:
                self.say(name, f'not well-formed: {why}')

    def say(self, part, text):
        self.found.append(f'{part}: {text}')

    def expect(self, condition, part, text):
        if not condition:
            self.say(part, text)

    def root(self, name):
        return self.roots.get('word/' + name + '.xml')

    def content(self):
        """The parts that hold paragraphs: (name, root)."""
        return [(n, r) for n, r in self.roots.items()
                if r.tag in (W + 'document', W + 'hdr', W + 'ftr', W + 'footnotes')]


def val(element, default=None):
    return default if element is None else element.get(W + 'val', default)


def repeated(values):
    return [v for v, n in collections.Counter(values).items() if n > 1]


def rels_of(part):
    folder, name = posixpath.split(part)
    return posixpath.join(folder, '_rels', name + '.rels')


def container(p):
    p.expect(p.order[0] == '[Content_Types].xml', 'zip', 'the content types come first')
    p.expect(not repeated(p.order), 'zip', f'repeated {repeated(p.order)}')
    types = p.roots['[Content_Types].xml']
    defaults = {t.get('Extension') for t in types.iter(TYPES + 'Default')}
    overrides = [t.get('PartName') for t in types.iter(TYPES + 'Override')]
    p.expect(not repeated(overrides), 'types', f'repeated {repeated(overrides)}')
    for name in overrides:
        p.expect(name[1:] in p.bytes, 'types', f'{name} is not there')
    for name in p.order[1:]:
        p.expect('/' + name in overrides or name.rsplit('.')[-1] in defaults - {'xml'},
                 'types', f'{name} has no type of its own')


def relationships(p):
    reached, todo = set(), ['']
    while todo:
        part = todo.pop()
        known = p.roots.get(rels_of(part))
        reached |= {part, rels_of(part)}
        ids = [] if known is None else [r.get('Id') for r in known.iter(RELS + 'Relationship')]
        p.expect(not repeated(ids), part, f'relationships repeated {repeated(ids)}')
        used = [v for e in (p.roots[part].iter() if part else []) for k, v in e.attrib.items()
                if k.startswith(R)]
        for name in used:
            p.expect(name in ids, part, f'{name} is no relationship')
        for rel in [] if known is None else known.iter(RELS + 'Relationship'):
            if rel.get('TargetMode') == 'External':
                continue
            target = posixpath.normpath(posixpath.join(posixpath.dirname(part), rel.get('Target')))
            p.expect(target in p.bytes, part, f'{rel.get("Target")} is not there')
            if target.endswith('.png'):
                reached.add(target)
            if rel.get('Type').endswith(('/header', '/footer', '/image')):
                p.expect(rel.get('Id') in used, part, f'{target} is never used')
            if target in p.roots and target not in reached:
                todo.append(target)
    for name in p.order[1:]:
        p.expect(name in reached, name, 'is not reached')


def styles(p):
    root, known = p.root('styles'), {}
    ids = [s.get(W + 'styleId') for s in root.iter(W + 'style')]
    names = [val(s.find(W + 'name'), '').lower() for s in root.iter(W + 'style')]
    p.expect(not repeated(ids) and not repeated(names), 'styles', f'repeated {repeated(ids + names)}')
    for style in root.iter(W + 'style'):
        known[style.get(W + 'styleId')] = style.get(W + 'type')
    for style in root.iter(W + 'style'):
        for tag in ('basedOn', 'next', 'link'):
            name = val(style.find(W + tag))
            p.expect(name is None or name in known, 'styles', f'{tag} {name} is not there')
    kinds = {'pStyle': 'paragraph', 'rStyle': 'character', 'tblStyle': 'table'}
    for part, content in p.content() + [('numbering', p.root('numbering'))]:
        for tag, kind in kinds.items() if content is not None else ():
            for use in content.iter(W + tag):
                p.expect(known.get(val(use)) == kind, part, f'{val(use)} is no {kind} style')
    plain = [s for s in root.iter(W + 'style')
             if s.get(W + 'default') == '1' and s.get(W + 'type') == 'paragraph']
    p.expect(len(plain) == 1, 'styles', f'{len(plain)} default paragraph styles')


def numbering(p):
    root = p.root('numbering')
    levels, of = {}, {}
    if root is not None:
        for abstract in root.findall(W + 'abstractNum'):
            name = abstract.get(W + 'abstractNumId')
            p.expect(name not in levels, 'numbering', f'list {name} is repeated')
            levels[name] = {l.get(W + 'ilvl'): val(l.find(W + 'pStyle'))
                            for l in abstract.findall(W + 'lvl')}
        for num in root.findall(W + 'num'):
            p.expect(num.get(W + 'numId') not in of, 'numbering', f'{num.get(W + "numId")} is repeated')
            of[num.get(W + 'numId')] = val(num.find(W + 'abstractNumId'))
    for part, content in p.content() + [('styles', p.root('styles'))]:
        for use in content.iter(W + 'numPr'):
            number, level = val(use.find(W + 'numId')), val(use.find(W + 'ilvl'), '0')
            p.expect(number == '0' or level in levels.get(of.get(number), {}), part,
                     f'list {number} level {level} is not there')
    for style in p.root('styles').iter(W + 'style'):            # bound both ways
        use = style.find(f'{W}pPr/{W}numPr')
        if use is not None and val(use.find(W + 'numId')) != '0':
            bound = levels.get(of.get(val(use.find(W + 'numId'))), {}).get(val(use.find(W + 'ilvl'), '0'))
            p.expect(bound == style.get(W + 'styleId'), 'numbering',
                     f'{style.get(W + "styleId")} numbers by a level of {bound}')


def notes(p):
    body, root = p.root('document'), p.root('footnotes')
    called = [r.get(W + 'id') for r in body.iter(W + 'footnoteReference')]
    kept = [] if root is None else [n.get(W + 'id') for n in root.findall(W + 'footnote')
                                    if n.get(W + 'type') is None]
    p.expect(called == kept, 'footnotes', f'called {called}, kept {kept}')
    if root is not None:
        special = {n.get(W + 'id') for n in root.findall(W + 'footnote') if n.get(W + 'type')}
        named = {n.get(W + 'id') for n in p.root('settings').iter(W + 'footnote')}
        p.expect(named == special and len(special) == 2, 'settings', f'separators {named}, {special}')


def ids(p):
    for tag, keys in ((W + 'bookmarkStart', (W + 'id', W + 'name')), (WP + 'docPr', ('id',))):
        for key in keys:
            seen = [e.get(key) for _, content in p.content() for e in content.iter(tag)]
            p.expect(not repeated(seen), 'document', f'{etree.QName(tag).localname}: {repeated(seen)}')
    for part, content in p.content():
        opened = [e.get(W + 'id') for e in content.iter(W + 'bookmarkStart')]
        closed = [e.get(W + 'id') for e in content.iter(W + 'bookmarkEnd')]
        p.expect(sorted(opened) == sorted(closed), part, f'bookmarks {opened}, {closed}')


def links(p):
    """Bookmarks have names that Word allows, and links inside the document lead to one."""
    names = [e.get(W + 'name') for _, content in p.content() for e in content.iter(W + 'bookmarkStart')]
    for name in names:
        p.expect(re.fullmatch(r'(?!\d)\w{1,40}', name), 'document', f'a bookmark is called {name}')
    for part, content in p.content():
        for link in content.iter(W + 'hyperlink'):
            p.expect(link.get(W + 'anchor') in names, part, f'a link to {link.get(W + "anchor")}, which is not there')
            p.expect(all(link.find(f'.//{W}{n}') is None for n in ('hyperlink', 'rStyle', 'color')), part,
                     'a link in a link, or with a look of its own')


def fields(p):
    for part, content in p.content():
        open_fields = []                        # a table of contents goes over paragraphs
        for mark in content.iter(W + 'fldChar'):
            kind = mark.get(W + 'fldCharType')
            if kind == 'begin':
                open_fields.append(kind)
            elif kind == 'separate' and open_fields and open_fields[-1] == 'begin':
                open_fields[-1] = kind
            elif kind == 'end' and open_fields and open_fields[-1] == 'separate':
                open_fields.pop()
            else:
                p.say(part, f'field: {kind} within {open_fields}')
        p.expect(not open_fields, part, f'fields not ended: {open_fields}')
    headers = [r for n, r in p.content() if r.tag == W + 'hdr']
    p.expect(any('PAGE' in (i.text or '') for r in headers for i in r.iter(W + 'instrText')),
             'header', 'no PAGE field')


def sections(p):
    body = p.root('document').find(W + 'body')
    p.expect(len(body) and body[-1].tag == W + 'sectPr', 'document', 'no section at the end')
    for section in body.iter(W + 'sectPr'):
        if section.getparent().tag == W + 'sectPrChange':       # what it was says less
            continue
        size, margins = section.find(W + 'pgSz'), section.find(W + 'pgMar')
        if size is None or margins is None:
            p.say('document', 'a section without page or margins')
            continue
        wide = int(size.get(W + 'w')) > int(size.get(W + 'h'))
        p.expect(wide == (size.get(W + 'orient') == 'landscape'), 'document', 'orient')
        p.expect(section.find(W + 'headerReference') is not None, 'document', 'a section without header')


def rows(p, part, table):
    """Every row fills the grid, a merged cell has one above, none is split."""
    grid = len(table.findall(f'{W}tblGrid/{W}gridCol'))
    data = val(table.find(f'{W}tblPr/{W}tblStyle')) != LAYOUT
    above, headers = {}, []
    for row in table.findall(W + 'tr'):
        at, now = 0, {}
        headers.append(row.find(f'{W}trPr/{W}tblHeader') is not None)
        p.expect(row.find(f'{W}trPr/{W}cantSplit') is not None, part, 'a row may be split')
        for cell in row.findall(W + 'tc'):
            span = int(val(cell.find(f'{W}tcPr/{W}gridSpan'), '1'))
            merge = cell.find(f'{W}tcPr/{W}vMerge')
            if merge is not None:
                if val(merge, 'continue') != 'restart':
                    p.expect(above.get(at) == span, part, 'a merged cell with none above')
                now[at] = span
            p.expect(cell[-1].tag == W + 'p', part, 'a cell ends without a paragraph')
            at += span
        p.expect(at == grid, part, f'a row of {at} columns in a grid of {grid}')
        above = now
    n = headers.index(False) if False in headers else len(headers)
    p.expect(n > 0 and not any(headers[n:]), part, f'header rows: {headers[:5]}')
    p.expect(data or n == 1, part, f'{n} header rows in a table without data')


def tables(p):
    for part, content in p.content():
        for table in content.iter(W + 'tbl'):
            rows(p, part, table)


def paragraphs(p):
    """No empty paragraph makes space; spaces at the ends of runs are kept."""
    for part, content in p.content():
        for text in content.iter(W + 't', W + 'instrText'):
            if text.text and text.text != text.text.strip(' '):
                p.expect(text.get(XML + 'space') == 'preserve', part, f'space lost: {text.text!r}')
        for paragraph in content.iter(W + 'p'):
            style = val(paragraph.find(f'{W}pPr/{W}pStyle'))
            in_cell = paragraph.getparent().tag == W + 'tc' and \
                len(paragraph.getparent().findall(W + 'p')) == 1
            if next(paragraph.iter(W + 'r'), None) is None and style not in MAY_BE_EMPTY and not in_cell \
                    and paragraph.find(f'{W}pPr/{W}sectPr') is None:
                p.say(part, f'an empty paragraph, style {style}')


def fonts_and_language(p):
    defaults = p.root('styles').find(f'{W}docDefaults/{W}rPrDefault/{W}rPr')
    fonts, language = defaults.find(W + 'rFonts'), defaults.find(W + 'lang')
    p.expect(fonts is not None, 'styles', 'no fonts')
    p.expect(language is not None and language.get(W + 'val') == LANGUAGE, 'styles', 'language')
    for part, content in p.content() + [('styles', p.root('styles'))]:
        for named in content.iter(W + 'rFonts'):
            got = [named.get(W + slot) for slot in SLOTS]
            p.expect(got == [FONT] * 4, part, f'fonts {got}')
    p.expect(FONT in [f.get(W + 'name') for f in p.root('fontTable').iter(W + 'font')],
             'fontTable', f'no {FONT}')
    core = p.roots.get('docProps/core.xml')
    p.expect(core is not None and (core.findtext(DC + 'title') or '').strip(), 'core', 'no title')
    p.expect(core is not None and core.findtext(DC + 'language') == LANGUAGE, 'core', 'language')


def findings(path):
    p = Package(path)
    if p.found:
        return p.found
    for one in (container, relationships, styles, numbering, notes, ids, links, fields, sections, tables,
                paragraphs, fonts_and_language):
        one(p)
    return p.found
