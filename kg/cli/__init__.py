"""The command line: functions that parse, call and print; one file a command."""
