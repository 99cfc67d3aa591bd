"""Numbers, amounts and dates as intervals."""
