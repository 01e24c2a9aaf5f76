"""pdf_clauses_file.py - clauses on the file: its syntax, what the catalogue may
hold, actions, attachments, optional content, forms, outlines."""
import re

from pdf_clause import clause, met_while_reading
from pdf_file import Name, Ref, Stream, text

ACTIONS = ('GoTo', 'GoToR', 'GoToE', 'Thread', 'URI', 'Named', 'SubmitForm')
PAGES = ('NextPage', 'PrevPage', 'FirstPage', 'LastPage')
FILTERS = ('ASCIIHexDecode', 'ASCII85Decode', 'FlateDecode', 'RunLengthDecode', 'CCITTFaxDecode',
           'JBIG2Decode', 'DCTDecode', 'JPXDecode')
RELATIONS = ('Source', 'Data', 'Alternative', 'Supplement', 'Unspecified')
BOXES = ('MediaBox', 'CropBox', 'BleedBox', 'TrimBox', 'ArtBox')

met_while_reading('unread', says='the file has nothing that this judge cannot read')
met_while_reading('6.1.1', says='the file is made of objects as ISO 32000-1 has them, and of nothing else')
met_while_reading('6.1.2-1', says='the file begins with %PDF-1.n and an end of line')
met_while_reading('6.1.2-2', says='the second line is a comment of four bytes above 127')
met_while_reading('6.1.3-3', says='nothing follows %%EOF but one end of line')
met_while_reading('6.1.4-2', says='one end of line parts xref from its first subsection')
met_while_reading('6.1.6-1', says='a hexadecimal string has an even number of digits')
met_while_reading('6.1.6-2', says='a hexadecimal string has nothing but digits')
met_while_reading('6.1.7.1-1', says='Length is the number of bytes of its stream')
met_while_reading('6.1.7.1-2', says='ends of line stand behind stream and before endstream')
met_while_reading('6.1.9-1', says='single spaces and ends of line stand around obj and endobj')
met_while_reading('6.1.13-1', says='an integer has 32 bits')
met_while_reading('6.1.13-2', says='a real number is within 3.403e38')
met_while_reading('6.1.13-3', says='a string has at most 32767 bytes')
met_while_reading('6.1.13-4', says='a name has at most 127 bytes')
met_while_reading('6.1.13-5', says='a real number is zero or beyond 1.175e-38')
met_while_reading('6.1.13-7', says='there are at most 8388607 objects')
met_while_reading('6.1.13-8', says='q nests at most 28 deep')
met_while_reading('32000:7.7.3', says='the page tree counts its pages, each of which knows its parent')
met_while_reading('32000:7.9.7', says='number and name trees are sorted and know their limits')


@clause('6.1.3-1', says='the trailer has an ID of two strings')
def file_identifier(doc):
    value = doc.file.list(doc.file.trailer.get('ID'))
    if len(value) != 2 or not all(isinstance(v, bytes) and v for v in value):
        yield 'trailer', f'ID is {value!r:.60}'


@clause('6.1.3-2', '26-001', '26-002', says='the file is not encrypted')
def not_encrypted(doc):
    if 'Encrypt' in doc.file.trailer:
        yield 'trailer', 'the file is encrypted'


@clause('6.1.7.1-3', says='a stream has its bytes in the file itself')
def no_external_streams(doc):
    for num, value in doc.file.objects.items():
        keys = {'F', 'FFilter', 'FDecodeParms'} & set(value.dict) if isinstance(value, Stream) else ()
        if keys:
            yield f'object {num}', f'the stream has {", ".join(keys)}'


@clause('6.1.7.2-1', says='streams use standard filters, not LZW')
def filters(doc):
    for num, value in doc.file.objects.items():
        for name, parms in value.filters() if isinstance(value, Stream) else ():
            if name not in FILTERS and (name, (parms or {}).get('Name')) != ('Crypt', 'Identity'):
                yield f'object {num}', f'the filter {name}'


