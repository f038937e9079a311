"""The verbs: check, build, show, verify, new, schema. Each is a few stages joined.

The only room that knows their order. It knows no words of the command line.
"""
