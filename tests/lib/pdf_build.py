"""pdf_build.py - writes small PDF files out of Python values, and the one tagged
file (sample) that test_conformance breaks in a hundred ways.

Values are those of pdf_file; Data is a stream, Raw stands as it is.
"""
import re
import struct
import zlib
from dataclasses import dataclass

from pdf_file import Name, Ref
from pdf_font import Sfnt, checksum

FACE = '/usr/share/fonts/truetype/liberation2/LiberationSerif-Regular.ttf'
LABEL = b'AAAAAA+LiberationSerif'


class Raw(bytes):
    """Bytes of a file as they are to stand."""


@dataclass(eq=False)
class Data:
    """A stream to be written."""
    dict: dict
    data: bytes
    packed: bool = True


def N(name):
    """A name, in UTF-8."""
    return Name(name.encode().decode('latin-1'))


def U(text):
    """A text string."""
    return b'\xfe\xff' + text.encode('utf-16-be')


def written(value):
    if isinstance(value, Raw):
        return bytes(value)
    if value is None or value is True or value is False:
        return {None: b'null', True: b'true', False: b'false'}[value]
    if isinstance(value, Ref):
        return b'%d %d R' % value
    if isinstance(value, Name):
        return b'/' + re.sub(rb'[^!-~]|[#()<>\[\]{}/%]', lambda m: b'#%02X' % m[0][0], value.encode('latin-1'))
    if isinstance(value, bytes):
        return b'<' + value.hex().encode() + b'>'
    if isinstance(value, (int, float)):
        return repr(value).encode()
    if isinstance(value, list):
        return b'[' + b' '.join(map(written, value)) + b']'
    return b'<<' + b' '.join(written(Name(k)) + b' ' + written(v) for k, v in value.items()) + b'>>'


class Build:
    """A file being put together; its objects stay changeable until bytes()."""
    def __init__(self):
        self.objects, self.trailer = {}, {'ID': [b'0123456789abcdef'] * 2}
        # What a broken file may have otherwise:
        self.head, self.tail = b'%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', b'%%EOF\n'
        self.obj, self.endobj, self.stream, self.endstream = b'%d 0 obj\n', b'\nendobj\n', b'stream\n', b'\nendstream'
        self.xref, self.more_length = b'xref\n', 0

    def add(self, value):
        self.objects[len(self.objects) + 1] = value
        return Ref(len(self.objects), 0)

    def __getitem__(self, ref):
        return self.objects[ref.num]

    def _body(self, value):
        if not isinstance(value, Data):
            return written(value)
        data = zlib.compress(value.data, 1) if value.packed else value.data
        entries = {**({'Filter': N('FlateDecode')} if value.packed else {}), **value.dict,
                   'Length': len(data) + self.more_length}
        return written(entries) + self.stream + data + self.endstream

    def bytes(self):
        """The file, with a cross-reference table."""
        out, places = bytearray(self.head), []
        for num, value in self.objects.items():
            places.append(len(out))
            out += self.obj % num + self._body(value) + self.endobj
        at = len(out)
        out += self.xref + b'0 %d\n0000000000 65535 f \n' % (len(places) + 1)
        out += b''.join(b'%010d 00000 n \n' % p for p in places)
        out += b'trailer\n' + written({'Size': len(places) + 1, **self.trailer})
        return bytes(out + b'\nstartxref\n%d\n' % at + self.tail)

    def packed(self):
        """The same file with object streams and a cross-reference stream."""
        out, rows, inside = bytearray(self.head), {}, []
        for num, value in self.objects.items():
            if isinstance(value, Data):
                rows[num] = (1, len(out), 0)
                out += self.obj % num + self._body(value) + self.endobj
            else:
                inside.append((num, written(value) + b'\n'))
        pack = max(self.objects) + 1
        head, at = b'', 0
        for i, (num, data) in enumerate(inside):
            rows[num] = (2, pack, i)
            head, at = head + b'%d %d ' % (num, at), at + len(data)
        rows[pack] = (1, len(out), 0)
        out += self.obj % pack + self._body(Data({'Type': N('ObjStm'), 'N': len(inside), 'First': len(head)},
                                                 head + b''.join(d for _, d in inside))) + self.endobj
        rows[pack + 1], at = (1, len(out), 0), len(out)
        table = b''.join(struct.pack('>BIH', *rows.get(n, (0, 0, 65535))) for n in range(pack + 2))
        out += self.obj % (pack + 1) + self._body(Data({'Type': N('XRef'), 'W': [1, 4, 2], 'Size': pack + 2,
                                                        **self.trailer}, table)) + self.endobj
        return bytes(out + b'startxref\n%d\n' % at + self.tail)


