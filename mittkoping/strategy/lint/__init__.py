"""What a steering document forgot: one module for each rule, all listed in `rules`."""
