"""The stages of the pipeline, each from one frozen value to the next. They never import each other."""
