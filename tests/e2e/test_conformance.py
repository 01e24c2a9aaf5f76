#!/usr/bin/python3
"""The judge of PDF/A-2a and PDF/UA-1 (tests/lib/pdf_conform.py) lets a file pass
that conforms, and refuses that file, broken in one place, by the clause that
says so: by that clause and those named with it, and by no other."""
import os
import re
import struct
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), '..', 'lib'))
from pdf_build import N, Data, Raw, U, profile, sample, sfnt
from pdf_clause import CHECKS, CLAUSES
from pdf_conform import judge
from pdf_document import Document
from pdf_file import Ref
from pdf_font import Sfnt
from tap import case, equal, holds, main


# ---- ways of breaking a file -------------------------------------------------------

def put(what, key, value):
    """Sets an entry; of an element when what is its name.  A function makes its value."""
    def change(b):
        entries = b.e[what] if what in b.e else getattr(b, what)
        entries = entries.dict if isinstance(entries, Data) else entries
        entries[key] = value(b) if callable(value) else value
    return change


def drop(what, key):
    return lambda b: (b.e[what] if what in b.e else getattr(b, what)).pop(key)


def swap(what, old, new, page=None):
    """Replaces bytes of a stream once."""
    def change(b):
        stream = getattr(b, what) if page is None else b.streams[page]
        old_, new_ = (s.encode() if isinstance(s, str) else s for s in (old, new))
        holds(old_ in stream.data, f'{old} is in {what}')
        stream.data = stream.data.replace(old_, new_, 1)
    return change


def content(new, page=0):
    """Adds operators to a page."""
    def change(b):
        b.streams[page].data += new
    return change


def both(*changes):
    def change(b):
        for c in changes:
            c(b)
    return change


def form(key, value):
    """Sets an attribute of the file's own syntax."""
    return lambda b: setattr(b, key, value)


def more(what, key, value):
    """Adds an object that an entry refers to."""
    return put(what, key, lambda b: b.add(value(b) if callable(value) else value))


def retype(**types):
    def change(b):
        for name, type_ in types.items():
            b.e[name]['S'] = N(type_)
    return change


def annotation(**entries):
    return lambda b: b.annotation.update(entries)


def page(number, key, value):
    return lambda b: b.pages[number].__setitem__(key, value(b) if callable(value) else value)


def resource(kind, name, value):
    return lambda b: b.resources.setdefault(kind, {}).__setitem__(name, value(b) if callable(value) else value)


def child(name, type_, parent, **entries):
    return lambda b: b.element(name, type_, parent, **entries)


def xmp(old, new):
    return swap('xmp', old, new)


def pixels(what, **entries):
    return lambda b: getattr(b, what).dict.update(entries)


def simple_font(flags, encoding=None, first=65, tables=(), **entries):
    """A simple TrueType font beside the composite one, without text."""
    def change(b):
        program = dict(Sfnt(b.program.data).tables, **dict(tables))
        data = sfnt(program)
        descriptor = {**b.descriptor, 'Flags': flags, 'FontFile2': b.add(Data({'Length1': len(data)}, data))}
        b.resources['Font']['F1'] = {
            'Type': N('Font'), 'Subtype': N('TrueType'), 'BaseFont': b.font['BaseFont'], 'FirstChar': first,
            'LastChar': 65, 'Widths': [722], 'FontDescriptor': descriptor,
            **({'Encoding': encoding} if encoding else {}), **entries}
        b.streams[0].data += b'BT /F1 9 Tf ET\n'
    return change


def cmap(*pairs):
    """A cmap table that has maps of these platforms and encodings."""
    rows = b''.join(struct.pack('>HHI', p, e, 4 + 8 * len(pairs)) for p, e in pairs)
    return {'cmap': struct.pack('>HH', 0, len(pairs)) + rows + bytes(262)}


