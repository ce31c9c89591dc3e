"""Paper for the benchmarks, by the thousand. `make_corpus.py` is the way in."""
