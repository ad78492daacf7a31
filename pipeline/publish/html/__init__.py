"""A note's tokens → the HTML of its body, and the one gate through which all of it goes."""
