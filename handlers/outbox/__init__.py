"""What goes out: due, paced, claimed, sent, recorded."""
