"""Looking across: matrix, town and how far we have come."""
