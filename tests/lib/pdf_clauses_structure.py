"""pdf_clauses_structure.py - clauses on tagging: what is content and what adorns,
the structure tree, its types and their nesting, languages, alternatives, links."""
import re
from collections import Counter

from pdf_clause import clause, met_while_reading
from pdf_file import Name, Ref, text
from pdf_tree import STANDARD, Object, Piece

HEADING = re.compile(r'H([1-6])')
LANGUAGE = re.compile(r'[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*')
NOTES = ('Text Link FreeText Line Square Circle Polygon PolyLine Highlight Underline Squiggly StrikeOut Stamp '
         'Caret Ink Popup FileAttachment Widget PrinterMark TrapNet Watermark Redact').split()
ARTIFACTS = ('Pagination', 'Layout', 'Page', 'Background')
HIDDEN = 2          # flag of an annotation

met_while_reading('7.1-12', says='an element has a parent')
met_while_reading('32000:14.6.1', says='marked content begins and ends in one stream, on one side of BT and ET')
met_while_reading('32000:14.6.2', says='the properties of marked content are a dictionary')
met_while_reading('32000:14.7.2', says='structure elements form a tree, in which each knows its parent')
met_while_reading('32000:14.7.4.3', says='an element refers to objects with their pages')
met_while_reading('32000:14.7.5', says='attributes have owners, and classes are in the class map')


# ---- the catalogue --------------------------------------------------------------

@clause('6.7.2.2-1', '6.2-1', says='the catalogue says that the file is tagged')
def is_tagged(doc):
    if doc.file.dict(doc.catalog.get('MarkInfo')).get('Marked') is not True:
        yield 'catalogue', 'MarkInfo'


@clause('01-007', says='the tagging is not suspect')
def is_not_suspect(doc):
    if doc.file.dict(doc.catalog.get('MarkInfo')).get('Suspects', False) is not False:
        yield 'catalogue', 'Suspects'


@clause('6.7.3.3-1', '7.1-11', says='the file has a structure tree')
def has_tree(doc):
    if doc.tree.root.get('Type') != 'StructTreeRoot' or not doc.tree.all:
        yield 'catalogue', 'StructTreeRoot'


# ---- marked content -------------------------------------------------------------

def is_artifact(mark):
    return mark.tag == 'Artifact'


@clause('01-003', '7.1-1', says='nothing tagged has an artifact in it')
def no_artifact_in_content(doc):
    for mark in doc.content.marks:
        if is_artifact(mark) and any(m.mcid is not None and not is_artifact(m) for m in mark.around()):
            yield f'page {mark.page.number}', f'an artifact in tagged content {mark.parent.mcid}'


@clause('01-004', '7.1-2', says='no artifact has something tagged in it')
def no_content_in_artifact(doc):
    for mark in doc.content.marks:
        if mark.mcid is not None and any(map(is_artifact, mark.around())):
            yield f'page {mark.page.number}', f'the content {mark.mcid} in an artifact'


@clause('01-005', '7.1-3', says='what is painted is tagged, or an artifact')
def all_is_marked(doc):
    found = Counter()
    for kind, mark, page in doc.content.paints:
        around = list(mark.around()) if mark else []
        if not any(is_artifact(m) or (m.owner, m.mcid) in doc.held for m in around):
            found[page.number, kind] += 1
    for (number, kind), count in found.items():
        yield f'page {number}', f'{count} times {kind} is neither tagged nor an artifact'


@clause('32000:14.7.4.2', says='a piece of content has one number, one element, and is there')
def pieces(doc):
    yield from [(place, message) for rule, place, message in doc.problems if rule == '32000:14.7.4.2']
    for (owner, mcid), marks in doc.by_mcid.items():
        if type(mcid) is not int or mcid < 0 or len(marks) > 1:
            yield f'object {owner}', f'MCID {mcid} stands {len(marks)} times'
        if any(m.mcid is not None for m in marks[0].around() if m is not marks[0]):
            yield f'object {owner}', f'MCID {mcid} stands in another'
    for (owner, mcid), elements in doc.held.items():
        if len(elements) > 1:
            yield f'object {owner}', f'MCID {mcid} is held by {len(elements)} elements'
        if (owner, mcid) not in doc.by_mcid:
            yield str(elements[0]), f'MCID {mcid} of the object {owner} is not there'