@clause('6.1.8-1', says='names of fonts, colourants and structure types are UTF-8')
def names_are_utf8(doc):
    names = [(f.place, f.name) for f in doc.fonts.values()] + [(e, e.type) for e in doc.tree.all]
    names += [('role map', n) for pair in doc.tree.roles.items() for n in pair if isinstance(n, Name)]
    for place, name in names:
        try:
            name.encode('latin-1').decode('utf-8')
        except UnicodeError:
            yield str(place), f'the name {name!r}'


@clause('6.1.12-1', says='a permissions dictionary has no keys but UR3 and DocMDP')
def permissions(doc):
    for key in set(doc.file.dict(doc.catalog.get('Perms'))) - {'UR3', 'DocMDP'}:
        yield 'Perms', f'the key {key}'


@clause('6.1.13-11', says='page boundaries are 3 to 14400 units wide and high')
def page_boundaries(doc):
    for page in doc.pages:
        for key in BOXES:
            box = doc.file.get(page[key])
            if box is None and key != 'MediaBox':
                continue
            box = [doc.file.get(v) for v in box] if isinstance(box, list) else []
            if len(box) != 4 or not all(3 <= abs(box[i + 2] - box[i]) <= 14400 for i in (0, 1)):
                yield f'page {page.number}', f'{key} is {box}'


@clause('32000:7.3.10', says='references lead to objects')
def references(doc):
    for num, entries in doc.dictionaries():
        for key, value in entries.items():
            for item in value if isinstance(value, list) else [value]:
                if type(item) is Ref and item.num not in doc.file.objects:
                    yield f'object {num}', f'{key} refers to the object {item.num}, which is not there'


@clause('6.10-1', says='there are no alternate presentations')
def no_alternate_presentations(doc):
    if 'AlternatePresentations' in doc.file.dict(doc.catalog.get('Names')):
        yield 'Names', 'AlternatePresentations'


@clause('6.10-2', says='pages have no presentation steps')
def no_presentation_steps(doc):
    for page in doc.pages:
        if 'PresSteps' in page.dict:
            yield f'page {page.number}', 'PresSteps'


@clause('6.11-1', says='the catalogue has no Requirements')
def no_requirements(doc):
    if 'Requirements' in doc.catalog:
        yield 'catalogue', 'Requirements'


# ---- actions --------------------------------------------------------------------

def actions(doc):
    """(place, action) of everything that acts, followers too."""
    todo = [('catalogue', doc.catalog.get('OpenAction'))]
    for num, entries in doc.dictionaries():
        todo += [(f'object {num}', entries.get('A'))] if 'S' not in entries else []
        todo += [(f'object {num}', entries)] if entries.get('Type') == 'Action' else []
        todo += [(f'object {num}', v) for v in doc.file.dict(entries.get('AA')).values()]
    seen = set()
    while todo:
        place, value = todo.pop()
        entries = doc.file.get(value)
        if isinstance(entries, dict) and 'S' in entries and id(entries) not in seen:
            seen.add(id(entries))
            yield place, entries
            todo += [(place, v) for v in doc.file.list(entries.get('Next'))]


@clause('6.5.1-1', says='actions go to places, follow addresses or send forms, nothing else')
def kinds_of_action(doc):
    for place, action in actions(doc):
        if action['S'] not in ACTIONS and 'O' not in action:        # attributes have an owner
            yield place, f'the action {action["S"]}'


@clause('6.5.1-2', says='named actions turn pages')
def named_actions(doc):
    for place, action in actions(doc):
        if action['S'] == 'Named' and action.get('N') not in PAGES:
            yield place, f'the named action {action.get("N")}'


@clause('6.5.2-1', says='the catalogue has no additional actions')
def catalogue_has_no_actions(doc):
    if 'AA' in doc.catalog:
        yield 'catalogue', 'AA'


@clause('6.5.2-2', says='pages have no additional actions')
def pages_have_no_actions(doc):
    for page in doc.pages:
        if 'AA' in page.dict:
            yield f'page {page.number}', 'AA'


# ---- forms ----------------------------------------------------------------------

