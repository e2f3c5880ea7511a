"""Old addresses lead on."""
