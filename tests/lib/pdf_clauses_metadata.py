"""pdf_clauses_metadata.py - clauses on what the file says of itself: XMP (ISO
16684-1), the identification of PDF/A and PDF/UA, Info, the viewer's window."""
import re

from lxml import etree

from pdf_clause import clause
from pdf_file import text

RDF = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#'
DC = 'http://purl.org/dc/elements/1.1/'
XMP = 'http://ns.adobe.com/xap/1.0/'
PDF = 'http://ns.adobe.com/pdf/1.3/'
PDFA = 'http://www.aiim.org/pdfa/ns/id/'
PDFUA = 'http://www.aiim.org/pdfua/ns/id/'
EXTENSION = 'http://www.aiim.org/pdfa/ns/extension/'
PARTS = {'pdfaSchema': 'http://www.aiim.org/pdfa/ns/schema#', 'pdfaProperty': 'http://www.aiim.org/pdfa/ns/property#',
         'pdfaType': 'http://www.aiim.org/pdfa/ns/type#', 'pdfaField': 'http://www.aiim.org/pdfa/ns/field#'}
LANG = '{http://www.w3.org/XML/1998/namespace}lang'
DATE = r'\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?)?)?'
MM = 'http://ns.adobe.com/xap/1.0/mm/'
RIGHTS = 'http://ns.adobe.com/xap/1.0/rights/'
# Predefined properties that this judge knows: their value types.
KNOWN = {
    **{(DC, n): 'Alt' for n in ('title', 'description', 'rights')},
    **{(DC, n): 'Seq' for n in ('creator', 'date')},
    **{(DC, n): 'Bag' for n in ('contributor', 'language', 'publisher', 'relation', 'subject', 'type')},
    **{(DC, n): 'Text' for n in ('coverage', 'format', 'identifier', 'source')},
    **{(XMP, n): 'Date' for n in ('CreateDate', 'ModifyDate', 'MetadataDate')},
    **{(XMP, n): 'Text' for n in ('CreatorTool', 'BaseURL', 'Label', 'Nickname')},
    (XMP, 'Identifier'): 'Bag', (XMP, 'Rating'): 'Integer',
    **{(PDF, n): 'Text' for n in ('Keywords', 'PDFVersion', 'Producer')},
    **{(MM, n): 'Text' for n in ('DocumentID', 'InstanceID', 'RenditionClass', 'VersionID')},
    (RIGHTS, 'UsageTerms'): 'Alt', (RIGHTS, 'WebStatement'): 'Text', (RIGHTS, 'Marked'): 'Boolean',
    (RIGHTS, 'Owner'): 'Bag', (RIGHTS, 'Certificate'): 'Text',
    (PDFA, 'part'): 'Integer', (PDFA, 'conformance'): 'Text', (PDFA, 'amd'): 'Text', (PDFA, 'corr'): 'Text',
    (EXTENSION, 'schemas'): 'Bag'}
TEXTS = {'Text': r'[\s\S]*', 'Date': DATE, 'Integer': r'[+-]?\d+', 'Boolean': 'True|False', 'URI': r'\S+'}
LEVEL = 'A'         # of conformance


def properties(doc):
    """{(namespace, name): (element or attribute's text, prefix)} of the packet."""
    found = {}
    for node in doc.xmp.iter(f'{{{RDF}}}Description') if doc.xmp is not None else ():
        if node.getparent().tag != f'{{{RDF}}}RDF':
            continue
        for child in node.iterchildren(etree.Element):
            name = etree.QName(child)
            found[name.namespace, name.localname] = (child, child.prefix)
        for key, value in node.attrib.items():
            name = etree.QName(key)
            if name.namespace not in (RDF, None, 'http://www.w3.org/XML/1998/namespace'):
                found[name.namespace, name.localname] = (value, {v: k for k, v in node.nsmap.items()}[name.namespace])
    return found


def simple(value):
    """The text of a simple property, None of any other."""
    if isinstance(value, str):
        return value
    return (value.text or '') if value is not None and len(value) == 0 else None


