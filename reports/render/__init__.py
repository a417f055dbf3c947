"""Leaves that set a `Report` in type. They decide nothing and do not know each other."""
