"""Common given names and endings of surnames in Sweden, to tell a person's name from other capitals."""

from mittkoping.strategy.lint.lexicon import words

# Among the most common in the population register's published lists, women's and men's, old and young.
GIVEN_NAMES = words(
    """
    Anna Eva Maria Karin Kristina Lena Sara Kerstin Emma Ingrid Marie Malin Jenny Birgitta Annika
    Åsa Sofia Susanne Hanna Monica Monika Helena Linda Johanna Elin Ulla Anita Marianne Ann Carina
    Karina Camilla Kamilla Sofie Ida Therese Julia Elisabeth Elisabet Ulrika Anette Annette Katarina
    Catarina Pia Lisa Cecilia Charlotte Jessica Barbro Gunilla Amanda Lina Berit Siv Alice Agneta
    Ellen Matilda Mathilda Frida Petra Caroline Karolina Carolina Emelie Emilia Madeleine Margareta
    Margaretha Mona Inger Irene Britt Yvonne Gun Gunnel Maja Klara Clara Ebba Astrid Saga Elsa Alva
    Wilma Vilma Nora Olivia Ella Agnes Lovisa Louise Louisa Ylva Viktoria Victoria Åse Veronica
    Veronika Marika Monica Rebecka Rebecca Sandra Erika Erica Josefin Josefine Mikaela Michaela Nina
    Maud Solveig Ulrica Viveka Viveca Yrsa Signe Sigrid Tove Tuva Tyra Stina Kajsa Kaisa Lotta
    Lotten Anneli Annelie Ann-Marie Ann-Sofie Ann-Christin Britt-Marie Eva-Lena Anna-Karin Anna-Lena
    Rut Ruth Greta Märta Majken Gerd Fatima Aisha Zahra Amina Leila Layla Samira Nadia Yasmin Hana
    Mariam Maryam Zeinab Noor Sahar Parisa Shirin Agnieszka Katarzyna Olga Natalia Svetlana Jelena
    Mirjana Tatjana Aino Päivi Tuula Riitta Leena Merja Anja Tanja Lars Mikael Anders Johan Erik
    Karl Carl Peter Thomas Tomas Jan Daniel Fredrik Hans Andreas Mohamed Mohammed Mattias Magnus
    Stefan Jonas Niklas Niclas Bengt Bo Martin Mats Leif Ulf Björn Alexander Patrik Patric Marcus
    Markus Nils Lennart Henrik Christer Krister Joakim Emil David Robert Simon Kjell Christian
    Kristian Rickard Richard Sven Håkan Rolf Göran Tommy Filip Philip Robin Gustav Gustaf Roger
    Tobias Oskar Oscar Sebastian Viktor Victor Kent Ola Olle Olof Oliver William Hugo Lucas Lukas
    Elias Axel Ludvig Adam Isak Isac Noah Nikolai Arvid Albin Anton Kenneth Jörgen Jimmy Linus Jakob
    Jacob Claes Klas Göte Arne Åke Stig Gunnar Ove Curt Kurt Ingemar Ingvar Hampus Jesper Jens Per
    Pär Pontus Rasmus Samuel Sören Staffan Stellan Svante Sture Tage Torbjörn Tore Torsten Urban
    Valter Walter Yngve Örjan Östen Bertil Börje Conny Dan Dennis Einar Evert Folke Georg Gösta
    Hasse Helge Ivar Jerker Johannes Josef Joel Jonathan Kaj Kåre Lasse Love Mårten Malte Måns
    Melvin Micke Milton Morgan Nicklas Otto Pelle Petter Ragnar Rune Sigge Sixten Sten Sune Ture Tor
    Vidar Ville Viggo Wilhelm Vilhelm Lars-Erik Jan-Erik Karl-Erik Per-Olof Sven-Erik Carl-Johan
    Jan-Olof Per-Erik Bengt-Åke Lars-Göran Ali Ahmed Ahmad Hassan Hussein Omar Ibrahim Mustafa Yusuf
    Youssef Abdi Reza Mehdi Amir Farid Khalid Samir Bilal Piotr Krzysztof Tomasz Goran Zoran Dragan
    Nenad Ivan Sergej Matti Jari Juha Timo Pekka Antti Mikko Jukka Heikki John James Michael Sarah
    Emily Kate Elizabeth George Charles Edward Henry Jane Mary Susan Laura Helen Andrew
    """
)

# Given names that are also words, months, trees or products: they need a surname that looks like one.
ALSO_WORDS = words(
    "Alva Bo Björn Dan Gun Jan Kent Love Per Sten Stig Tor Urban Saga Nora Ola Dennis Robin Rut Ivar"
)

# Endings of surnames that places and schools seldom have.
SURNAME_ENDINGS = (
    "sson",
    "qvist",
    "kvist",
    "ström",
    "gren",
    "stedt",
    "blad",
    "hielm",
    "hjelm",
    "sén",
    "lén",
    "dén",
)
# Endings that surnames share with places: they need a given name or a role beside them.
SHARED_ENDINGS = (
    *SURNAME_ENDINGS,
    *(
        "berg",
        "lund",
        "dahl",
        "dal",
        "man",
        "mark",
        "holm",
        "löf",
        "ros",
        "borg",
        "sten",
        "stad",
        "felt",
        "feldt",
    ),
    *(
        "hammar",
        "fjäll",
        "beck",
        "bäck",
        "ell",
        "ling",
        "ius",
        "ić",
        "ic",
        "ski",
        "zadeh",
        "nen",
        "rud",
        "vall",
        "wall",
        "by",
        "ås",
    ),
)
