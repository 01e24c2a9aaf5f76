"""pdf_clauses_fonts.py - clauses on fonts: what a dictionary says, what the
program holds, and what shown codes mean."""
from pdf_clause import clause, met_while_reading
from pdf_file import Name, Stream
from pdf_font import STANDARD_CMAPS

KINDS = ('Type1', 'MMType1', 'TrueType', 'Type3', 'Type0', 'CIDFontType0', 'CIDFontType2')
DESCRIBED = ('FontName', 'Flags', 'FontBBox', 'ItalicAngle', 'Ascent', 'Descent', 'CapHeight', 'StemV')
SYMBOLIC, NONSYMBOLIC = 4, 32       # flags
INVISIBLE = 3                       # text rendering mode

met_while_reading('32000:9.7.4.3', says='W lists widths by single CIDs or by ranges')
met_while_reading('32000:9.9', says='an embedded font program is sound and as long as Length1 says')
met_while_reading('32000:9.10.3', says='a ToUnicode CMap is sound')


def fonts(doc):
    """(where, font)"""
    for font in doc.fonts.values():
        yield f'font {font.name} of {font.place}', font


def truetype(doc):
    """Simple TrueType fonts: (where, font, is it symbolic)"""
    for where, font in fonts(doc):
        if font.subtype == 'TrueType':
            yield where, font, bool(font.descriptor.get('Flags', 0) & SYMBOLIC)


def shown(doc):
    """{font: {code: is it visible anywhere}} of all text shown."""
    found = getattr(doc, 'shown', None)
    if found is None:
        found = doc.shown = {}
        for key, data, mode, _, _ in doc.content.shows:
            codes = found.setdefault(key, {})
            for code in doc.fonts[key].codes(data):
                codes[code] = codes.get(code, False) or mode != INVISIBLE
    return found


def glyphs(doc):
    """(where, font, code, glyph) of visible text in composite fonts with programs."""
    for key, codes in shown(doc).items():
        font = doc.fonts[key]
        if font.program is not None and font.composite:
            for code in sorted(c for c, visible in codes.items() if visible):
                yield f'font {font.name}', font, code, font.gid(code)


@clause('6.2.11.2-1', says='a font has the type Font')
def font_type(doc):
    for where, font in fonts(doc):
        if font.dict.get('Type') != 'Font' or font.composite and font.cid.get('Type') != 'Font':
            yield where, f'Type is {font.dict.get("Type")}'


@clause('6.2.11.2-2', says='a font is of a kind of ISO 32000-1, and this judge reads composite ones')
def font_kind(doc):
    for where, font in fonts(doc):
        if font.subtype not in KINDS or font.composite and font.cid.get('Subtype') not in KINDS[5:]:
            yield where, f'Subtype is {font.subtype}, {font.cid.get("Subtype")}'


@clause('6.2.11.2-3', says='a font has a name, the same in its parts')
def font_name(doc):
    for where, font in fonts(doc):
        names = [font.dict.get('BaseFont'), font.cid.get('BaseFont'), font.descriptor.get('FontName')]
        if font.subtype != 'Type3' and (not all(isinstance(n, Name) and n for n in names) or len(set(names)) > 1):
            yield where, f'the names {names}'


@clause('6.2.11.2-4', '6.2.11.2-5', '6.2.11.2-6', says='a simple font lists a width for each of its codes')
def simple_widths(doc):
    for where, font in fonts(doc):
        first, last = font.dict.get('FirstChar'), font.dict.get('LastChar')
        if not font.composite and (type(first) is not int or type(last) is not int or
                                   len(doc.file.list(font.dict.get('Widths'))) != last - first + 1):
            yield where, f'FirstChar {first}, LastChar {last}, {len(font.widths)} widths'


@clause('6.2.11.2-7', says='a font program of another form names it')
def program_form(doc):
    for where, font in fonts(doc):
        stream = doc.file.get(font.descriptor.get('FontFile3'))
        if isinstance(stream, Stream) and stream.dict.get('Subtype') not in ('Type1C', 'CIDFontType0C', 'OpenType'):
            yield where, f'FontFile3 of {stream.dict.get("Subtype")}'


@clause('32000:9.8.1', says='a font descriptor describes the font')
def descriptors(doc):
    for where, font in fonts(doc):
        missing = [k for k in DESCRIBED if k not in font.descriptor] if font.subtype != 'Type3' else ()
        if missing:
            yield where, f'the descriptor lacks {", ".join(missing)}'
        flags = font.descriptor.get('Flags', SYMBOLIC)
        if bool(flags & SYMBOLIC) == bool(flags & NONSYMBOLIC):
            yield where, f'Flags {flags} say neither or both of symbolic and not'


