"""From a document to a draft of what it promises: `read` in `read.py` is the door."""
