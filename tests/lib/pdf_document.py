"""pdf_document.py - one PDF file read for its judges: the file, its pages and
their content, fonts, the structure tree, annotations, and XMP.
"""
from dataclasses import dataclass

from lxml import etree

from pdf_content import Walk, pages
from pdf_file import Broken, File, Ref, Stream, text
from pdf_font import Font
from pdf_tree import Element, Object, Piece, Tree


@dataclass(eq=False)
class Annotation:
    ref: Ref
    dict: dict
    page: object

    def __str__(self):
        return f'{self.dict.get("Subtype")} annotation {self.ref.num if self.ref else ""} on page {self.page.number}'


class Document:
    """What the clauses look at.  part: of ISO 19005 that the file is to conform to,
    2 or 3.  problems: (rule, place, message) met while reading."""
    def __init__(self, data, part=2):
        self.part = part
        self.file = File(data)
        self.problems = list(dict.fromkeys(self.file.problems))
        self.catalog = self.file.catalog
        self.pages = pages(self.file, lambda rule, message: self.problems.append((rule, 'page tree', message)))
        self.annotations = [Annotation(ref if isinstance(ref, Ref) else None, self.file.dict(ref), page)
                            for page in self.pages for ref in self.file.list(page.dict.get('Annots'))]
        self.content = self._content()
        self.fonts = {key: Font(self.file, entries, place)
                      for key, (entries, place) in self.content.fonts.items()}
        for font in self.fonts.values():
            self.problems += [(rule, f'font {font.name}', message) for rule, message in font.problems]
        self.tree = Tree(self.file)
        self.name_trees = {key: self.tree.leaves(root, 'Names')
                           for key, root in self.file.dict(self.catalog.get('Names')).items()}
        self.problems += self.content.problems + self.tree.problems
        self._pieces()
        self._xmp()

    def _content(self):
        walk = Walk(self.file)
        for page in self.pages:
            try:
                walk.page(page)
            except Broken as why:
                self.problems.append(('6.1.1', f'page {page.number}', str(why)))
        for note in self.annotations:
            for stream in self._appearances(note):
                walk.appearance(stream, str(note))
        return walk.content

    def _appearances(self, note):
        normal = self.file.get(self.file.dict(note.dict.get('AP')).get('N'))
        found = normal.values() if isinstance(normal, dict) else [normal]
        return [s for s in map(self.file.get, found) if isinstance(s, Stream)]

    def _pieces(self):
        """Which elements hold which marked content: both ways."""
        self.held, self.objects = {}, {}        # (owner, mcid) and Ref: elements
        self.by_mcid = {}                       # (owner, mcid): marks
        for mark in self.content.marks:
            if mark.mcid is not None:
                self.by_mcid.setdefault((mark.owner, mark.mcid), []).append(mark)
        for element in self.tree.all:
            for kid in element.kids:
                if isinstance(kid, Piece):
                    self.held.setdefault((kid.owner, kid.mcid), []).append(element)
                elif isinstance(kid, Object):
                    self.objects.setdefault(kid.ref, []).append(element)

    def _xmp(self):
        """The XMP packet: its bytes and its tree, None when it is no XML."""
        stream = self.file.get(self.catalog.get('Metadata'))
        self.metadata = stream if isinstance(stream, Stream) else None
        self.packet, self.xmp = b'', None
        if self.metadata is None:
            return
        self.packet = self.metadata.data
        try:
            parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_blank_text=True)
            self.xmp = etree.fromstring(self.packet, parser)
        except etree.XMLSyntaxError:
            pass

    # -- texts

    def said(self, mark):
        """The text of a mark, replacement texts standing for what they replace."""
        parts, replaced = [], None
        for font, data, inner in mark.shows:
            cover = next((m for m in inner.around() if 'ActualText' in m.props), None)
            if cover is None:
                parts.append(self.fonts[font].said(data))
            elif cover is not replaced:
                parts.append(text(cover.props['ActualText']) or '')
            replaced = cover
        return ''.join(parts)

    def piece_text(self, piece):
        return ''.join(self.said(m) for m in self.by_mcid.get((piece.owner, piece.mcid), []))

    def element_of(self, mark):
        """The element that holds a mark, or the mark around it; None without one."""
        for m in mark.around():
            held = self.held.get((m.owner, m.mcid)) if m.mcid is not None else None
            if held:
                return held[0]
        return None

    def kids(self, element):
        """Child elements; a NonStruct stands for its own."""
        found = []
        for kid in element.elements:
            found += self.kids(kid) if kid.standard == 'NonStruct' else [kid]
        return found

    def kinds(self, element):
        """The standard types of an element's child elements."""
        return [k.standard for k in self.kids(element)]

    def parent_kind(self, element):
        return next((e.standard for e in element.up() if e is not element and e.standard != 'NonStruct'), None)

    def dictionaries(self):
        """Every dictionary of the file with the object it is in, streams' too."""
        for num, value in self.file.objects.items():
            todo = [value]
            while todo:
                value = todo.pop()
                if isinstance(value, Stream):
                    value = value.dict
                if isinstance(value, dict):
                    yield num, value
                    todo += value.values()
                elif isinstance(value, list):
                    todo += value
