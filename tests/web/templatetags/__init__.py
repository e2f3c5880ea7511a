"""What the filters make of what they are given."""
