"""Sends an issue that `briefing.newsletter` has built: to each recipient over SMTP, or to a mailing system."""
