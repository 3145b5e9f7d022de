"""The dilemma that one simulated participant suggests from their own work."""

SUGGESTION = {
    "da": {
        "case": (
            "På biblioteket i Hasle kommer en gruppe unge hver eftermiddag, fordi her er varmt og"
            " gratis. De hjælper hinanden med lektier, men de larmer også. To faste læsere er"
            " holdt op med at komme. Malene i skranken skal sige noget til dem i dag."
        ),
        "label_a": "Plads til de unge",
        "argument_a": "De har ikke andre steder, og her passer de på hinanden.",
        "label_b": "Ro til læserne",
        "argument_b": "Et bibliotek er også for dem, der kommer efter stilheden.",
        "question": "Hvem skal biblioteket være til for om eftermiddagen?",
    },
    "en": {
        "case": (
            "A group of teenagers comes to the library in Hasle every afternoon because it is warm"
            " and free. They help each other with homework, but they are loud too. Two regular"
            " readers have stopped coming. Malene at the desk has to say something today."
        ),
        "label_a": "Room for the young",
        "argument_a": "They have nowhere else, and here they look after each other.",
        "label_b": "Quiet for readers",
        "argument_b": "A library is also for those who come for the silence.",
        "question": "Whom should the library be for in the afternoon?",
    },
}
