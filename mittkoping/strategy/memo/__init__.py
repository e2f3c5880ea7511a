"""The linter's findings as a memo in plain Swedish that can be sent as a reply on referral."""