def system(doc, value):
    """(registry, ordering, supplement) of a CIDSystemInfo."""
    entries = doc.file.dict(value)
    return entries.get('Registry'), entries.get('Ordering'), entries.get('Supplement')


@clause('6.2.11.3.1-1', '31-001', '31-002', '31-003', says='CIDs are numbered as the CMap numbers them')
def cid_systems(doc):
    for where, font in fonts(doc):
        if not font.composite:
            continue
        mine = system(doc, font.cid.get('CIDSystemInfo'))
        encoding = doc.file.get(font.dict.get('Encoding'))
        if not isinstance(mine[0], bytes) or not isinstance(mine[1], bytes) or type(mine[2]) is not int:
            yield where, f'CIDSystemInfo is {mine}'
        elif isinstance(encoding, Stream):
            its = system(doc, encoding.dict.get('CIDSystemInfo'))
            if mine[:2] != its[:2] or type(its[2]) is not int or mine[2] > its[2]:
                yield where, f'the font has {mine}, its CMap {its}'


@clause('6.2.11.3.2-1', '31-004', '31-005', says='an embedded TrueType CIDFont maps its CIDs to glyphs')
def cid_to_gid(doc):
    for where, font in fonts(doc):
        if font.composite and font.cid.get('Subtype') == 'CIDFontType2' and 'FontFile2' in font.descriptor:
            value = doc.file.get(font.cid.get('CIDToGIDMap'))
            if value != 'Identity' and not isinstance(value, Stream):
                yield where, f'CIDToGIDMap is {value}'


@clause('6.2.11.3.3-1', '31-006', says='a CMap is embedded or one that all readers have')
def cmaps(doc):
    for where, font in fonts(doc):
        value = doc.file.get(font.dict.get('Encoding'))
        if font.composite and value not in STANDARD_CMAPS and not isinstance(value, Stream):
            yield where, f'the CMap {value}, which this judge does not have'


@clause('6.2.11.3.3-2', '31-007', '6.2.11.3.3-3', '31-008', '6.1.13-10',
        says='there are no embedded CMaps, which this judge does not read')
def embedded_cmaps(doc):
    for where, font in fonts(doc):
        if font.composite and isinstance(doc.file.get(font.dict.get('Encoding')), Stream):
            yield where, 'an embedded CMap'


@clause('6.2.11.4.1-1', '31-009', says='fonts of visible text are embedded')
def embedded(doc):
    for key, codes in shown(doc).items():
        font = doc.fonts[key]
        if any(codes.values()) and font.subtype != 'Type3' and \
                not any(isinstance(doc.file.get(font.descriptor.get(k)), Stream)
                        for k in ('FontFile', 'FontFile2', 'FontFile3')):
            yield f'font {font.name}', 'there is no font program'


@clause('6.2.11.4.1-2', '31-011', says='an embedded font has the glyphs that are shown, and their parts')
def glyphs_are_there(doc):
    for where, font, code, gid in glyphs(doc):
        blank = not (font.text(code) or '').strip('\u00a0\u00ad\u200b\u2060 ')
        todo, depth = [gid], 0
        while todo and depth < 16:
            if any(g >= font.program.glyphs or not (blank or font.program.outline(g)) for g in todo):
                yield where, f'the glyph {gid} of the code {code} is not there, or a part of it'
                break
            todo, depth = [part for g in todo for part in font.program.components(g)], depth + 1


@clause('6.2.11.4.2-1', '31-012', '31-013',
        says='there are no glyph lists of Type 1 fonts, which this judge does not read')
def no_char_set(doc):
    for where, font in fonts(doc):
        if 'CharSet' in font.descriptor:
            yield where, 'CharSet'


