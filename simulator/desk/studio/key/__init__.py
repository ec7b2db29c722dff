"""The key of a case as a form, beside what the rubric makes of its acts."""
