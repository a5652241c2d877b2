"""Heads of state and government and others so often in the news that their names stand alone, first in a sentence.

Many are words too ('trump', 'bush', 'maduro' is ripe), and a single sentence does not tell. Names that are words as
often in news (May) are left out.
"""

from briefing.lang.lexicon import words

LEADERS = words("""
    Ahmadinejad Albanese Ardern Arévalo Assad Bachelet Biden Blinken Bolsonaro Boric Bukele Bush Cabello Capriles
    Carney Castro Chávez Clinton Correa Díaz-Canel Duque Erdogan Erdoğan Fernández Fox Fujimori Guaidó Harris Hegseth
    Hollande Johnson Kast Kim Kirchner Lavrov Lula Macron Maduro Meloni Menem Merkel Merz Milei Modi Mujica Netanyahu
    Noboa Obama Ortega Orsi Pence Peña Petro Piñera Pompeo Putin Rajoy Rousseff Rubio Rutte Sánchez Sarkozy Scholz
    Sheinbaum Starmer Thatcher Trudeau Trump Uribe Vance Xi Zapatero Zelensky Zelenski
""")