# ---- a font ---------------------------------------------------------------------

class Face:
    """A TrueType face from which a subset is taken: glyphs keep their numbers."""
    def __init__(self, path=FACE):
        with open(path, 'rb') as f:
            self.font = Sfnt(f.read())
        self.used = {0}

    def gid(self, char):
        """By the (3, 1) map of format 4."""
        data = self.font.tables['cmap']
        rows = [struct.unpack_from('>HHI', data, 4 + 8 * i) for i in range(struct.unpack_from('>H', data, 2)[0])]
        at = next(o for p, e, o in rows if (p, e) == (3, 1))
        n, code = struct.unpack_from('>H', data, at + 6)[0] // 2, ord(char)
        for i in range(n):
            end, start = (struct.unpack_from('>H', data, at + o + 2 * i)[0] for o in (14, 16 + 2 * n))
            if start <= code <= end:
                delta, off = (struct.unpack_from('>H', data, at + 16 + 2 * n * k + 2 * i)[0] for k in (2, 3))
                place = at + 16 + 6 * n + 2 * i + off + 2 * (code - start)
                gid = code if not off else struct.unpack_from('>H', data, place)[0]
                self.used.add((gid + delta) % 65536)
                return (gid + delta) % 65536
        raise KeyError(char)

    def subset(self):
        """The font program with the outlines used and their parts, as a file."""
        todo, used = list(self.used), set()
        while todo:
            gid = todo.pop()
            todo += self.font.components(gid) if gid not in used else []
            used.add(gid)
        glyf, loca = b'', []
        for gid in range(self.font.glyphs):
            loca.append(len(glyf))
            outline = self.font.outline(gid) if gid in used else b''
            glyf += outline + b'\0' * (-len(outline) % 4)
        loca.append(len(glyf))
        head = bytearray(self.font.tables['head'])
        head[50:52] = b'\0\1'         # loca is long
        return sfnt({**{k: self.font.tables[k] for k in ('cvt ', 'fpgm', 'hhea', 'hmtx', 'maxp', 'prep')},
                     'glyf': glyf, 'head': bytes(head), 'loca': struct.pack(f'>{len(loca)}I', *loca)})


def sfnt(tables):
    rows, body, at = b'', b'', 12 + 16 * len(tables)
    for tag, data in sorted(tables.items()):
        padded = data + b'\0' * (-len(data) % 4)
        rows += struct.pack('>4sIII', tag.encode(), checksum(data), at + len(body), len(data))
        body += padded
    return struct.pack('>IHHHH', 0x10000, len(tables), 0, 0, 0) + rows + body


def profile(space=b'RGB ', kind=b'mntr'):
    """A profile of the sRGB primaries (IEC 61966-2-1) with a plain gamma."""
    xyz = lambda *v: b'XYZ \0\0\0\0' + struct.pack('>3i', *(round(x * 65536) for x in v))
    curve = b'curv\0\0\0\0' + struct.pack('>IHH', 1, 0x0233, 0)
    tags = {b'rXYZ': xyz(.4361, .2225, .0139), b'gXYZ': xyz(.3851, .7169, .0971), b'bXYZ': xyz(.1431, .0606, .7141),
            b'wtpt': xyz(.9642, 1, .8249), b'rTRC': curve, b'gTRC': curve, b'bTRC': curve,
            b'cprt': b'text\0\0\0\0none\0\0\0\0', b'desc': b'text\0\0\0\0sRGB\0\0\0\0'}
    rows, body, at = struct.pack('>I', len(tags)), b'', 132 + 12 * len(tags)
    for tag, data in tags.items():
        rows, body = rows + struct.pack('>4sII', tag, at + len(body), len(data)), body + data
    size = at + len(body)
    head = struct.pack('>I4sI4s4s4s12s4s', size, b'', 0x02100000, kind, space, b'XYZ ', b'', b'acsp')
    return head + b'\0' * (128 - len(head)) + rows + body


