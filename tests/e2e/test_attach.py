#!/usr/bin/python3
"""A PDF/A-3a holds the Word file, the plan, and all that it was made from: what is
taken out of it makes the same document again."""
import json
import os
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), '..', 'lib'))
from tap import PROJECT, case, compiled, docgen, equal, folder, holds, main, run

PLAN = os.path.join(PROJECT, 'plans/nha-van-hoa-xa-nam-khao.plan')


def read(path):
    with open(path, 'rb') as f:
        return f.read()


def attached(pdf, into):
    """{name: (relation, media type)}; the files stand in a folder afterwards."""
    objects = json.loads(run(['qpdf', '--json', pdf]).out)['qpdf'][1]
    values = [o['value'] for o in objects.values() if 'value' in o]
    streams = {key[4:]: o['stream']['dict'] for key, o in objects.items() if 'stream' in o}
    root = next(v for v in values if isinstance(v, dict) and v.get('/Type') == '/Catalog')
    names = root['/Names']['/EmbeddedFiles']['/Names']
    equal(names[1::2], root['/AF'], 'all files belong to the document')
    found = {}
    for key, ref in zip(names[::2], names[1::2]):
        spec = objects['obj:' + ref]['value']
        name = spec['/UF'][2:]
        equal(spec['/F'], spec['/UF'])
        path = os.path.join(into, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, 'wb') as f:
            f.write(run_bytes(['qpdf', '--show-attachment=' + key[2:], pdf]))
        stream = streams[spec['/EF']['/F']]
        equal(stream['/Params']['/Size'], os.path.getsize(path))
        found[name] = spec['/AFRelationship'], stream['/Subtype']
    return found


def run_bytes(command):
    return subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout


@case
def everything_is_inside():
    with folder() as where:
        docx, pdf = compiled(PLAN, where, '--pdf', 'a-3a')
        found = attached(pdf, os.path.join(where, 'in'))
        word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
        equal(found, {
            'nha-van-hoa-xa-nam-khao.docx': ('/Alternative', '/' + word),
            'plans/nha-van-hoa-xa-nam-khao.plan': ('/Source', '/text/plain'),
            'plans/nha-van-hoa-xa.plan': ('/Source', '/text/plain'),
            'plans/nha-van-hoa.plan': ('/Source', '/text/plain'),
            'plans/xa.csv': ('/Data', '/text/csv'),
            'plans/nha-van-hoa.cites': ('/Data', '/text/plain'),
        })
        for name in found:
            whole = os.path.join(PROJECT if name.startswith('plans/') else where, name)
            holds(read(os.path.join(where, 'in', name)) == read(whole), name)


@case
def what_is_inside_makes_the_document_again():
    with folder() as where:
        first = compiled(PLAN, where, '--pdf', 'a-3a')[1]
        attached(first, os.path.join(where, 'in'))
        again = compiled(os.path.join(where, 'in/plans', os.path.basename(PLAN)),
                         os.path.join(where, 'out'), '--pdf', 'a-3a')[1]
        holds(read(first) == read(again), 'the same bytes')


@case
def the_word_file_is_inside_though_it_was_not_asked_for():
    with folder() as where:
        equal(docgen(PLAN, '--to', 'pdf', '--pdf', 'a-3a', '-o', where).status, 0)
        equal(os.listdir(where), ['nha-van-hoa-xa-nam-khao.pdf'])
        found = attached(os.path.join(where, 'nha-van-hoa-xa-nam-khao.pdf'), where + '/in')
        holds('nha-van-hoa-xa-nam-khao.docx' in found, sorted(found))


@case
def nothing_is_inside_by_default():
    with folder() as where:
        for options in ((), ('--pdf=a-2a',)):
            pdf = compiled(PLAN, where, *options)[1]
            holds(b'attachments' not in run_bytes(['qpdf', '--list-attachments', pdf]) or
                  b'no embedded' in run_bytes(['qpdf', '--list-attachments', pdf]), options)
            holds(b'<pdfaid:part>2<' in read(pdf), options)


@case
def a_part_that_nobody_knows():
    done = docgen(PLAN, '--pdf', 'a-4')
    equal(done.status, 2)
    holds('a-3a' in done.err, done.err)


main()
