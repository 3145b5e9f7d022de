"""What simulated participants write. Short, and true of whichever dilemma is on the table.

`FIRST` and `SECOND` speak for the first and the second pole (in a triangle the third
borrows from both), `BETWEEN` for those in the middle; `MOVED` and `STAYED` are written
after the dialogue.
"""

FIRST = {
    "da": (
        "Det er det, jeg ser virke, når jeg er ude hos folk.",
        "Hvis jeg tænker på min egen mor, er jeg ikke i tvivl.",
        "Vi prøvede det modsatte i to år. Der kom mest møder ud af det.",
        "Jeg kan godt se prisen, men den er til at bære.",
        "Det er her, vi får mest ud af de timer, vi har.",
        "De gode dage hos os ser allerede sådan ud.",
        "Jeg har selv stået i det. Man glemmer det ikke.",
        "Det andet lyder godt på papir, men jeg har ikke set det holde en travl tirsdag.",
        "Den dag jeg selv får brug for kommunen, håber jeg, at nogen tænker sådan.",
        "Spørg dem, der møder ind klokken syv. De ville sige det samme.",
        "Når noget går skævt hos os, er det tit, fordi vi glemte den her side.",
        "Det er til at forklare ved et køkkenbord. Det tæller for mig.",
        "Jeg vil hellere stå til regnskab for det her end for det modsatte.",
        "Det er derfor, jeg blev i faget.",
    ),
    "en": (
        "This is what I see working when I am out among people.",
        "If I think of my own mother, I have no doubt.",
        "We tried the opposite for two years. Mostly we got meetings out of it.",
        "I can see what it costs, but we can bear that.",
        "This is where we get the most out of the hours we have.",
        "Our good days already look like this.",
        "I have stood in it myself. You do not forget that.",
        "The other side sounds fine on paper, but I have not seen it last a busy Tuesday.",
        "The day I need the municipality myself, I hope somebody thinks like this.",
        "Ask those who start at seven in the morning. They would say the same.",
        "When something goes wrong with us, it is often because we forgot this side.",
        "I can explain it at a kitchen table. That counts for me.",
        "I would rather answer for this than for the opposite.",
        "This is why I stayed in the job.",
    ),
}

SECOND = {
    "da": (
        "Jeg har set, hvad det koster, når vi springer det over.",
        "Vi skal kunne se hinanden i øjnene bagefter. Det kan vi på den her måde.",
        "Naboen skal også kunne forstå, hvorfor vi gjorde, som vi gjorde.",
        "Det er det, folk spørger mig om, når vi mødes i Brugsen.",
        "Jeg var mest til det andet, indtil vi stod med en sag, der gik skævt.",
        "Når vi har travlt, er det her det første, der ryger. Derfor skal det veje tungt.",
        "Vi taler meget om det og gør det for lidt.",
        "Det er ikke det letteste, men jeg kan stå ved det.",
        "For mig handler det om, hvem der betaler, hvis vi tager fejl.",
        "De gør det sådan i naboteamet, og der er mere ro på end hos os.",
        "Det andet kan vi altid tage bagefter. Det her kan vi ikke.",
        "Jeg prøvede at forklare det modsatte derhjemme. Det kunne jeg ikke.",
        "Lige nu er det bøvlet. Om fem år er vi glade for det.",
        "Det er også til at holde, når der kommer nye kolleger.",
    ),
    "en": (
        "I have seen what it costs when we skip this.",
        "We should be able to look each other in the eye afterwards. This way we can.",
        "The neighbour should also understand why we did what we did.",
        "This is what people ask me about when we meet at the shop.",
        "I leaned the other way until we had a case that went wrong.",
        "When we are busy, this is the first thing to go. So it should weigh heavily.",
        "We talk a lot about it and do too little of it.",
        "It is not the easiest, but I can stand by it.",
        "For me it is about who pays if we turn out to be wrong.",
        "The team next door does it like this, and they have more peace than we do.",
        "The other thing can always come afterwards. This cannot.",
        "I tried to explain the opposite at home. I could not do it.",
        "Right now it is a hassle. In five years we will be glad of it.",
        "It is also something we can keep up when new colleagues arrive.",
    ),
}

