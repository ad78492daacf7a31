"""SCH: values that a note's schema does not allow, a rule for each kind of violation."""
