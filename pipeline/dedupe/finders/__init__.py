"""Each finder looks for one kind of likeness and answers with evidence for pairs of notes; none decides anything."""