@clause('32000:14.8.2.2', says='an artifact says its kind in the words of ISO 32000-1')
def artifact_kinds(doc):
    for mark in filter(is_artifact, doc.content.marks):
        if 'Type' in mark.props and mark.props['Type'] not in ARTIFACTS:
            yield f'page {mark.page.number}', f'an artifact of type {mark.props["Type"]}'
        if not set(mark.props) <= {'Type', 'Subtype', 'BBox', 'Attached', 'MCID', 'Contents', 'Lang'}:
            yield f'page {mark.page.number}', f'an artifact with {sorted(mark.props)}'


@clause('18-001', says='an artifact that shows text says its kind')
def text_artifacts_have_kinds(doc):
    for mark in filter(is_artifact, doc.content.marks):
        if mark.shows and 'Type' not in mark.props:
            yield f'page {mark.page.number}', f'the artifact {doc.said(mark)!r:.40}'


@clause('18-002', says='a page number is a header or a footer; pagination has no other kinds but watermarks')
def pagination_has_kinds(doc):
    for mark in filter(is_artifact, doc.content.marks):
        kind, said = mark.props.get('Subtype'), doc.said(mark).strip()
        good = kind in ('Header', 'Footer') if said.isdigit() else kind in ('Header', 'Footer', 'Watermark', None)
        if mark.props.get('Type') == 'Pagination' and not good:
            yield f'page {mark.page.number}', f'the artifact {said!r:.40} of kind {kind}'


# ---- the parent tree (14.7.4.4) -------------------------------------------------

def owners(doc):
    """{object number: its entry StructParents} of pages and forms with tagged content."""
    found = {}
    for owner, _ in doc.by_mcid:
        found[owner] = doc.file.dict(Ref(owner, 0)).get('StructParents')
    return found


@clause('32000:14.7.4.4', says='the parent tree leads from content and objects to the elements that hold them')
def parent_tree(doc):
    keys = list(owners(doc).values()) + [n.dict['StructParent'] for n in doc.annotations if 'StructParent' in n.dict]
    for key in {k for k in keys if keys.count(k) > 1}:
        yield 'ParentTree', f'the key {key} is used {keys.count(key)} times'
    following = doc.tree.root.get('ParentTreeNextKey')
    if doc.tree.parents and (type(following) is not int or following <= max(doc.tree.parents)):
        yield 'StructTreeRoot', f'ParentTreeNextKey is {following}, the last key {max(doc.tree.parents)}'
    for key in set(doc.tree.parents) - set(keys):
        yield 'ParentTree', f'nothing has the key {key}'
    for owner, key in owners(doc).items():
        row = doc.file.get(doc.tree.parents.get(key)) if type(key) is int else None
        if not isinstance(row, list):
            yield f'object {owner}', f'StructParents is {key}, which leads to no row'
            continue
        for mcid, ref in enumerate(row):
            held = [e.ref for e in doc.held.get((owner, mcid), [])]
            if (ref is not None or held) and ref not in held:
                yield f'object {owner}', f'the parent of {mcid} is {ref}, held by {held}'
        for mcid in [m for o, m in doc.by_mcid if o == owner and not (type(m) is int and 0 <= m < len(row))]:
            yield f'object {owner}', f'the parent tree ends before {mcid}'
    for note in doc.annotations:
        key, held = note.dict.get('StructParent'), [e.ref for e in doc.objects.get(note.ref, [])]
        if (key is not None or held) and (len(held) != 1 or doc.tree.parents.get(key) != held[0]):
            yield str(note), f'StructParent {key} leads to {doc.tree.parents.get(key)}, held by {held}'


