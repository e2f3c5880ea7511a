"""The scripts and sources that the Word and PDF documents of the corpus were made from."""
