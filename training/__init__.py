"""Training of the attribution tagger; nothing here is needed at run time."""
