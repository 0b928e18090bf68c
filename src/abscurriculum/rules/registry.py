"""placeholder until the rules arrive"""
MODULE_RULES: tuple = ()
LIBRARY_RULES: tuple = ()
BRIEF_RULES: tuple = ()
