"""Settings, addresses, start-up checks and the list of followers."""
