"""Katas of a course of its own."""
