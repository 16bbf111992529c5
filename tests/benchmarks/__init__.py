"""How fast the program is, in ratios: each figure and what it is measured against come from the same run.

`python3 build_scripts/bench.py` runs them all. They measure the program that is shipped: no switch, no special path.
"""
