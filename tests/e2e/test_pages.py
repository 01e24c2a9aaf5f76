#!/usr/bin/python3
"""Finished PDF pages, read back and measured by the checks of lib/form.py,
whose figures are typed from the rules of form."""
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), '..', 'lib'))
import form
from tap import compiled, main

form.hold(lambda plan, where: compiled(plan, where)[1])
main()
