"""Reading: a report goes in, facts come out; and the command line on top."""