@clause('6.4.1-1', '6.4.1-2', says='fields and their widgets have no actions')
def fields_do_not_act(doc):
    for num, entries in doc.dictionaries():
        field = entries.get('Subtype') == 'Widget' or 'FT' in entries
        if field and {'A', 'AA'} & set(entries):
            yield f'object {num}', 'a field that acts'


@clause('6.4.1-3', says='forms do not ask for appearances to be made')
def appearances_are_made(doc):
    if doc.file.dict(doc.catalog.get('AcroForm')).get('NeedAppearances', False) is not False:
        yield 'AcroForm', 'NeedAppearances'


@clause('6.4.2-1', '25-001', says='forms are not XFA')
def no_xfa(doc):
    if 'XFA' in doc.file.dict(doc.catalog.get('AcroForm')):
        yield 'AcroForm', 'XFA'


@clause('6.4.2-2', says='the catalogue does not ask for rendering')
def no_rendering(doc):
    if 'NeedsRendering' in doc.catalog:
        yield 'catalogue', 'NeedsRendering'


@clause('6.4.3-1', '6.1.12-2', says='there are no signatures, which this judge does not read')
def no_signatures(doc):
    for num, entries in doc.dictionaries():
        if entries.get('Type') == 'Sig' or 'ByteRange' in entries:
            yield f'object {num}', 'a signature'


# ---- attachments ----------------------------------------------------------------

def attachments(doc):
    for num, entries in doc.dictionaries():
        if 'EF' in entries:
            yield f'object {num}', entries, doc.file.get(next(iter(doc.file.dict(entries['EF']).values()), None))


@clause('6.8-2', '21-001', says='a file specification names its file twice, as F and UF')
def attachments_have_names(doc):
    for place, entries, _ in attachments(doc):
        if not all(text(doc.file.get(entries.get(k))) for k in ('F', 'UF')):
            yield place, f'F is {entries.get("F")!r:.40}, UF {entries.get("UF")!r:.40}'


@clause('6.8-1', says='an attached file has a media type (part 3)')
def attachments_have_types(doc):
    for place, _, stream in attachments(doc) if doc.part == 3 else ():
        kind = stream.dict.get('Subtype', '') if isinstance(stream, Stream) else ''
        if not re.fullmatch(r'[-\w+.]+/[-\w+.]+', kind):
            yield place, f'the media type {kind}'


@clause('6.8-3', says='an attached file says how it relates to the document (part 3)')
def attachments_are_related(doc):
    for place, entries, _ in attachments(doc) if doc.part == 3 else ():
        if entries.get('AFRelationship') not in RELATIONS:
            yield place, f'AFRelationship is {entries.get("AFRelationship")}'


@clause('6.8-4', says='an attached file is associated with the document or a part of it (part 3)')
def attachments_are_associated(doc):
    found = {r.num for _, e in doc.dictionaries() for r in doc.file.list(e.get('AF')) if isinstance(r, Ref)}
    for place, _, _ in attachments(doc) if doc.part == 3 else ():
        if int(place.split()[1]) not in found:
            yield place, 'no AF leads to it'


@clause('32000:7.11.4', says='an attached file is listed by a name, and as long as it says')
def attachments_are_listed(doc):
    listed = [r.num for r in doc.name_trees.get('EmbeddedFiles', {}).values() if isinstance(r, Ref)]
    for place, entries, stream in attachments(doc):
        size = doc.file.dict(stream.dict.get('Params')).get('Size') if isinstance(stream, Stream) else None
        if not isinstance(stream, Stream) or size is not None and size != len(stream.data):
            yield place, f'Size is {size}'
        if listed.count(int(place.split()[1])) != 1:
            yield place, 'it is not in the tree of embedded files, or twice'


@clause('6.8-5', says='attached files are PDF/A themselves (part 2)')
def attachments_are_pdfa(doc):
    for place, _, stream in attachments(doc) if doc.part == 2 else ():
        data = stream.data if isinstance(stream, Stream) else b''
        if not data.startswith(b'%PDF-1.') or not re.search(rb'pdfaid:part\s*(=\s*["\']|>)\s*[12]', data):
            yield place, 'the attached file does not say that it is PDF/A-1 or PDF/A-2'