def items(value, kind):
    """The items of an array property of a kind (Alt, Seq, Bag); None of any other."""
    if isinstance(value, str) or value is None or len(value) != 1 or value[0].tag != f'{{{RDF}}}{kind}':
        return None
    found = list(value[0])
    return found if all(i.tag == f'{{{RDF}}}li' for i in found) else None


def identification(doc, namespace, name):
    return simple(properties(doc).get((namespace, name), (None, None))[0])


# ---- the packet -----------------------------------------------------------------

@clause('6.6.2.1-1', '06-001', says='the catalogue has a stream of XMP metadata')
def has_metadata(doc):
    entries = doc.metadata.dict if doc.metadata else {}
    if entries.get('Type') != 'Metadata' or entries.get('Subtype') != 'XML':
        yield 'catalogue', 'Metadata'


def packet_head(doc):
    m = re.match(rb'\s*(?:\xef\xbb\xbf)?<\?xpacket\s+begin=([^?]*)\?>', doc.packet)
    return m[1] if m else b''


@clause('6.6.2.1-2', says='the head of an XMP packet has no bytes')
def no_packet_bytes(doc):
    if re.search(rb'\bbytes\s*=', packet_head(doc)):
        yield 'XMP', 'the attribute bytes'


@clause('6.6.2.1-3', says='the head of an XMP packet has no encoding')
def no_packet_encoding(doc):
    if re.search(rb'\bencoding\s*=', packet_head(doc)):
        yield 'XMP', 'the attribute encoding'


@clause('6.6.2.1-4', says='an XMP packet is well-formed XML with one RDF in it')
def packet_is_xml(doc):
    if doc.metadata is None:
        return
    if doc.xmp is None:
        yield 'XMP', 'the packet is not well-formed'
        return
    roots = [doc.xmp] if doc.xmp.tag == f'{{{RDF}}}RDF' else doc.xmp.findall(f'{{{RDF}}}RDF')
    end = re.search(rb"<\?xpacket end=(\"[rw]\"|'[rw]')\?>\s*\Z", doc.packet)
    if len(roots) != 1 or not packet_head(doc) or end is None:
        yield 'XMP', 'the packet is not one RDF between two marks'
    names = [child.tag for root in roots for node in root for child in node.iterchildren(etree.Element)]
    for name in {n for n in names if names.count(n) > 1}:
        yield 'XMP', f'{name} stands twice'
    for node in roots[0] if roots else ():
        if node.tag != f'{{{RDF}}}Description' or node.get(f'{{{RDF}}}about') is None:
            yield 'XMP', f'{node.tag} in the RDF, or a description without rdf:about'


@clause('6.6.2.1-5', says='an XMP packet is UTF-8')
def packet_is_utf8(doc):
    try:
        doc.packet.decode('utf-8')
    except UnicodeDecodeError as why:
        yield 'XMP', str(why)


# ---- properties and their schemas -----------------------------------------------

def schemas(doc):
    """The schema descriptions of the extension schema container."""
    return items(properties(doc).get((EXTENSION, 'schemas'), (None, None))[0], 'Bag') or []


def part(node, kind, name):
    return None if node is None else node.find(f'{{{PARTS[kind]}}}{name}')


def described(schema, kind='property', child='pdfaProperty'):
    """The descriptions of properties in one of a schema; None if they are no Seq."""
    return items(part(schema, 'pdfaSchema', kind), 'Seq')


def defined(doc):
    """{(namespace, name): value type} that the extension schemas define."""
    found = {}
    for schema in schemas(doc):
        namespace = simple(part(schema, 'pdfaSchema', 'namespaceURI'))
        for entry in described(schema) or ():
            name, type_ = (simple(part(entry, 'pdfaProperty', k)) for k in ('name', 'valueType'))
            found[namespace, name] = type_
    return found


@clause('6.6.2.3.1-1', says='properties are predefined, or defined by an extension schema in the packet')
def properties_are_defined(doc):
    for key in properties(doc):
        if key not in KNOWN and key not in defined(doc):
            yield 'XMP', f'{key[1]} of {key[0]}'