# ---- the tagged sample ----------------------------------------------------------

XMP = '''<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">Mẫu</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>Nguyễn Văn A</rdf:li></rdf:Seq></dc:creator>
<pdf:Producer>pdf_build</pdf:Producer>
<xmp:CreateDate>2026-06-05T08:00:00+07:00</xmp:CreateDate>
<pdfaid:part>2</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>'''
TO_UNICODE = ('/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CMapName /U def\n/CMapType 2 def\n'
              '1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n%d beginbfchar\n%s\nendbfchar\n'
              'endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n')


class Sample(Build):
    """A conforming file of two pages.  .e are its elements by name, the rest the
    dictionaries and streams that a test may change before bytes()."""
    def __init__(self, face):
        super().__init__()
        self.part = 2           # of ISO 19005
        self.face, self.chars, self.e, self.rows, self.content = face, {}, {}, {}, {}
        self.catalog = {'Type': N('Catalog')}
        self.trailer['Root'] = self.add(self.catalog)
        self.root = {'Type': N('StructTreeRoot')}
        self.root_ref = self.add(self.root)
        self.refs, self.pages = {}, [{'Type': N('Page')}, {'Type': N('Page')}]
        self.page_refs = [self.add(p) for p in self.pages]
        self.gs, self.resources = {'Type': N('ExtGState'), 'ca': 0.5}, {'Font': {}, 'ExtGState': {}}
        self._first_page()
        self._second_page()
        self._fonts()
        self._pages()
        self._tree()
        self._metadata()
        self._outline()

    # -- content

    def element(self, name, type_, parent=None, **entries):
        above = self.refs.get(parent, self.root_ref)
        self.e[name] = {'Type': N('StructElem'), 'S': N(type_), 'P': above, **entries}
        self.refs[name] = self.add(self.e[name])
        (self.e[parent] if parent else self.root).setdefault('K', []).append(self.refs[name])

    def paint(self, page, data):
        self.content[page] = self.content.get(page, b'') + data + b'\n'

    def text(self, said, x, y):
        codes = b''
        for char in said:
            gid = self.face.gid(char)
            self.chars[gid] = char
            codes += struct.pack('>H', gid)
        return b'BT /F0 12 Tf %d %d Td <%s> Tj ET' % (x, y, codes.hex().encode())

    def piece(self, name, page, data):
        """Content of an element."""
        row = self.rows.setdefault(page, [])
        self.paint(page, b'%s <</MCID %d>> BDC\n%s\nEMC' % (written(self.e[name]['S']), len(row), data))
        self.e[name].setdefault('K', []).append(len(row))
        self.e[name].setdefault('Pg', self.page_refs[page])
        row.append(self.refs[name])

    def leaf(self, name, type_, parent, said, x, y, page=0, **entries):
        self.element(name, type_, parent, **entries)
        self.piece(name, page, self.text(said, x, y))

    def _first_page(self):
        self.element('document', 'Document', Lang=b'vi-VN')
        self.leaf('h1', 'H1', 'document', 'Mẫu', 72, 780)
        self.leaf('p', 'P', 'document', 'Đoạn ', 72, 760)
        self.leaf('link', 'Link', 'p', 'nối', 110, 760)
        self.leaf('note', 'Note', 'p', 'chú thích', 72, 100, ID=b'n1')
        self.leaf('note2', 'Note', 'p', 'chú thích nữa', 72, 80, ID=b'n2')
        self.annotation = {'Type': N('Annot'), 'Subtype': N('Link'), 'Rect': [110, 756, 130, 770], 'F': 4,
                           'Contents': U('nối'), 'StructParent': 2, 'P': self.page_refs[0],
                           'Dest': [self.page_refs[1], N('Fit')]}
        self.annotation_ref = self.add(self.annotation)
        self.e['link']['K'].append({'Type': N('OBJR'), 'Obj': self.annotation_ref, 'Pg': self.page_refs[0]})
        self.element('l', 'L', 'document', A={'O': N('List'), 'ListNumbering': N('Decimal')})
        self.element('li', 'LI', 'l')
        self.leaf('lbl', 'Lbl', 'li', '1', 72, 740)
        self.leaf('lbody', 'LBody', 'li', 'một', 90, 740)
        self._table()
        self.paint(0, b'/Artifact <</Type/Layout>> BDC 72 690 m 300 690 l S EMC')

    def _table(self):
        self.element('table', 'Table', 'document')
        self.element('thead', 'THead', 'table')
        self.element('tbody', 'TBody', 'table')
        for r, row in enumerate((('Aa', 'Ab'), ('Ba', 'Bb'), ('Cc',), ('Da', 'Db'))):
            self.element(f'tr{r}', 'TR', 'tbody' if r else 'thead')
            for c, said in enumerate(row):
                head = r == 0 or said == 'Ba'
                more = {'O': N('Table')}
                more.update({'Scope': N('Row' if r else 'Column')} if head else {})
                more.update({'RowSpan': 2} if said == 'Ba' else {})
                self.leaf(said.lower(), 'TH' if head else 'TD', f'tr{r}', said, 72 + 60 * c, 700 - 20 * r,
                          **({'A': more} if len(more) > 1 else {}))

    def _second_page(self):
        self.leaf('h2', 'H2', 'document', 'Hai', 72, 780, 1)
        self.element('toc', 'TOC', 'document')
        self.element('toci', 'TOCI', 'toc')
        self.leaf('reference', 'Reference', 'toci', 'Hai 2', 72, 760, 1)
        self.element('figure', 'Figure', 'document', Alt=U('Ô vuông'),
                     A={'O': N('Layout'), 'BBox': [72, 600, 172, 700], 'Placement': N('Block')})
        self.piece('figure', 1, b'q /G0 gs 100 0 0 100 72 600 cm /I0 Do Q')
        self.element('formula', 'Formula', 'document', Alt=U('một'),
                     A=[{'O': N('Layout'), 'BBox': [72, 500, 172, 520]}])
        self.piece('formula', 1, b'/Span <</ActualText <FEFF0031>>> BDC ' + self.text('1', 72, 500) + b' EMC')
        self.element('quote', 'Trích', 'document')
        self.piece('quote', 1, b'0.2 0 0 rg ' + self.text('trích', 72, 480) + b' q 1 0 0 1 72 400 cm /X0 Do Q')
        self.paint(1, b'/Artifact <</Type/Pagination/Subtype/Footer>> BDC ' + self.text('2', 300, 40) + b' EMC')
        self.form = Data({'Type': N('XObject'), 'Subtype': N('Form'), 'BBox': [0, 0, 9, 9], 'Resources': {}},
                         b'0 0 9 9 re f')
        self.mask = Data({'Type': N('XObject'), 'Subtype': N('Image'), 'Width': 2, 'Height': 2,
                          'BitsPerComponent': 8, 'ColorSpace': N('DeviceGray')}, bytes(4))
        self.image = Data({**self.mask.dict, 'ColorSpace': N('DeviceRGB'), 'SMask': self.add(self.mask)}, bytes(12))
        self.resources['XObject'] = {'X0': self.add(self.form), 'I0': self.add(self.image)}
        self.resources['ExtGState']['G0'] = self.add(self.gs)

    # -- what stands around it

    def _fonts(self):
        name = N(LABEL.decode())
        self.program = Data({}, self.face.subset())
        self.program.dict['Length1'] = len(self.program.data)
        self.descriptor = {'Type': N('FontDescriptor'), 'FontName': name, 'Flags': 4, 'FontBBox': [0, -300, 1000, 900],
                           'ItalicAngle': 0, 'Ascent': 891, 'Descent': -216, 'CapHeight': 662, 'StemV': 80,
                           'FontFile2': self.add(self.program)}
        self.widths = [v for g in sorted(self.chars) for v in (g, [round(self.face.font.width(g))])]
        self.cidfont = {'Type': N('Font'), 'Subtype': N('CIDFontType2'), 'BaseFont': name, 'CIDToGIDMap': N('Identity'),
                        'CIDSystemInfo': {'Registry': b'Adobe', 'Ordering': b'Identity', 'Supplement': 0},
                        'DW': 1000, 'W': self.widths, 'FontDescriptor': self.add(self.descriptor)}
        rows = '\n'.join(f'<{g:04X}> <{ord(c):04X}>' for g, c in sorted(self.chars.items()))
        self.to_unicode = Data({}, (TO_UNICODE % (len(self.chars), rows)).encode())
        self.font = {'Type': N('Font'), 'Subtype': N('Type0'), 'BaseFont': name, 'Encoding': N('Identity-H'),
                     'DescendantFonts': [self.add(self.cidfont)], 'ToUnicode': self.add(self.to_unicode)}
        self.resources['Font']['F0'] = self.add(self.font)

    def _pages(self):
        self.page_tree = {'Type': N('Pages'), 'Kids': self.page_refs, 'Count': 2}
        self.catalog['Pages'] = self.add(self.page_tree)
        self.streams = [Data({}, self.content[i]) for i in (0, 1)]
        for i, page in enumerate(self.pages):
            page.update({'Parent': self.catalog['Pages'], 'MediaBox': [0, 0, 595, 842], 'Resources': self.resources,
                         'Contents': self.add(self.streams[i]), 'StructParents': i})
        self.pages[0].update({'Annots': [self.annotation_ref], 'Tabs': N('S')})

    def _tree(self):
        self.row_refs = [self.add(self.rows[i]) for i in (0, 1)]
        self.parents = [0, self.row_refs[0], 1, self.row_refs[1], 2, self.refs['link']]
        self.ids = [b'n1', self.refs['note'], b'n2', self.refs['note2']]
        self.root.update({'ParentTree': {'Nums': self.parents}, 'ParentTreeNextKey': 3,
                          'IDTree': {'Names': self.ids}, 'RoleMap': {N('Trích'): N('BlockQuote')}})
        self.catalog.update({'StructTreeRoot': self.root_ref, 'MarkInfo': {'Marked': True}, 'Lang': b'vi-VN',
                             'ViewerPreferences': {'DisplayDocTitle': True}})

    def _metadata(self):
        self.xmp = Data({'Type': N('Metadata'), 'Subtype': N('XML')}, XMP.encode(), packed=False)
        self.info = {'Title': U('Mẫu'), 'Author': U('Nguyễn Văn A'), 'Producer': b'pdf_build',
                     'CreationDate': b"D:20260605080000+07'00'"}
        self.icc = Data({'N': 3}, profile())
        self.intent = {'Type': N('OutputIntent'), 'S': N('GTS_PDFA1'), 'OutputConditionIdentifier': b'sRGB',
                       'DestOutputProfile': self.add(self.icc)}
        self.catalog.update({'Metadata': self.add(self.xmp), 'OutputIntents': [self.intent]})
        self.trailer['Info'] = self.add(self.info)

    def _outline(self):
        self.outline = {'Type': N('Outlines'), 'Count': 1}
        ref = self.catalog['Outlines'] = self.add(self.outline)
        self.item = {'Title': U('Hai'), 'Parent': ref, 'A': {'S': N('GoTo'), 'D': [self.page_refs[1], N('Fit')]}}
        self.outline['First'] = self.outline['Last'] = self.add(self.item)


_face = None


def sample():
    global _face
    if _face is None:
        _face = Face()
    return Sample(_face)
