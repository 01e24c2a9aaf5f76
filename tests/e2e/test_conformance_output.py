#!/usr/bin/python3
"""Every PDF that docgen writes conforms to PDF/A-2a (or 3a, when asked) and
PDF/UA-1: the samples, their review copies, the plans of the golden cases."""
import glob
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), '..', 'lib'))
from pdf_conform import judge
from tap import PROJECT, case, docgen, equal, folder, holds, main

PLANS = sorted(glob.glob(os.path.join(PROJECT, 'plans', '*.plan')))
GOLDEN = sorted(glob.glob(os.path.join(PROJECT, 'tests', 'golden', '*', '*.plan')))


def judged(plans, *options, part=2):
    """Compiles plans, each into a folder of its own; the PDFs made and what is
    wrong with them.  A plan that is in error makes none."""
    made, wrong = 0, []
    for plan in plans:
        with folder() as where:
            done = docgen(*options, '-o', where, plan)
            found = sorted(glob.glob(os.path.join(where, '**', '*.pdf'), recursive=True))
            if plan in PLANS:
                equal((plan, done.status, bool(found)), (plan, 0, True), done.err)
            for path in found:
                made += 1
                with open(path, 'rb') as f:
                    wrong += [(os.path.basename(path), *finding) for finding in judge(f.read(), part)]
    return made, wrong


def all_conform(at_least, plans, *options, part=2):
    made, wrong = judged(plans, *options, part=part)
    equal(wrong[:12], [], f'{len(wrong)} findings on {made} files')
    holds(made >= at_least, f'{made} files')


@case
def the_samples_conform():
    all_conform(len(PLANS), PLANS, '--to=pdf')


@case
def so_do_their_review_copies():
    all_conform(len(PLANS), PLANS, '--to=pdf', '--show-origin')


@case
def so_do_files_of_part_3():
    all_conform(len(PLANS), PLANS, '--pdf=a-3a', part=3)


@case
def so_do_the_golden_cases():
    all_conform(100, GOLDEN, '--to=pdf')


main()
