"""Finovox Desktop: submit documents for analysis, see which were tampered with, export the report."""

__version__ = "0.1.0"
