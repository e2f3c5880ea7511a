"""What is taken out, in a form that goes back in."""
