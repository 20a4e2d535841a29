"""Who reports on what: title, reporting body, district and period of a report."""
