"""Cases, their alerts, and troubles for the admin."""
