"""Disambiguation: which of the readings that the dictionary gives a word is meant, a noun or a verb for instance.

Apertium's own tagger knows the two words before (a hidden Markov model), and takes "looks" in "Petro talks and looks to
his mountains" for a noun. Here a log-linear model of the words around may overrule it. It was learned without any
tagged text, from what people wrote in the other language: a reading whose translation stands there was meant
(Sánchez-Martínez, Pérez-Ortiz and Forcada 2008, "Using target-language information to train part-of-speech taggers for
machine translation", learn from the other language too).

`stream` reads what the engine's programs tell each other, `features` says what is seen of a word, `model` reads the
shipped models, `disambiguator` chooses. How a model is trained is told in `training/disambiguation/README.md`.
"""