# ---- types (14.7.3, 14.8.4) -----------------------------------------------------

@clause('6.7.3.4-1', '02-001', '7.1-5', says='every type is standard or mapped to one that is')
def types_are_mapped(doc):
    for element in doc.tree.all:
        if element.standard is None:
            yield str(element), 'the type is not mapped'


@clause('6.7.3.4-2', '02-003', '7.1-6', says='no mapping of types is circular')
def mappings_end(doc):
    for type_ in doc.tree.circular():
        yield 'RoleMap', f'{type_} is mapped in a circle'


@clause('6.7.3.4-3', '02-004', '7.1-7', says='standard types are not mapped')
def standard_types_stay(doc):
    for type_ in STANDARD & set(doc.tree.roles):
        yield 'RoleMap', f'{type_} is mapped'


@clause('32000:14.8.4.2', says='one Document holds all; what groups holds no content itself')
def grouping(doc):
    if doc.tree.all and [e.standard for e in doc.tree.roots] != ['Document']:
        yield 'StructTreeRoot', f'the roots {[e.standard for e in doc.tree.roots]}'
    for element in doc.tree.all:
        if element.standard in ('Document', 'Part', 'Art', 'Sect', 'TOC', 'Index') and \
                any(not k in element.elements for k in element.kids):
            yield str(element), 'content without an element of its own'
        if element.standard == 'Document' and element.parent is not None:
            yield str(element), 'a Document within'


def wrong_kids(doc, type_, allowed):
    """Elements of a type with other children than allowed, or content of their own."""
    for element in doc.tree.all:
        if element.standard == type_:
            other = sorted({str(k) for k in doc.kinds(element)} - set(allowed))
            other += ['content'] if any(isinstance(k, (Piece, Object)) for k in element.kids) else []
            if other:
                yield str(element), f'{", ".join(other)} in {type_}'


def wrong_parents(doc, types, allowed):
    for element in doc.tree.all:
        if element.standard in types and doc.parent_kind(element) not in allowed:
            yield str(element), f'{element.standard} in {doc.parent_kind(element)}'


def wrong_captions(doc, type_, last):
    """Captions that are not the first child (or the last, where that may be)."""
    for element in doc.tree.all:
        kinds = doc.kinds(element) if element.standard == type_ else []
        places = [i for i, k in enumerate(kinds) if k == 'Caption']
        if len(places) > 1 or places and places[0] != 0 and not (last and places[0] == len(kinds) - 1):
            yield str(element), f'captions at {places}'


TABLE = [f'7.2-{n}' for n in (3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 16, 36, 37, 38, 39)]


@clause('09-004', *TABLE, says='tables are made of rows, these of cells; one head and foot at most, with a body')
def table_parts(doc):
    yield from wrong_kids(doc, 'Table', ('TR', 'THead', 'TBody', 'TFoot', 'Caption'))
    yield from wrong_captions(doc, 'Table', last=True)
    for group in ('THead', 'TBody', 'TFoot'):
        yield from wrong_kids(doc, group, ('TR',))
    yield from wrong_kids(doc, 'TR', ('TH', 'TD'))
    yield from wrong_parents(doc, ('TR',), ('Table', 'THead', 'TBody', 'TFoot'))
    yield from wrong_parents(doc, ('THead', 'TBody', 'TFoot'), ('Table',))
    yield from wrong_parents(doc, ('TH', 'TD'), ('TR',))
    for element in doc.tree.all:
        if element.standard == 'Table':
            count = Counter(doc.kinds(element))
            if count['THead'] > 1 or count['TFoot'] > 1 or \
                    (count['THead'] or count['TFoot']) and (not count['TBody'] or count['TR']):
                yield str(element), f'{dict(count)}'


@clause('09-005', *(f'7.2-{n}' for n in (17, 18, 19, 20, 40)),
        says='lists are made of items, these of labels and bodies')