@clause('6.6.2.3.1-2', says='properties have values of their types')
def values_have_types(doc):
    types = {**defined(doc), **KNOWN}
    for key, (value, _) in properties(doc).items():
        kind = types.get(key)
        if kind in ('Alt', 'Seq', 'Bag'):
            found = items(value, kind)
            good = found is not None and all(i.get(LANG) for i in found if kind == 'Alt')
            good &= kind != 'Alt' or found is not None and bool(found) and found[0].get(LANG) == 'x-default'
        else:
            said = simple(value)
            good = said is not None and re.fullmatch(TEXTS.get(kind, TEXTS['Text']), said)
        if not good:
            yield 'XMP', f'{key[1]} is no {kind}'


FIELDS = {('pdfaSchema', 'schema'): '6.6.2.3.3-2', ('pdfaSchema', 'namespaceURI'): '6.6.2.3.3-3',
          ('pdfaSchema', 'prefix'): '6.6.2.3.3-4', ('pdfaProperty', 'name'): '6.6.2.3.3-7',
          ('pdfaProperty', 'valueType'): '6.6.2.3.3-8', ('pdfaProperty', 'category'): '6.6.2.3.3-9',
          ('pdfaProperty', 'description'): '6.6.2.3.3-10'}
ALLOWED = {('pdfaProperty', 'category'): r'internal|external',
           ('pdfaProperty', 'valueType'): r'(?:(?:bag|seq|alt|open Choice of|closed Choice of)\s+)?'
                                          r'(?:Text|Integer|Real|Boolean|Date|URI|URL|Lang Alt|ProperName|AgentName|'
                                          r'MIMEType)'}


def check_field(kind, name):
    """Registers the clause on one field of a schema's or property's description."""
    def check(doc):
        for schema in schemas(doc):
            nodes = [schema] if kind == 'pdfaSchema' else described(schema) or ()
            for node in nodes:
                child = part(node, kind, name)
                said = None if child is None else simple(child)
                if not said or child.prefix != kind or not re.fullmatch(ALLOWED.get((kind, name), r'[\s\S]+'), said):
                    yield 'XMP', f'{kind}:{name} is {said!r}'
    clause(FIELDS[kind, name], says=f'a description in an extension schema has {kind}:{name}')(check)


for pair in FIELDS:
    check_field(*pair)


@clause('6.6.2.3.2-1', says='an extension schema has the fields of the container schema and no other')
def schema_fields(doc):
    names = [*FIELDS, ('pdfaSchema', 'property'), ('pdfaSchema', 'valueType')]
    known = {f'{{{PARTS[kind]}}}{name}' for kind, name in names}
    for schema in schemas(doc):
        for node in [schema] + (described(schema) or []):
            for child in node.iterchildren(etree.Element):
                if child.tag not in known:
                    yield 'XMP', f'{child.tag} in an extension schema'


@clause('6.6.2.3.3-1', says='extension schemas are a bag under the prefix pdfaExtension')
def schema_container(doc):
    value, prefix = properties(doc).get((EXTENSION, 'schemas'), (None, None))
    if value is not None and (prefix != 'pdfaExtension' or items(value, 'Bag') is None):
        yield 'XMP', f'{prefix}:schemas'


@clause('6.6.2.3.3-5', says='properties of an extension schema are a sequence')
def schema_properties(doc):
    for schema in schemas(doc):
        if part(schema, 'pdfaSchema', 'property') is not None and described(schema) is None:
            yield 'XMP', 'pdfaSchema:property'


@clause('6.6.2.3.3-6', *(f'6.6.2.3.3-{n}' for n in range(11, 19)),
        says='extension schemas have no value types of their own, which this judge does not read')
def schema_types(doc):
    for schema in schemas(doc):
        if part(schema, 'pdfaSchema', 'valueType') is not None:
            yield 'XMP', 'pdfaSchema:valueType'


# ---- identification -------------------------------------------------------------

@clause('6.6.4-1', says='the packet says which part of ISO 19005 the file conforms to')
def is_identified(doc):
    if identification(doc, PDFA, 'part') is None or identification(doc, PDFA, 'conformance') is None:
        yield 'XMP', 'no pdfaid'


