"""Statistical post-editing: makes Apertium's sentences what people write, by a model learned from pairs of the two.

The engine's output is taken for a language of its own, from which a phrase-based model translates into the target
language (Simard, Goutte and Isabelle 2007, "Statistical phrase-based post-editing", NAACL). Names, numbers and whatever
else is protected pass through as they are: no phrase of the model adds, drops or moves one, or a negation.

`words` cuts and joins text, `model` reads the shipped models, `decoder` finds the likeliest sentence. How a model is
trained is told in `training/postediting/README.md`.
"""
