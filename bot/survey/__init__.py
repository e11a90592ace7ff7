"""An invitation's life: its states, its events, its card."""