def embed(type_='text/csv', size=1, part=3, listed=True, associated=True, **entries):
    """An attached file that is no PDF, in a file of a part of PDF/A."""
    def change(b):
        stream = b.add(Data({'Type': N('EmbeddedFile'), 'Subtype': N(type_), 'Params': {'Size': size}}, b'a'))
        ref = b.add({'Type': N('Filespec'), 'F': b'a', 'UF': b'a', 'AFRelationship': N('Source'), 'EF': {'F': stream},
                     **entries})
        b.catalog.update({'Names': {'EmbeddedFiles': {'Names': [b'1', ref]}}} if listed else {'X': ref})
        b.catalog.update({'AF': [ref]} if associated else {})
        b.part = part
        swap('xmp', 'pdfaid:part>2', f'pdfaid:part>{part}')(b)
    return change


def optional(**entries):
    """Optional content with one group and a configuration."""
    return put('catalog', 'OCProperties', lambda b: {
        'OCGs': [b.add({'Type': N('OCG'), 'Name': b'a'})], 'D': {'Name': b'd', **entries}})


def gstate(key, value):
    return put('gs', key, value)


def glyph_shown(code):
    return content(b'/Artifact BMC BT 3 Tr /F0 9 Tf <%04X> Tj ET EMC' % code)


def map_last(to):
    """Maps the last code of the ToUnicode CMap to something else."""
    return lambda b: setattr(b.to_unicode, 'data', re.sub(
        rb'<....>\nendbfchar', b'<' + to + b'>\nendbfchar', b.to_unicode.data))


def without_glyph(b):
    """Empties the last glyph shown."""
    tables, font = dict(Sfnt(b.program.data).tables), Sfnt(b.program.data)
    gid = max(b.chars)
    kept = b''.join(font.outline(g) for g in range(font.glyphs) if g != gid)
    places, at = [], 0
    for g in range(font.glyphs + 1):
        places.append(at)
        at += len(font.outline(g)) if g < font.glyphs and g != gid else 0
    tables.update(glyf=kept, loca=b''.join(p.to_bytes(4, 'big') for p in places))
    b.program.data = sfnt(tables)
    b.program.dict['Length1'] = len(b.program.data)


def untagged(b):
    """The catalogue alone says that the file is tagged."""
    del b.catalog['StructTreeRoot']


def no_lang(b):
    del b.catalog['Lang'], b.e['document']['Lang']


def list_cids(b):
    b.descriptor['CIDSet'] = b.add(Data({}, b'\x80'))


def table_row(b, name, **attributes):
    """Gives a cell attributes."""
    b.e[name]['A'] = {'O': N('Table'), **attributes}


def cell(name, **attributes):
    return lambda b: table_row(b, name, **attributes)


BIG = b'<' + b'00' * 32768 + b'>'
LAUNCH = {'S': N('Launch'), 'F': b'a'}
CID_CMAP = Data({'Type': N('CMap'), 'CMapName': N('Own'), 'CIDSystemInfo': {
    'Registry': b'Adobe', 'Ordering': b'Identity', 'Supplement': 0}}, b'')