def list_parts(doc):
    yield from wrong_kids(doc, 'L', ('L', 'LI', 'Caption'))
    yield from wrong_captions(doc, 'L', last=False)
    yield from wrong_kids(doc, 'LI', ('Lbl', 'LBody'))
    yield from wrong_parents(doc, ('LI',), ('L',))
    yield from wrong_parents(doc, ('LBody',), ('LI',))


@clause('09-006', *(f'7.2-{n}' for n in (26, 27, 28)), says='tables of contents are made of entries and of such tables')
def contents_parts(doc):
    yield from wrong_kids(doc, 'TOC', ('TOC', 'TOCI', 'Caption'))
    yield from wrong_captions(doc, 'TOC', last=False)
    yield from wrong_parents(doc, ('TOCI',), ('TOC',))
    for element in doc.tree.all:
        if element.standard == 'TOCI' and not set(doc.kinds(element)) <= {'Lbl', 'Reference', 'P', 'TOC'}:
            yield str(element), f'{doc.kinds(element)}'


@clause('09-007', '09-008', says='Ruby and Warichu have their parts in order')
def ruby_parts(doc):
    good = {'Ruby': (['RB', 'RT'], ['RB', 'RP', 'RT', 'RP']), 'Warichu': (['WP', 'WT', 'WP'],)}
    for element in doc.tree.all:
        if element.standard in good and doc.kinds(element) not in good[element.standard]:
            yield str(element), f'{doc.kinds(element)}'
    yield from wrong_parents(doc, ('RB', 'RT', 'RP'), ('Ruby',))
    yield from wrong_parents(doc, ('WP', 'WT'), ('Warichu',))


# ---- headings -------------------------------------------------------------------

def levels(doc):
    """(element, level) of numbered headings, in reading order."""
    for element in doc.tree.all:
        match = HEADING.fullmatch(element.standard or '')
        if match:
            yield element, int(match[1])


@clause('14-002', says='the first numbered heading is H1')
def first_heading(doc):
    for element, level in levels(doc):
        if level != 1:
            yield str(element), 'the first heading'
        return


@clause('14-003', '7.4.2-1', says='a heading is at most one level below the one before')
def heading_levels(doc):
    last = None
    for element, level in levels(doc):
        if last is not None and level > last + 1:
            yield str(element), f'H{level} behind H{last}'
        last = level


@clause('14-006', '7.4.4-1', says='an element has one H at most')
def one_h(doc):
    for element in doc.tree.all:
        if doc.kinds(element).count('H') > 1:
            yield str(element), f'{doc.kinds(element).count("H")} times H'


@clause('14-007', '7.4.4-2', '7.4.4-3', says='headings are all numbered, or none is')
def one_kind_of_heading(doc):
    if any(e.standard == 'H' for e in doc.tree.all) and list(levels(doc)):
        yield 'structure tree', 'H and numbered headings'


# ---- tables ---------------------------------------------------------------------

def rows(doc, table):
    """The rows of a table, those in its groups too."""
    for kid in doc.kids(table):
        if kid.standard == 'TR':
            yield kid
        elif kid.standard in ('THead', 'TBody', 'TFoot'):
            yield from (r for r in doc.kids(kid) if r.standard == 'TR')


def span(cell, key):
    value = cell.attributes.get(('Table', key), 1)
    return value if type(value) is int and value > 0 else 1


def grid(doc, table):
    """({(row, column): cell}, rows, cells that meet another)"""
    places, meet, count = {}, [], 0
    for r, row in enumerate(rows(doc, table)):
        column, count = 0, r + 1
        for cell in (k for k in doc.kids(row) if k.standard in ('TH', 'TD')):
            while (r, column) in places:
                column += 1
            down, right = range(span(cell, 'RowSpan')), range(span(cell, 'ColSpan'))
            for place in [(r + i, column + k) for i in down for k in right]:
                if place in places:
                    meet.append(cell)
                places.setdefault(place, cell)
    return places, count, meet


