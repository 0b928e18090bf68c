"""Which modules, for whom, in how many groups, and why."""
