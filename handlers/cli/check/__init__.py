"""`tentap check`."""