def tables(doc):
    for table in doc.tree.all:
        if table.standard == 'Table':
            yield table, *grid(doc, table)


@clause('7.2-15', says='cells of a table do not overlap')
def cells_do_not_meet(doc):
    for table, _, _, meet in tables(doc):
        for cell in meet:
            yield str(cell), f'the cell lies on another of {table}'


@clause('7.2-41', says='cells do not reach below their table')
def cells_end_with_the_table(doc):
    for table, places, count, _ in tables(doc):
        for cell in {c for (r, _), c in places.items() if r >= count}:
            yield str(cell), f'the cell reaches below {table}'


@clause('7.2-42', '7.2-43', says='rows of a table have equally many columns')
def rows_are_equal(doc):
    for table, places, count, _ in tables(doc):
        wide = [sum(1 for r, _ in places if r == row) for row in range(count)]
        if len(set(wide)) > 1 or 0 in wide:
            yield str(table), f'rows of {wide} columns'


def heads(places, row, column):
    """Is a header with the right scope above a cell, or before it in its row?"""
    above = [places.get((r, column)) for r in range(row)]
    before = [places.get((row, c)) for c in range(column)]
    return any(c and c.standard == 'TH' and c.attributes.get(('Table', 'Scope')) in scopes
               for cells, scopes in ((above, ('Column', 'Both')), (before, ('Row', 'Both'))) for c in cells)


@clause('15-003', '7.5-1', '7.5-2', says='each header cell has a scope, each data cell a header')
def cells_have_headers(doc):
    for table, places, _, _ in tables(doc):
        cells = {c: p for p, c in reversed(sorted(places.items(), key=lambda i: i[0]))}
        ids = {c.dict.get('ID') for c in cells if c.standard == 'TH'} - {None}
        named = {c: c.attributes.get(('Table', 'Headers')) for c in cells}
        for cell, (row, column) in cells.items():
            if cell.standard == 'TH' and ('Table', 'Scope') not in cell.attributes and not any(named.values()):
                yield str(cell), f'the header has no Scope in {table}'
            if named[cell] and not set(named[cell]) <= ids:
                yield str(cell), 'Headers that are not in the table'
            if cell.standard == 'TD' and not named[cell] and any(c.standard == 'TH' for c in cells) and \
                    not heads(places, row, column):
                yield str(cell), f'the cell has no header in {table}'


# ---- lists, notes, alternatives -------------------------------------------------

NUMBERINGS = 'None Disc Circle Square Decimal UpperRoman LowerRoman UpperAlpha LowerAlpha'.split()


@clause('16-001', '16-002', says='a list with labels says how they are numbered')
def list_numbering(doc):
    for element in doc.tree.all:
        if element.standard == 'L' and any('Lbl' in doc.kinds(i) for i in doc.kids(element)):
            value = element.attributes.get(('List', 'ListNumbering'))
            if value not in NUMBERINGS:
                yield str(element), f'ListNumbering is {value}'


@clause('19-003', '7.9-1', says='a note has an ID')
def notes_have_ids(doc):
    for element in doc.tree.all:
        if element.standard == 'Note' and not doc.file.get(element.dict.get('ID')):
            yield str(element), 'no ID'


@clause('19-004', '7.9-2', says='IDs are unique')
def ids_are_unique(doc):
    found = Counter(e.dict['ID'] for e in doc.tree.all if 'ID' in e.dict)
    for value, count in found.items():
        if count > 1:
            yield 'structure tree', f'{count} elements have the ID {value!r}'


@clause('32000:14.7.2-IDTree', says='the ID tree leads to the elements that have IDs')
def id_tree(doc):
    for element in doc.tree.all:
        if 'ID' in element.dict and doc.tree.ids.get(element.dict['ID']) != element.ref:
            yield str(element), f'the ID {element.dict["ID"]!r} leads to {doc.tree.ids.get(element.dict["ID"])}'
    for value in set(doc.tree.ids) - {e.dict.get('ID') for e in doc.tree.all}:
        yield 'IDTree', f'no element has the ID {value!r}'


