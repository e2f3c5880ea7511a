"""What a steering document forgot: fourteen rules, each a pure function of a draft and a day."""
