"""pdf_clause.py - the register of clauses: what each demands, and the function
that finds what breaks it.

A clause's number names its source:
  6.n-t     ISO 19005-2 (PDF/A-2), the clause and the test of it
  5-t, 7.n-t  ISO 14289-1 (PDF/UA-1), likewise
  nn-nnn    a failure condition of the Matterhorn Protocol 1.1
  32000:n   ISO 32000-1, which both build upon
  unread    what this judge cannot read, and so does not let pass
"""
CLAUSES = {}        # number: what it demands
CHECKS = []         # (numbers, function)


def clause(*numbers, says):
    """Registers a function of a Document that yields (object, message) for each
    breach of the clauses, which demand the same."""
    def register(function):
        for number in numbers:
            if number in CLAUSES:
                raise ValueError(f'two functions judge {number}')
            CLAUSES[number] = says
        CHECKS.append((numbers, function))
        return function
    return register


def met_while_reading(*numbers, says):
    """Registers clauses whose breaches the reader has already met."""
    def met(document):
        return [(place, message) for rule, place, message in document.problems if rule == numbers[0]]
    clause(*numbers, says=says)(met)
