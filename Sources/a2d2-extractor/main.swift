print("a2d2-extractor")
