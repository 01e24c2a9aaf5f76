#!/usr/bin/python3
"""Another compiler without any optimisation makes a docgen that writes the same
bytes: documents of all samples, in both formats, and review copies."""
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), '..', 'lib'))
from tap import PROJECT, PLANS, case, equal, files_of, folder, holds, main, run

OTHER = os.environ['OTHER_DOCGEN']


def outputs(program, *options):
    with folder() as where:
        done = run([program, *PLANS, '-o', where, *options])
        equal(done.status, 0, done.err)
        return files_of(where)


def same(*options):
    here, there = outputs(os.environ['DOCGEN'], *options), outputs(OTHER, *options)
    equal(sorted(here), sorted(there))
    holds(len(here) >= 2 * len(PLANS), 'every plan has both files')
    equal([name for name in here if here[name] != there[name]], [])


@case
def documents():
    same()


@case
def review_copies():
    same('--show-origin')


main()
