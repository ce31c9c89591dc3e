print("a2d2")