# (clause, the change, clauses that it breaks as well)
BROKEN = [
    # 6.1
    ('6.1.1', form('endobj', b' 7\nendobj\n')),
    ('6.1.1', form('head', b'%PDF-1.7\n%\xe2\xe3\xcf\xd3\nmore\n')),
    ('6.1.1', put('trailer', 'Size', 99)),
    ('6.1.1', put('info', 'Producer', Raw(b'(pdf_build)/Producer(pdf_build)'))),
    ('6.1.2-1', form('head', b'%PDF-2.0\n%\xe2\xe3\xcf\xd3\n')),
    ('6.1.2-2', form('head', b'%PDF-1.7\n%text\n')),
    ('6.1.3-1', drop('trailer', 'ID')),
    ('6.1.3-2', put('trailer', 'Encrypt', {'Filter': N('Standard')})),
    ('6.1.3-3', form('tail', b'%%EOF\n\n\n')),
    ('6.1.3-3', form('tail', b'%%EOF\nmore\n')),
    ('6.1.4-2', form('xref', b'xref \n')),
    ('6.1.6-1', put('info', 'X', Raw(b'<123>'))),
    ('6.1.6-2', put('info', 'X', Raw(b'<12xy>'))),
    ('6.1.7.1-1', form('more_length', 3)),
    ('6.1.7.1-2', form('stream', b'stream\r')),
    ('6.1.7.1-2', form('endstream', b'endstream')),
    ('6.1.7.1-3', put('form', 'F', b'elsewhere')),
    ('6.1.7.2-1', more('catalog', 'X', Data({'Filter': N('LZWDecode')}, b'', False)), 'unread'),
    ('6.1.8-1', both(put('quote', 'S', Raw(b'/Tr#EDch')), put('root', 'RoleMap', Raw(b'<</Tr#EDch/BlockQuote>>')))),
    ('6.1.9-1', form('obj', b'%d  0 obj\n')),
    ('6.1.9-1', form('endobj', b' endobj\n')),
    ('6.1.12-1', put('catalog', 'Perms', {'UR': {}})),
    ('6.1.13-1', put('info', 'X', 2147483648)),
    ('6.1.13-2', put('info', 'X', Raw(b'4' + b'0' * 38 + b'.0'))),
    ('6.1.13-3', put('info', 'X', Raw(BIG))),
    ('6.1.13-4', put('info', 'X', N('x' * 128))),
    ('6.1.13-5', put('info', 'X', Raw(b'.' + b'0' * 38 + b'1'))),
    ('6.1.13-8', content(b'q ' * 29 + b'Q ' * 29)),
    ('6.1.13-11', page(0, 'CropBox', [0, 0, 2, 842])),
    ('32000:7.3.10', put('info', 'X', Ref(999, 0))),
    ('32000:7.7.3', put('page_tree', 'Count', 3)),
    ('32000:7.7.3', page(1, 'Parent', lambda b: b.page_refs[0])),
    ('32000:7.9.7', lambda b: b.parents.__setitem__(slice(None), b.parents[2:4] + b.parents[:2] + b.parents[4:])),
    ('32000:7.8.2', content(b'1 w 2 3 w')),
    ('32000:8.4.2', content(b'q')),
    ('32000:9.3.1', swap('streams', '/H1 <<', '/Artifact BMC BT <0003> Tj ET EMC /H1 <<', 0)),
    ('32000:9.4', content(b'BT BT ET')),
    # 6.2
    ('6.2.2-1', content(b'BX 1 zz EX')),
    ('6.2.2-2', page(0, 'Contents', lambda b: b.add(Data({}, b.streams[0].data + b'/Sh gs')))),
    ('6.2.3-1', lambda b: setattr(b.icc, 'data', profile(kind=b'scnr'))),
    ('6.2.3-1', lambda b: setattr(b.icc, 'data', b.icc.data[:200])),
    ('6.2.3-2', put('catalog', 'OutputIntents', lambda b: [b.intent, {
        **b.intent, 'S': N('GTS_PDFX'), 'DestOutputProfile': b.add(Data({'N': 3}, profile()))}])),
    ('6.2.3-3', put('intent', 'DestOutputProfileRef', {})),
    ('32000:14.11.5', drop('intent', 'OutputConditionIdentifier')),
    ('6.2.4.2-1', both(resource(
        'ColorSpace', 'C', lambda b: [N('ICCBased'), b.add(Data({'N': 4}, profile()))]), content(b'/C cs'))),
    ('6.2.4.2-2', both(resource('ColorSpace', 'C', [N('Separation'), N('Gold'), N('DeviceRGB'), {}]),
                       content(b'/C cs'))),
    ('6.2.4.3-2', lambda b: (setattr(b.icc, 'data', profile(b'GRAY')), b.icc.dict.update(N=1))),
    ('6.2.4.3-3', content(b'0 0 0 1 k')),
    ('6.2.4.3-4', drop('catalog', 'OutputIntents'), '6.2.4.3-2', '6.2.10-2'),
    ('6.2.5-1', gstate('TR', N('Identity'))),
    ('6.2.5-2', gstate('TR2', N('Identity'))),
    ('6.2.5-3', gstate('HTP', [0, 0])),
    ('6.2.5-4', gstate('HT', {'HalftoneType': 6})),
    ('6.2.6-1', content(b'/Auto ri')),
    ('6.2.8-1', pixels('image', Alternates=[])),
    ('6.2.8-2', pixels('image', OPI={})),
    ('6.2.8-3', pixels('image', Interpolate=True)),
    ('6.2.8-4', pixels('image', BitsPerComponent=3), '32000:8.9.5'),
    ('6.2.8-5', lambda b: (b.mask.dict.update(ImageMask=True), b.mask.dict.pop('ColorSpace'))),
    ('6.2.8.3-1', lambda b: (b.image.dict.update(Filter=N('JPXDecode')), setattr(b.image, 'packed', False))),
    ('32000:8.9.5', pixels('image', Height=3)),
    ('6.2.9-1', put('form', 'OPI', {})),
    ('6.2.9-2', put('form', 'Ref', {})),
    ('6.2.9-3', put('form', 'Subtype', N('PS'))),
    ('6.2.10-1', gstate('BM', N('Odd'))),
    ('6.2.10-2', drop('catalog', 'OutputIntents'), '6.2.4.3-2', '6.2.4.3-4'),
    # 6.2.11
    ('6.2.11.2-1', drop('cidfont', 'Type')),
    ('6.2.11.2-2', put('cidfont', 'Subtype', N('CIDFontType9'))),
    ('6.2.11.2-3', put('descriptor', 'FontName', N('Other'))),
    ('6.2.11.2-4', simple_font(32, N('WinAnsiEncoding'), first=60, tables=cmap((3, 1)))),
    ('6.2.11.2-7', more('descriptor', 'FontFile3', Data({'Subtype': N('Odd')}, b''))),
    ('6.2.11.3.1-1', put('cidfont', 'CIDSystemInfo', {'Registry': b'Adobe'})),
    ('6.2.11.3.2-1', drop('cidfont', 'CIDToGIDMap')),
    ('6.2.11.3.3-1', put('font', 'Encoding', N('UniOwn-H'))),
    ('6.2.11.3.3-2', more('font', 'Encoding', CID_CMAP)),
    ('6.2.11.4.1-1', drop('descriptor', 'FontFile2')),
    ('6.2.11.4.1-2', without_glyph),
    ('6.2.11.4.2-1', put('descriptor', 'CharSet', b'/A')),
    ('6.2.11.4.2-2', list_cids),
    ('6.2.11.5-1', lambda b: b.widths.__setitem__(1, [b.widths[1][0] + 2])),
    ('6.2.11.6-1', simple_font(32, N('WinAnsiEncoding'), tables=cmap((3, 0)))),
    ('6.2.11.6-2', simple_font(32, N('StandardEncoding'), tables=cmap((3, 1)))),
    ('6.2.11.6-3', simple_font(4, N('WinAnsiEncoding'), tables=cmap((3, 0)))),
    ('6.2.11.6-4', simple_font(4, tables=cmap((1, 0), (3, 1)))),
    ('6.2.11.7.2-1', drop('font', 'ToUnicode')),
    ('6.2.11.7.2-2', map_last(b'0000')),
    ('6.2.11.7.2-2', map_last(b'FEFF')),
    ('6.2.11.7.3-1', map_last(b'E000')),
    ('6.2.11.8-1', glyph_shown(0), '6.2.11.7.2-1', '18-001'),
    ('32000:9.7.4.3', lambda b: b.widths.append(5)),
    ('32000:9.8.1', drop('descriptor', 'StemV')),
    ('32000:9.9', put('program', 'Length1', 5)),
    ('32000:9.9', lambda b: setattr(b.program, 'data', b.program.data[:-4] + b'abcd')),
    ('32000:9.10.3', map_last(b'D800'), '6.2.11.7.2-1'),
    ('32000:9.10.3', swap('to_unicode', '<FFFF>', '<0001>')),
    # 6.3
    ('6.3.1-1', annotation(Subtype=N('Movie'), AP={'N': None}), '28-002'),
    ('6.3.2-1', drop('annotation', 'F')),
    ('6.3.2-2', annotation(F=0)),
    ('6.3.3-1', annotation(Subtype=N('Square')), '28-002'),
    ('6.3.3-2', annotation(AP={'N': None, 'D': None})),
    # 6.4, 6.5
    ('6.4.1-1', more('catalog', 'X', {'FT': N('Tx'), 'AA': {}})),
    ('6.4.1-3', put('catalog', 'AcroForm', {'NeedAppearances': True})),
    ('6.4.2-1', put('catalog', 'AcroForm', {'XFA': []})),
    ('6.4.2-2', put('catalog', 'NeedsRendering', True)),
    ('6.4.3-1', more('catalog', 'X', {'Type': N('Sig')})),
    ('6.5.1-1', put('catalog', 'OpenAction', LAUNCH)),
    ('6.5.1-1', put('item', 'A', {'S': N('JavaScript'), 'JS': b''})),
    ('6.5.1-2', put('item', 'A', {'S': N('Named'), 'N': N('Print')})),
    ('6.5.2-1', put('catalog', 'AA', {})),
    ('6.5.2-2', page(0, 'AA', {})),
    # 6.6
    ('6.6.2.1-1', pixels('xmp', Subtype=N('Text'))),
    ('6.6.2.1-2', xmp('id="W5', 'bytes="9" id="W5')),
    ('6.6.2.1-3', xmp('id="W5', 'encoding="UTF-8" id="W5')),
    ('6.6.2.1-4', xmp('</x:xmpmeta>', ''), '6.6.4-1', '5-1', '06-003', '6.6.3-1'),
    ('6.6.2.1-4', xmp('<?xpacket end="w"?>', '')),
    ('6.6.2.1-5', xmp('Mẫu', b'M\xffu'), '6.6.2.1-4', '6.6.4-1', '5-1', '06-003', '6.6.3-1'),
    ('6.6.2.3.1-1', xmp('<dc:title>', '<dc:shelf>3</dc:shelf><dc:title>')),
    ('6.6.2.3.1-1', xmp('Property:name>part<', 'Property:name>amd<')),
    ('6.6.2.3.1-2', xmp('<rdf:Seq><rdf:li>Nguyễn Văn A</rdf:li></rdf:Seq>', 'Nguyễn Văn A'), '6.6.3-1'),
    ('6.6.2.3.2-1', xmp('<pdfaSchema:prefix>', '<pdfaSchema:more>a</pdfaSchema:more><pdfaSchema:prefix>')),
    ('6.6.2.3.3-1', lambda b: setattr(b.xmp, 'data', b.xmp.data.replace(b'pdfaExtension', b'ext'))),
    ('6.6.2.3.3-2', xmp('PDF/UA identification', '')),
    ('6.6.2.3.3-3', xmp('Schema:namespaceURI>http://www.aiim.org/pdfua/ns/id/', 'Schema:namespaceURI>'), '6.6.2.3.1-1'),
    ('6.6.2.3.3-4', xmp('Schema:prefix>pdfuaid', 'Schema:prefix>')),
    ('6.6.2.3.3-5', both(xmp('<rdf:Seq><rdf:li rdf:parseType', '<rdf:Bag><rdf:li rdf:parseType'),
                             xmp('</rdf:Seq></pdfaSchema', '</rdf:Bag></pdfaSchema')), '6.6.2.3.1-1'),
    ('6.6.2.3.3-6', xmp('<pdfaSchema:prefix>', '<pdfaSchema:valueType/><pdfaSchema:prefix>')),
    ('6.6.2.3.3-7', xmp('Property:name>part', 'Property:name>'), '6.6.2.3.1-1'),
    ('6.6.2.3.3-8', xmp('Integer', 'Number')),
    ('6.6.2.3.3-9', xmp('internal', 'inner')),
    ('6.6.2.3.3-10', xmp('Part of ISO 14289', '')),
    ('6.6.3-1', put('info', 'Title', U('Khác'))),
    ('6.6.3-1', put('info', 'CreationDate', b'D:20260606')),
    ('6.6.4-1', xmp('<pdfaid:conformance>A</pdfaid:conformance>', '')),
    ('6.6.4-2', xmp('<pdfaid:part>2', '<pdfaid:part>3')),
    ('6.6.4-3', xmp('conformance>A', 'conformance>B')),
    ('6.6.4-4', lambda b: setattr(b.xmp, 'data', b.xmp.data.replace(b'pdfaid', b'pdfid'))),
    ('5-1', xmp('<pdfuaid:part>1</pdfuaid:part>', '')),
    ('5-2', xmp('<pdfuaid:part>1', '<pdfuaid:part>2')),
    ('5-3', lambda b: setattr(b.xmp, 'data', b.xmp.data.replace(b'pdfuaid:', b'ua:').replace(b':pdfuaid', b':ua'))),
    ('06-003', both(xmp('>Mẫu<', '> <'), drop('info', 'Title'))),
    ('07-001', drop('catalog', 'ViewerPreferences')),
    # 6.7: marks
    ('6.7.2.2-1', drop('catalog', 'MarkInfo')),
    ('01-007', put('catalog', 'MarkInfo', {'Marked': True, 'Suspects': True})),
    ('6.7.3.3-1', untagged, '01-005', '28-011', '32000:14.7.4.4'),
    ('01-003', swap('streams', 'BT /F0', '/Artifact BMC 0 0 1 1 re f EMC BT /F0', 0)),
    ('01-004', both(swap('streams', '/H2 <<', '/Artifact <</Type/Layout>> BDC /H2 <<', 1),
                    swap('streams', '> Tj ET\nEMC', '> Tj ET\nEMC EMC', 1))),
    ('01-005', content(b'0 0 5 5 re f')),
    ('01-005', content(b'/P BMC BT /F0 9 Tf 3 Tr <0003> Tj ET EMC')),
    ('32000:14.6.1', content(b'/Artifact BMC')),
    ('32000:14.6.1', content(b'EMC')),
    ('32000:14.6.1', content(b'/Artifact BMC BT EMC ET')),
    ('32000:14.6.2', content(b'/Span [] BDC EMC')),
    ('32000:14.7.4.2', content(b'/P <</MCID 0>> BDC EMC')),
    ('32000:14.7.4.2', lambda b: b.e['h1']['K'].append(77)),
    ('32000:14.7.4.2', lambda b: b.e['p']['K'].append({'Type': N('MCR'), 'MCID': 0, 'Pg': b.page_refs[0]})),
    ('32000:14.8.2.2', content(b'/Artifact <</Type/Ornament>> BDC EMC')),
    ('18-001', swap('streams', '<</Type/Pagination/Subtype/Footer>>', '<</Attached[/Bottom]>>', 1)),
    ('18-002', swap('streams', '/Subtype/Footer', '', 1)),
    ('32000:14.7.4.4', lambda b: b[b.row_refs[0]].__setitem__(0, b.refs['p'])),
    ('32000:14.7.4.4', drop('root', 'ParentTreeNextKey')),
    ('32000:14.7.4.4', page(1, 'StructParents', 0)),
    ('32000:14.7.4.4', lambda b: b[b.row_refs[1]].pop()),
    ('32000:14.7.4.4', drop('annotation', 'StructParent')),
    # 6.7: the tree
    ('6.7.3.4-1', put('root', 'RoleMap', {})),
    ('6.7.3.4-2', put('root', 'RoleMap', {N('Trích'): N('BlockQuote'), 'X': N('Y'), 'Y': N('X')})),
    ('6.7.3.4-3', put('root', 'RoleMap', {N('Trích'): N('BlockQuote'), 'P': N('Trích')})),
    ('7.1-12', drop('p', 'P')),
    ('32000:14.7.2', put('p', 'P', lambda b: b.refs['h1'])),
    ('32000:14.7.2', lambda b: b.e['document']['K'].append(b.refs['p'])),
    ('32000:14.7.4.3', lambda b: b.e['p']['K'].append({'Type': N('OBJR')})),
    ('32000:14.7.5', put('p', 'A', {'TextAlign': N('End')})),
    ('32000:14.7.5', put('p', 'C', N('absent'))),
    ('32000:14.8.4.2', retype(document='Sect')),
    ('32000:14.8.4.2', retype(p='Sect')),
    ('09-004', retype(tr1='Sect'), '7.2-42'),
    ('09-004', lambda b: (child('thead2', 'THead', 'table')(b), child('tr9', 'TR', 'thead2')(b),
                          child('c9', 'TH', 'tr9', A={'O': N('Table'), 'Scope': N('Column'), 'ColSpan': 2})(b))),
    ('09-004', child('caption', 'Caption', 'tr0')),
    ('09-004', retype(bb='P', cc='P'), '7.2-42'),
    ('09-005', retype(li='Div')),
    ('09-005', retype(lbody='P')),
    ('09-005', child('caption', 'Caption', 'l')),
    ('09-006', retype(toci='P')),
    ('09-006', retype(reference='H2')),
    ('09-007', child('ruby', 'Ruby', 'p')),
    ('14-002', retype(h1='H2')),
    ('14-003', retype(h2='H3')),
    ('14-006', retype(h1='H', h2='H')),
    ('14-007', retype(h2='H')),
    ('7.2-15', both(cell('ab', Scope=N('Column'), RowSpan=2), cell('aa', Scope=N('Column')),
                    cell('ba', Scope=N('Row'), ColSpan=2)),
     '7.2-42'),
    ('7.2-41', cell('db', RowSpan=2)),
    ('7.2-42', cell('db', ColSpan=2)),
    ('15-003', cell('ba', RowSpan=2)),
    ('15-003', cell('ab', Scope=N('Row'))),
    ('15-003', cell('bb', Headers=[b'absent'])),
    ('16-001', drop('l', 'A')),
    ('16-001', put('l', 'A', {'O': N('List'), 'ListNumbering': N('Arabic')}), '32000:14.8.5'),
    ('19-003', both(drop('note', 'ID'), put('root', 'IDTree', lambda b: {'Names': b.ids[2:]}))),
    ('19-004', both(put('note2', 'ID', b'n1'), put('root', 'IDTree', lambda b: {'Names': b.ids[:2]})),
     '32000:14.7.2-IDTree'),
    ('32000:14.7.2-IDTree', drop('root', 'IDTree')),
    ('13-004', drop('figure', 'Alt')),
    ('13-004', put('figure', 'Alt', b' ')),
    ('17-002', drop('formula', 'Alt')),
    ('32000:14.8.5.4.3', drop('figure', 'A')),
    ('32000:14.8.5', put('p', 'A', {'O': N('Layout'), 'TextAlign': N('Left')})),
    ('32000:14.8.5', cell('db', ColSpan=0)),
    # languages
    ('6.7.4-1', put('p', 'Lang', b'vi_VN')),
    ('6.7.4-1', put('catalog', 'Lang', b''), '11-003', '11-006'),
    ('11-001', no_lang, '11-002', '11-003', '11-004', '11-006'),
    ('11-002', no_lang, '11-001', '11-003', '11-004', '11-006'),
    ('11-003', drop('catalog', 'Lang'), '11-006'),
    ('11-004', no_lang, '11-001', '11-002', '11-003', '11-006'),
    ('11-006', drop('catalog', 'Lang'), '11-003'),
    # annotations
    ('32000:12.5.2', annotation(Rect=[110, 756, 130, 999])),
    ('28-002', annotation(Subtype=N('Square'), AP={'N': None})),
    ('28-004', drop('annotation', 'Contents'), '28-012'),
    ('28-005', annotation(Subtype=N('Widget'), AP={'N': None})),
    ('28-007', annotation(Subtype=N('TrapNet'), AP={'N': None}), '28-002'),
    ('28-008', lambda b: b.pages[0].pop('Tabs')),
    ('28-008', page(0, 'Tabs', N('R'))),
    ('28-011', retype(link='Reference')),
    ('28-012', annotation(Contents=b''), '28-004'),
    ('28-014', more('catalog', 'X', {'Type': N('MediaClip')})),
    ('28-017', annotation(Subtype=N('PrinterMark'), AP={'N': None})),
    ('30-002', lambda b: (setattr(b.form, 'data', b'/P <</MCID 0>> BDC EMC'), b.form.dict.update(StructParents=3),
                          b.parents.extend([3, [b.refs['quote']]]), b.root.update(ParentTreeNextKey=4),
                          b.e['quote']['K'].append({'Type': N('MCR'), 'MCID': 0, 'Pg': b.page_refs[1],
                                                 'Stm': b.resources['XObject']['X0']}),
                          content(b'/X0 Do', 1)(b)), '32000:14.7.4.2'),
    # outline, destinations, attachments, optional content, the rest
    ('32000:12.3.2', put('item', 'A', {'S': N('GoTo'), 'D': [5, N('Fit')]})),
    ('32000:12.3.3', put('item', 'Title', b'')),
    ('32000:12.3.3', put('outline', 'Last', lambda b: b.refs['p'])),
    ('6.8-1', embed(type_='csv')),
    ('6.8-2', embed(UF=b'')),
    ('6.8-3', embed(AFRelationship=N('Friend'))),
    ('6.8-4', embed(associated=False)),
    ('6.8-5', embed(part=2)),
    ('32000:7.11.4', embed(size=2)),
    ('32000:7.11.4', embed(listed=False)),
    ('6.9-1', optional(Name=b'')),
    ('6.9-2', lambda b: (optional()(b), b.catalog['OCProperties'].update(Configs=[{'Name': b'd'}]))),
    ('6.9-3', optional(Order=[])),
    ('6.9-4', optional(AS=[])),
    ('6.10-1', put('catalog', 'Names', {'AlternatePresentations': {}})),
    ('6.10-2', page(0, 'PresSteps', {})),
    ('6.11-1', put('catalog', 'Requirements', [])),
    ('unread', content(b'/Artifact BMC BI /W 1 /H 1 /BPC 8 /CS /G ID a EI EMC')),
]
# Broken by no file of a size that a test should have.
TOO_BIG = {'6.1.13-7'}