def has_text(doc, element, *keys):
    return any((text(doc.file.get(element.dict.get(k))) or '').strip() for k in keys)


@clause('13-004', '7.3-1', says='a figure has an alternative or a replacement text')
def figures(doc):
    for element in doc.tree.all:
        if element.standard == 'Figure' and not has_text(doc, element, 'Alt', 'ActualText'):
            yield str(element), 'no Alt'


@clause('17-002', '7.7-1', says='a formula has an alternative or a replacement text')
def formulas(doc):
    for element in doc.tree.all:
        if element.standard == 'Formula' and not has_text(doc, element, 'Alt', 'ActualText'):
            yield str(element), 'no Alt'


@clause('32000:14.8.5.4.3', says='a figure says where it is')
def figures_have_boxes(doc):
    for element in doc.tree.all:
        if element.standard in ('Figure', 'Formula', 'Form'):
            box = element.attributes.get(('Layout', 'BBox'))
            if not isinstance(box, list) or len(box) != 4 or not (box[0] < box[2] and box[1] < box[3]):
                yield str(element), f'BBox is {box}'


NUMBER = (int, float)
VALUES = {      # of the attributes of 14.8.5; a tuple of types or of names
    ('Table', 'RowSpan'): (int,), ('Table', 'ColSpan'): (int,), ('Table', 'Headers'): (list,),
    ('Table', 'Scope'): ('Row', 'Column', 'Both'), ('Table', 'Summary'): (bytes,),
    ('List', 'ListNumbering'): tuple(NUMBERINGS), ('Layout', 'BBox'): (list,),
    ('Layout', 'Placement'): ('Block', 'Inline', 'Before', 'Start', 'End'),
    ('Layout', 'WritingMode'): ('LrTb', 'RlTb', 'TbRl'),
    ('Layout', 'TextAlign'): ('Start', 'Center', 'End', 'Justify'),
    ('Layout', 'BlockAlign'): ('Before', 'Middle', 'After', 'Justify'),
    ('Layout', 'InlineAlign'): ('Start', 'Center', 'End'),
    ('Layout', 'TextDecorationType'): ('None', 'Underline', 'Overline', 'LineThrough'),
    ('Layout', 'LineHeight'): (*NUMBER, 'Normal', 'Auto'),
    **{('Layout', k): NUMBER for k in ('SpaceBefore', 'SpaceAfter', 'StartIndent', 'EndIndent', 'TextIndent',
                                       'BaselineShift', 'TextDecorationThickness')},
    **{('Layout', k): (*NUMBER, 'Auto') for k in ('Width', 'Height')},
    **{('Layout', k): (list,) for k in ('Color', 'BackgroundColor', 'TextDecorationColor')},
    **{('Layout', k): (list, *NUMBER) for k in ('Padding', 'TPadding', 'BorderThickness')},
    **{('Layout', k): (list, Name) for k in ('BorderColor', 'BorderStyle', 'TBorderStyle')}}


@clause('32000:14.8.5', says='standard attributes have values of their kinds')
def attribute_values(doc):
    for element in doc.tree.all:
        for key, value in element.attributes.items():
            allowed = VALUES.get(key)
            good = allowed is not None and (type(value) in allowed or isinstance(value, str) and value in allowed)
            if key[0] in ('Table', 'List', 'Layout') and not good or \
                    key[1] in ('RowSpan', 'ColSpan') and not (type(value) is int and value > 0):
                yield str(element), f'{key[1]} of {key[0]} is {value!r:.40}'


# ---- languages ------------------------------------------------------------------

def catalogue_lang(doc):
    return text(doc.file.get(doc.catalog.get('Lang')))


