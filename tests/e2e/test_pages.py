#!/usr/bin/python3
"""Finished PDF pages, read back and measured by the checks of lib/form*.py,
whose figures are typed from the rules of form."""
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), '..', 'lib'))
import form
import form_names
import form_party
import form_state
from tap import compiled, main

form.hold(form.Pages(lambda plan, where: compiled(plan, where)[1]))
main()