@clause('6.2.11.4.2-2', '31-014', '31-015', says='a list of CIDs lists those of the font program, and no other')
def cid_set(doc):
    for where, font in fonts(doc):
        stream = doc.file.get(font.descriptor.get('CIDSet'))
        if not isinstance(stream, Stream) or font.program is None:
            continue
        listed = {8 * i + bit for i, byte in enumerate(stream.data) for bit in range(8) if byte & 128 >> bit}
        cids = range(font.program.glyphs) if font.gids is None else range(len(font.gids) // 2)
        there = {c for c in cids if c == 0 or font.gid(c) != 0}
        outlined = {c for c in there if c == 0 or font.gid(c) in font.program.present()}
        if not outlined <= listed or not listed <= there:
            yield where, f'{len(outlined - listed)} CIDs are not listed, {len(listed - there)} are not there'


@clause('6.2.11.5-1', '31-016', says='widths are those of the font program, to a thousandth')
def widths(doc):
    for where, font, code, gid in glyphs(doc):
        said, is_ = font.width(code), font.program.width(gid)
        if not isinstance(said, (int, float)) or abs(said - is_) > 1:
            yield where, f'the code {code} is {said} wide, its glyph {is_:.1f}'


@clause('6.2.11.6-1', '31-017', '31-018', says='a TrueType font of letters has a character map for them')
def letters_have_a_map(doc):
    for where, font, symbolic in truetype(doc):
        maps = font.program.cmaps() if font.program else []
        if not symbolic and not [m for m in maps if m != (3, 0)]:
            yield where, f'the maps {maps}'


@clause('6.2.11.6-2', '31-019', '31-020', '31-021', '31-022', '31-023',
        says='a TrueType font of letters has the encoding of Macintosh or Windows, unchanged')
def letters_have_an_encoding(doc):
    for where, font, symbolic in truetype(doc):
        value = doc.file.get(font.dict.get('Encoding'))
        base = value.get('BaseEncoding') if isinstance(value, dict) else value
        if not symbolic and (base not in ('MacRomanEncoding', 'WinAnsiEncoding') or
                             isinstance(value, dict) and 'Differences' in value):
            yield where, f'the encoding {value!r:.60}'


@clause('6.2.11.6-3', '31-024', says='a TrueType font of symbols has no encoding')
def symbols_have_no_encoding(doc):
    for where, font, symbolic in truetype(doc):
        if symbolic and 'Encoding' in font.dict:
            yield where, f'the encoding {font.dict["Encoding"]!r:.60}'


@clause('6.2.11.6-4', '31-025', '31-026', says='a TrueType font of symbols has one character map, or that of symbols')
def symbols_have_one_map(doc):
    for where, font, symbolic in truetype(doc):
        maps = font.program.cmaps() if font.program else []
        if symbolic and len(maps) != 1 and (3, 0) not in maps:
            yield where, f'the maps {maps}'


def meanings(doc):
    """(where, font, code, text) of every shown code."""
    for key, codes in shown(doc).items():
        font = doc.fonts[key]
        for code in sorted(codes):
            yield f'font {font.name}', font, code, font.text(code)


@clause('6.2.11.7.2-1', '10-001', '31-027', says='every shown code stands for characters')
def codes_have_meanings(doc):
    for where, font, code, said in meanings(doc):
        standard = not font.composite and font.encoding() in ('WinAnsiEncoding', 'MacRomanEncoding')
        if not said and not (font.to_unicode is None and standard):
            yield where, f'the code {code} stands for no character'


@clause('6.2.11.7.2-2', '31-028', '31-029', says='no code stands for U+0000, U+FEFF or U+FFFE')
def meanings_are_characters(doc):
    for where, font in fonts(doc):
        for (code, _), said in font.to_unicode.map.items() if font.to_unicode else ():
            if {'\0', '\ufeff', '\ufffe'} & set(said):
                yield where, f'the code {code} stands for {said!r}'


@clause('6.2.11.7.3-1', says='characters of private use have a replacement text')
def private_use(doc):
    private = {}
    for key, font in doc.fonts.items():
        private[key] = {c for (c, _), said in (font.to_unicode.map if font.to_unicode else {}).items()
                        if any(0xe000 <= ord(x) <= 0xf8ff or ord(x) >= 0xf0000 for x in said)}
    for key, data, _, mark, page in doc.content.shows:
        if private[key] and private[key] & set(doc.fonts[key].codes(data)):
            element = doc.element_of(mark) if mark else None
            covered = mark and mark.actual_text() is not None or \
                element and any('ActualText' in e.dict for e in element.up())
            if not covered:
                yield f'page {page.number}', 'a character of private use'


@clause('6.2.11.8-1', '31-030', says='no text shows the glyph .notdef')
def no_notdef(doc):
    for key, codes in shown(doc).items():
        font = doc.fonts[key]
        for code in codes if font.composite else ():
            if font.gid(code) == 0:
                yield f'font {font.name}', f'the code {code} shows .notdef'
