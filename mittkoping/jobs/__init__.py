"""The mittkoping command and the worker."""
