"""Reference lists: parted into entries, read into CSL-JSON, checked, written; and which places of a text cite them.

What a page holds as its list is found elsewhere; here a list's text comes in and nothing of it is lost.
"""
