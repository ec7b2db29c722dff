"""Whole sessions to practise with: drawn by chance, beside their key, or kept for the test."""
