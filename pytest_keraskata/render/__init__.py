"""What a learner looks at: verdicts in words and as data."""
