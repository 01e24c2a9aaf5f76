#!/usr/bin/python3
"""Prints what docgen costs, as ratios inside one run; nothing here can fail for being slow.

    bench.py [documents|builds|peers]...        all of them, or only these

The environment says how much: measure.py."""
import sys
import tempfile

import builds
import documents
import peers

PARTS = {'documents': documents, 'builds': builds, 'peers': peers}


def main():
    for name in sys.argv[1:] or PARTS:
        with tempfile.TemporaryDirectory() as where:
            PARTS[name].measure(where)


main()