@clause('6.6.4-2', says='the file conforms to the part of ISO 19005 that is wanted')
def identified_part(doc):
    if identification(doc, PDFA, 'part') not in (None, str(doc.part)):
        yield 'XMP', f'pdfaid:part is {identification(doc, PDFA, "part")}'


@clause('6.6.4-3', says='the file conforms to level A')
def identified_level(doc):
    if identification(doc, PDFA, 'conformance') not in (None, LEVEL):
        yield 'XMP', f'pdfaid:conformance is {identification(doc, PDFA, "conformance")}'


@clause(*(f'6.6.4-{n}' for n in range(4, 8)), says='the identification of PDF/A has the prefix pdfaid')
def identified_by_prefix(doc):
    for (namespace, name), (_, prefix) in properties(doc).items():
        if namespace == PDFA and prefix != 'pdfaid':
            yield 'XMP', f'{prefix}:{name}'


@clause('5-1', '06-002', says='the packet says that the file conforms to ISO 14289')
def is_accessible(doc):
    if identification(doc, PDFUA, 'part') is None:
        yield 'XMP', 'no pdfuaid'


@clause('5-2', says='the file conforms to part 1 of ISO 14289')
def accessible_part(doc):
    if identification(doc, PDFUA, 'part') not in (None, '1'):
        yield 'XMP', f'pdfuaid:part is {identification(doc, PDFUA, "part")}'


@clause('5-3', '5-4', '5-5', says='the identification of PDF/UA has the prefix pdfuaid')
def accessible_by_prefix(doc):
    for (namespace, name), (_, prefix) in properties(doc).items():
        if namespace == PDFUA and prefix != 'pdfuaid':
            yield 'XMP', f'{prefix}:{name}'


# ---- title and Info -------------------------------------------------------------

def first(doc, name, kind):
    found = items(properties(doc).get((DC, name), (None, None))[0], kind)
    return found[0].text if found else None


@clause('06-003', '7.1-9', says='the packet has a title')
def has_title(doc):
    if not (first(doc, 'title', 'Alt') or '').strip():
        yield 'XMP', 'no dc:title'


@clause('07-001', '07-002', '7.1-10', says='a viewer shows the title in its window')
def title_is_shown(doc):
    if doc.file.get(doc.file.dict(doc.catalog.get('ViewerPreferences')).get('DisplayDocTitle')) is not True:
        yield 'catalogue', 'DisplayDocTitle is not true'


@clause('6.6.3-1', says='Info says nothing else than the packet (a demand of ISO 19005-1, 6.7.3, kept)')
def info_agrees(doc):
    info, found = doc.file.dict(doc.file.trailer.get('Info')), properties(doc)
    plain = lambda key: simple(found.get(key, (None, None))[0])
    pairs = {'Title': first(doc, 'title', 'Alt'), 'Author': first(doc, 'creator', 'Seq'),
             'Subject': first(doc, 'description', 'Alt'), 'Keywords': plain((PDF, 'Keywords')),
             'Creator': plain((XMP, 'CreatorTool')), 'Producer': plain((PDF, 'Producer'))}
    for key, said in pairs.items():
        if key in info and text(doc.file.get(info[key])) != said:
            yield 'Info', f'{key} is {text(doc.file.get(info[key]))!r}, in the packet {said!r}'
    for key, name in (('CreationDate', 'CreateDate'), ('ModDate', 'ModifyDate')):
        if key in info and day(text(doc.file.get(info[key]))) != (plain((XMP, name)) or '').replace('Z', '+00:00'):
            yield 'Info', f'{key} is {info[key]!r}, in the packet {plain((XMP, name))!r}'


def day(value):
    """A date of Info (7.9.4) as XMP writes it."""
    m = re.fullmatch(r"D:(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?"
                     r"(?:(Z)(?:00'00'?)?|([+-]\d\d)'(\d\d)'?)?", value or '')
    if m is None:
        return None
    date = '-'.join(g for g in m.groups()[:3] if g)
    clock = ':'.join(g for g in m.groups()[3:6] if g)
    zone = f'{m[8]}:{m[9]}' if m[8] else '+00:00' if m[7] else ''
    return date + (f'T{clock}{zone}' if clock else '')