# ---- optional content -----------------------------------------------------------

def configurations(doc):
    """(the entry they stand in, configuration) of optional content."""
    properties = doc.file.dict(doc.catalog.get('OCProperties'))
    found = [('D', properties.get('D'))] if 'OCProperties' in doc.catalog else []
    return found + [('Configs', c) for c in doc.file.list(properties.get('Configs'))]


@clause('6.9-1', '20-001', '20-002', says='configurations of optional content have names')
def configurations_have_names(doc):
    for place, value in configurations(doc):
        if not text(doc.file.get(doc.file.dict(value).get('Name'))):
            yield place, 'no Name'


@clause('6.9-2', says='names of configurations are unique')
def configurations_differ(doc):
    names = [doc.file.get(doc.file.dict(c).get('Name')) for _, c in configurations(doc)]
    for name in {n for n in names if names.count(n) > 1}:
        yield 'OCProperties', f'two configurations are named {name!r:.40}'


@clause('6.9-3', says='an order of optional content names every group')
def order_is_whole(doc):
    groups = set(doc.file.list(doc.file.dict(doc.catalog.get('OCProperties')).get('OCGs')))
    for place, value in configurations(doc):
        todo, found = doc.file.list(doc.file.dict(value).get('Order')), set()
        ordered = 'Order' in doc.file.dict(value)
        while todo:
            item = todo.pop()
            if isinstance(item, Ref):
                found.add(item)
            todo += item if isinstance(item, list) else []
        if ordered and groups - found:
            yield place, f'Order lacks {len(groups - found)} groups'


@clause('6.9-4', '20-003', says='optional content does not switch by itself')
def no_automatic_states(doc):
    for place, value in configurations(doc):
        if 'AS' in doc.file.dict(value):
            yield place, 'AS'


# ---- destinations and outline ---------------------------------------------------

def lands(doc, value):
    """Is it an explicit destination on a page of the file (12.3.2.2)?"""
    value = doc.file.get(value)
    value = value.get('D') if isinstance(value, dict) else value
    return isinstance(value, list) and len(value) >= 2 and value[0] in [p.ref for p in doc.pages] and \
        value[1] in ('XYZ', 'Fit', 'FitH', 'FitV', 'FitR', 'FitB', 'FitBH', 'FitBV')


def destination(doc, value):
    """A destination by its name, or as it stands."""
    value = doc.file.get(value)
    if isinstance(value, bytes):
        return doc.name_trees.get('Dests', {}).get(value)
    if isinstance(value, Name):
        return doc.file.dict(doc.catalog.get('Dests')).get(value)
    return value


@clause('32000:12.3.2', says='destinations are pages of the file')
def destinations(doc):
    for num, entries in doc.dictionaries():
        found = [entries['Dest']] if 'Dest' in entries else []
        found += [entries['D']] if entries.get('S') == 'GoTo' and 'D' in entries else []
        for value in found:
            if not lands(doc, destination(doc, value)):
                yield f'object {num}', f'the destination {value!r:.60}'


@clause('32000:12.3.3', says='the outline is a sound tree of titles')
def outline(doc):
    root = doc.catalog.get('Outlines')
    todo, seen = [root] if root is not None else [], set()
    while todo:
        above = todo.pop()
        entries, before, now, count = doc.file.dict(above), None, doc.file.dict(above).get('First'), 0
        while now is not None and now not in seen:
            seen.add(now)
            item, count = doc.file.dict(now), count + 1
            if item.get('Parent') != above or item.get('Prev') != before:
                yield f'object {now.num}', 'Parent or Prev'
            if not text(doc.file.get(item.get('Title'))):
                yield f'object {now.num}', 'no Title'
            todo += [now] if 'First' in item else []
            before, now = now, item.get('Next')
        if now is not None or entries.get('Last') != before:
            yield f'object {above.num}', 'Last, or a circle'
        if count and abs(entries.get('Count', 0)) < count:
            yield f'object {above.num}', f'Count is {entries.get("Count")} with {count} items below'