BETWEEN = {
    "da": (
        "Det kommer an på, hvem jeg sidder over for.",
        "Jeg har brug for begge dele på den samme dag.",
        "Jeg er ærligt talt i tvivl.",
        "Jeg er glad for, at der er nogen, der holder fast i hver sin ende.",
        "Begge dele er rigtige. Spørgsmålet er, hvad der kommer først.",
        "Det ene i små sager, det andet i store.",
        "Jeg mangler at høre fra dem, det handler om.",
        "Jeg tror, vi er mere enige, end det lyder til.",
        "Hos os skifter det fra uge til uge, og det er måske ikke så dumt.",
        "Det er midt imellem, arbejdet foregår.",
    ),
    "en": (
        "It depends on who is sitting across from me.",
        "I need both of them on the same day.",
        "To be honest, I am in doubt.",
        "I am glad that somebody holds on to each end.",
        "Both are right. The question is which comes first.",
        "One in small matters, the other in big ones.",
        "I still have not heard from those it is about.",
        "I think we agree more than it sounds.",
        "With us it changes from week to week, and perhaps that is not so foolish.",
        "In between is where the work is done.",
    ),
}

MOVED = {
    "da": (
        "Der blev sagt noget ved bordet, som jeg ikke havde tænkt på.",
        "Min sidemand havde et eksempel, der flyttede mig.",
        "Prisen er højere, end jeg troede. Jeg er rykket lidt.",
        "Jeg giver de andre ret i, at det også skal holde i en travl uge.",
        "Da jeg skulle sige det højt, kunne jeg høre, at der manglede noget.",
        "Jeg troede, vi var uenige. Vi talte bare om hver sin situation.",
        "Jeg er gået et skridt den anden vej, men ikke to.",
        "Det gjorde indtryk, at det kom fra en, der laver det hver dag.",
    ),
    "en": (
        "Somebody at the table said something I had not thought of.",
        "The person next to me had an example that moved me.",
        "The price is higher than I thought. I have moved a little.",
        "I grant the others that it also has to last through a busy week.",
        "When I had to say it aloud, I could hear that something was missing.",
        "I thought we disagreed. We were only talking about different situations.",
        "I have taken one step the other way, but not two.",
        "It made an impression that it came from somebody who does it every day.",
    ),
}

STAYED = {
    "da": (
        "Jeg lyttede og blev stående. Nu ved jeg bedre hvorfor.",
        "Samme sted, men jeg er ikke så sikker, som jeg var.",
        "Jeg blev mere sikker af at skulle sige det højt.",
        "De andre har en pointe, men den flytter mig ikke.",
        "Jeg står her stadig og vil gerne tale videre om det.",
        "Jeg har ikke hørt, hvad vi så gør ved dem, der bliver glemt.",
    ),
    "en": (
        "I listened and stayed. Now I know better why.",
        "The same place, but I am not as sure as I was.",
        "Having to say it aloud made me more sure.",
        "The others have a point, but it does not move me.",
        "I am still here, and I would like to go on talking about it.",
        "I have not heard what we then do for those who are forgotten.",
    ),
}

# What somebody on the smaller side would need to live with the other choice.
TAKES = {
    "da": (
        "At vi prøver det i tre måneder og ser på det igen sammen.",
        "At dem, det går ud over, bliver spurgt først.",
        "At der er et menneske at ringe til, når det ikke passer.",
        "At vi siger højt, hvad det koster, og hvem der betaler.",
    ),
    "en": (
        "That we try it for three months and look at it again together.",
        "That those who pay for it are asked first.",
        "That there is a person to call when it does not fit.",
        "That we say aloud what it costs, and who pays.",
    ),
}
