"""The translators: each an adapter behind `briefing.protocols.Translator`. `choose` opens the best one there is."""
