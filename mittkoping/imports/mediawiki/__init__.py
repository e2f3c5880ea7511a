"""A MediaWiki export comes in with all its history.

reader   the file, page by page, in constant memory
survey   a first pass: is it whole, and what does it hold
pages    a batch of pages becomes objects, revisions and rows, in one transaction
run      the whole file: survey, batches, report
"""
