"""Files move, and every link with them."""
