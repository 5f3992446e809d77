"""What a learner does with a kata besides solving it: hunt a bug in it, write tests of it, be interviewed."""
