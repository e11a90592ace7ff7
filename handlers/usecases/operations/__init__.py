"""Reports outages and quarantined updates to the operators."""
