"""A plan and its reasons in words; what-ifs are tried."""
