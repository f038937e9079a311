"""Files become model. Each reader knows one kind of file; none knows what is built from it."""
