"""Is every pattern linear in its input? ``python -m tools.linear`` asks it of all patterns in the code and the rules.

Neither regexploit nor recheck knows atomic groups and possessive repeats, which are how patterns here are mended, and
recheck reads JavaScript's syntax only. So two steps, both without a clock:

1. ``pumps``: the pattern as an automaton of its positions, atomic groups taken for plain ones. A word that leads from
   one loop into another while both go round on it (or twice round one loop) can be pumped: these are all words on
   which backtracking may take more than linear time (Weber and Seidl, On the degree of ambiguity of finite automata).
2. ``steps``: a small backtracking machine that does what ``re`` does, atomic groups and look-around included, and
   counts its steps on the pumped words. What stays cheap there is cheap.
"""
