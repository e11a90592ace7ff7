"""The inbox of updates and the outbox of messages and jobs."""