@clause('6.7.4-1', '7.2-29', says='a language is a tag as RFC 3066 has it')
def language_tags(doc):
    found = [('catalogue', catalogue_lang(doc))] if 'Lang' in doc.catalog else []
    found += [(str(e), text(doc.file.get(e.dict['Lang']))) for e in doc.tree.all if 'Lang' in e.dict]
    found += [(f'page {m.page.number}', text(m.props['Lang'])) for m in doc.content.marks if 'Lang' in m.props]
    for place, value in found:
        if value is None or not LANGUAGE.fullmatch(value):
            yield place, f'the language {value!r}'


def has_lang(doc, mark=None, element=None):
    return bool(catalogue_lang(doc) or element and element.lang() or
                mark and any('Lang' in m.props for m in mark.around()))


@clause('11-001', '7.2-34', says='text has a language')
def text_has_language(doc):
    for _, _, _, mark, page in doc.content.shows if not catalogue_lang(doc) else ():
        if mark and not any(map(is_artifact, mark.around())) and not has_lang(doc, mark, doc.element_of(mark)):
            yield f'page {page.number}', f'{doc.said(mark)!r:.40}'


@clause('11-002', *(f'7.2-{n}' for n in (21, 22, 23, 30, 31, 32)),
        says='alternative and replacement texts have a language')
def alternatives_have_language(doc):
    keys = {'Alt', 'ActualText', 'E'}
    for element in doc.tree.all:
        if keys & set(element.dict) and not has_lang(doc, None, element):
            yield str(element), 'no language'
    for mark in doc.content.marks:
        if keys & set(mark.props) and not has_lang(doc, mark, doc.element_of(mark)):
            yield f'page {mark.page.number}', f'no language of the {mark.tag}'


@clause('11-003', '7.2-2', says='the outline has a language')
def outline_has_language(doc):
    if 'First' in doc.file.dict(doc.catalog.get('Outlines')) and not has_lang(doc):
        yield 'outline', 'no language'


@clause('11-004', '7.2-24', says='descriptions of annotations have a language')
def annotations_have_language(doc):
    for note in doc.annotations:
        element = (doc.objects.get(note.ref) or [None])[0]
        if 'Contents' in note.dict and not has_lang(doc, None, element):
            yield str(note), 'no language'


@clause('11-006', '7.2-33', says='the metadata have a language')
def metadata_have_language(doc):
    if b'x-default' in doc.packet and not has_lang(doc):
        yield 'XMP', 'no language'


# ---- annotations ----------------------------------------------------------------

def element_of(doc, note):
    """The element that holds an annotation; None unless there is one."""
    found = doc.objects.get(note.ref, [])
    return found[0] if len(found) == 1 else None


def visible(doc):
    return [n for n in doc.annotations if not n.dict.get('F', 0) & HIDDEN]


@clause('6.3.1-1', '28-006', says='annotations are of kinds of ISO 32000-1, without sound or film')
def kinds_of_annotation(doc):
    for note in doc.annotations:
        if note.dict.get('Subtype') not in NOTES:
            yield str(note), 'its kind'


@clause('6.3.2-1', says='an annotation has flags')
def annotations_have_flags(doc):
    for note in doc.annotations:
        if note.dict.get('Subtype') != 'Popup' and 'F' not in note.dict:
            yield str(note), 'no F'


@clause('6.3.2-2', says='an annotation is printed, and not hidden')
def annotations_are_printed(doc):
    for note in doc.annotations:
        flags = note.dict.get('F', 4)
        if flags & 4 == 0 or flags & (1 | 2 | 32 | 256):
            yield str(note), f'F is {flags}'


@clause('6.3.3-1', says='an annotation has an appearance, unless it is a link')
def annotations_have_appearances(doc):
    for note in doc.annotations:
        box = [doc.file.get(v) for v in doc.file.list(note.dict.get('Rect'))]
        empty = len(box) == 4 and box[0] == box[2] and box[1] == box[3]
        if note.dict.get('Subtype') not in ('Popup', 'Link') and 'AP' not in note.dict and not empty:
            yield str(note), 'no AP'


