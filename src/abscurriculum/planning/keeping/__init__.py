"""The plan beside a brief: kept, checked, and planned again from."""