def together(number):
    """The clauses that one function judges."""
    return next(numbers for numbers, _ in CHECKS if number in numbers)


def broken(change):
    b = sample()
    change(b)
    return judge(b.bytes(), b.part)


# ---- cases ---------------------------------------------------------------------------

@case
def a_conforming_file_passes():
    equal(judge(sample().bytes()), [])


@case
def so_it_does_with_object_streams():
    equal(judge(sample().packed()), [])


@case
def so_it_does_when_arrays_of_one_are_left_out():
    b = sample()
    for entries in (*b.e.values(), b.root):
        if len(entries['K']) == 1:
            entries['K'] = entries['K'][0]
    equal(judge(b.bytes()), [])


@case
def a_file_of_part_3_has_others_in_it():
    equal(broken(embed()), [])


@case
def each_breach_is_found_under_its_clause_alone():
    wrong = []
    for number, change, *also in BROKEN:
        wanted = {n for one in (number, *also) for n in together(one)}
        try:
            found = broken(change)
        except Exception as why:                    # which row it was
            wrong.append(f'{number}: {why!r}')
            continue
        if {f.clause for f in found} != wanted:
            more_ = [f for f in found if f.clause not in wanted]
            wrong.append(f'{number}: not {sorted(wanted - {f.clause for f in found})}, but {more_}')
    equal(wrong, [], f'{len(wrong)} of {len(BROKEN)}')


@case
def each_clause_has_a_broken_file():
    tried = {n for number, *_ in BROKEN for n in together(number)}
    equal(sorted(set(CLAUSES) - tried - TOO_BIG), [])


@case
def the_text_of_a_tree_is_read_back():
    document = Document(sample().bytes())
    shown = document.tree.show(document.piece_text)
    for line in ("'Đoạn '", "'chú thích nữa'", 'Link', 'TH Scope=Row RowSpan=2', 'Figure Alt=Ô vuông'):
        holds(line in shown, f'{line} in {shown}')


if __name__ == '__main__':
    main()
