"""What begins: a new note, a new wiki, a foreign vault that becomes one."""