@clause('6.3.3-2', '6.3.3-3', '6.3.3-4', says='an annotation has a normal appearance and no other')
def normal_appearances(doc):
    for note in doc.annotations:
        if 'AP' in note.dict and set(doc.file.dict(note.dict['AP'])) != {'N'}:
            yield str(note), f'AP has {sorted(doc.file.dict(note.dict["AP"]))}'


@clause('32000:12.5.2', says='an annotation has a place on its page')
def annotations_have_places(doc):
    for note in doc.annotations:
        box = [doc.file.get(v) for v in doc.file.list(note.dict.get('Rect'))]
        page = [doc.file.get(v) for v in doc.file.list(note.page['MediaBox'])]
        if len(box) != 4 or not (box[0] < box[2] and box[1] < box[3]) or \
                box[0] < page[0] - 1 or box[1] < page[1] - 1 or box[2] > page[2] + 1 or box[3] > page[3] + 1:
            yield str(note), f'Rect is {box}'
        if 'P' in note.dict and note.dict['P'] != note.page.ref:
            yield str(note), 'P is another page'


@clause('28-002', '7.18.1-1', says='an annotation that is no link is held by an Annot')
def annotations_are_tagged(doc):
    for note in visible(doc):
        element = element_of(doc, note)
        if note.dict.get('Subtype') not in ('Link', 'Widget', 'PrinterMark', 'Popup') and \
                (element is None or element.standard != 'Annot'):
            yield str(note), f'it is held by {element}'


@clause('28-004', '7.18.1-2', says='an annotation is described')
def annotations_are_described(doc):
    for note in visible(doc):
        element = element_of(doc, note)
        said = (text(doc.file.get(note.dict.get('Contents'))) or '').strip()
        if note.dict.get('Subtype') not in ('Widget', 'Popup') and not said and \
                not (element and has_text(doc, element, 'Alt')):
            yield str(note), 'no Contents'


@clause('28-005', '28-010', '7.18.1-3', '7.18.4-1', '7.18.4-2', '11-005', '7.2-25',
        says='there are no form fields, which this judge does not read')
def no_fields(doc):
    for note in doc.annotations:
        if note.dict.get('Subtype') == 'Widget':
            yield str(note), 'a field'


@clause('28-007', '7.18.2-1', says='there are no annotations for trapping')
def no_trapping(doc):
    for note in doc.annotations:
        if note.dict.get('Subtype') == 'TrapNet':
            yield str(note), 'TrapNet'


@clause('28-008', '28-009', '7.18.3-1', says='on a page with annotations the structure orders them')
def tab_order(doc):
    for page in doc.pages:
        if any(n.page is page for n in doc.annotations) and page.dict.get('Tabs') != 'S':
            yield f'page {page.number}', f'Tabs is {page.dict.get("Tabs")}'


@clause('28-011', '7.18.5-1', says='a link is held by a Link')
def links_are_tagged(doc):
    for note in visible(doc):
        element = element_of(doc, note)
        if note.dict.get('Subtype') == 'Link' and (element is None or element.standard != 'Link'):
            yield str(note), f'it is held by {element}'


@clause('28-012', '7.18.5-2', says='a link is described by its Contents')
def links_are_described(doc):
    for note in visible(doc):
        if note.dict.get('Subtype') == 'Link' and not (text(doc.file.get(note.dict.get('Contents'))) or '').strip():
            yield str(note), 'no Contents'


@clause('28-014', '28-015', '7.18.6.2-1', '7.18.6.2-2', says='there are no media clips')
def no_media(doc):
    for num, entries in doc.dictionaries():
        if entries.get('Type') in ('MediaClip', 'Rendition'):
            yield f'object {num}', f'{entries["Type"]}'


@clause('28-017', '28-018', '7.18.8-1', says="there are no printer's marks")
def no_printer_marks(doc):
    for note in doc.annotations:
        if note.dict.get('Subtype') == 'PrinterMark':
            yield str(note), 'PrinterMark'
