"""What quantities measure: their names, periods, changes, ranks and parts."""
