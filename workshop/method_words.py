"""What is said and shown in each part of each method; in English, translated where it is read.

A line for the wall and for the phone speaks to the room; what to say, do and watch for is
for the facilitator, who reads it standing.
"""

from dataclasses import dataclass

from workshop.words import mark


@dataclass(frozen=True)
class Spoken:
    """One part's texts; `phone` is "" where the phone says what the wall says.

    `own` stands instead of `wall` where the facilitator has given the standpoint (`{lens}`) a
    name of their own.
    """

    title: str
    wall: str
    say: str
    do: str
    watch: str
    phone: str = ""
    own: str = ""


@dataclass(frozen=True)
class About:
    """A method's name, and in a sentence or two what it is good for."""

    name: str
    about: str


ABOUT = {
    "plenary": About(
        mark("All together"),
        mark("The whole room talks, and you lead it. Best for up to twelve people."),
    ),
    "pairs": About(
        mark("In pairs"),
        mark("Think alone, talk two and two, then share with all. Everybody gets to speak."),
    ),
    "one-two-four-all": About(
        mark("1-2-4-All"),
        mark("Alone, two, four, then all. Many thoughts become a few, also in a large room."),
    ),
    "listening": About(
        mark("Listening in pairs"),
        mark(
            "One tells, the other says the best reason back until the first one nods. Then they "
            "swap. Good where people stand far apart."
        ),
    ),
    "corners": About(
        mark("Line-up on the floor"),
        mark("People go and stand where they stand, hear each other, and may move. Takes a floor."),
    ),
    "four-corners": About(
        mark("Four corners"),
        mark(
            "People go to a corner, from fully the one side to fully the other, find their best "
            "reason there, and hear each other. Takes a floor."
        ),
    ),
    "standpoints": About(
        mark("Three standpoints"),
        mark(
            "All see the question from three ethical standpoints in turn, and end by choosing "
            "the one that weighs most."
        ),
    ),
    "delphi": About(
        mark("Delphi round"),
        mark(
            "See the middle and the spread in silence, write, and answer again. Good where it is "
            "hard to speak freely."
        ),
    ),
}

ALL = Spoken(
    title=mark("All together"),
    wall=mark("Begin with the best reason for what you do not hold yourself."),
    say=mark("Talk together. Begin with the best reason for what you do not hold yourself."),
    do=mark("Hear both ends first, then the middle. Let one speak at a time."),
    watch=mark("The same few voices: ask if somebody who has not spoken would like to."),
)
THINK = Spoken(
    title=mark("Think alone"),
    wall=mark("In silence: what speaks for your answer, and what against it?"),
    say=mark("Take a minute on your own. What speaks for your answer, and what against it?"),
    do=mark("Be quiet yourself as well. Let the silence last."),
    watch=mark("Whispering: lift a hand, that is enough."),
    phone=mark("What speaks for your answer, and what against it? Nothing is to be sent."),
)

PAIRS = Spoken(
    title=mark("Two and two"),
    wall=mark("Talk with the one next to you: what decided it for you, and what does it cost?"),
    say=mark("Turn to the one next to you. Half the time each: what decided it for you?"),
    do=mark("Say it when half the time has gone, so that both get to speak."),
    watch=mark("Somebody without a partner: make a group of three."),
)
PAIRS_ALL = Spoken(
    title=mark("All together"),
    wall=mark("What did you hear that you had not thought of?"),
    say=mark("What did you hear from each other that you had not thought of?"),
    do=mark("Ask three or four pairs for one thing each."),
    watch=mark("Only one side is heard: ask for something from the other."),
)

TWO = Spoken(
    title=mark("Two and two"),
    wall=mark("Tell each other what you thought. What is alike, and what is not?"),
    say=mark("Find one other. Tell each other what you thought: what is alike, what is not?"),
    do=mark("Keep the time: two minutes are short, and meant to be."),
    watch=mark("Somebody without a partner: make a group of three."),
)
FOUR = Spoken(
    title=mark("Four and four"),
    wall=mark("Two pairs together: choose the one thing that all should hear."),
    say=mark("Find another pair. What did you both meet? Choose the one thing all should hear."),
    do=mark("Help pairs find each other. A pair that is left over joins a group."),
    watch=mark("Quick agreement: ask what somebody who sees it differently would say."),
)
FOUR_ALL = Spoken(
    title=mark("All together"),
    wall=mark("One thing from each group: what should all hear?"),
    say=mark("One sentence from each group: what should all hear?"),
    do=mark("Take one sentence from each. Ask the next group for something new."),
    watch=mark("Long speeches: ask kindly for the one sentence."),
)

FIRST = Spoken(
    title=mark("One tells, one listens"),
    wall=mark("One tells why. The other says the best reason back, until the first one nods."),
    say=mark(
        "Find somebody who may see it differently. One tells why. The other says the best reason "
        "back, until the first one nods."
    ),
    do=mark("Let them choose who tells first. Walk round, listen, and do not answer."),
    watch=mark("“Yes, but …”: the listener may ask, and answers only when it is their turn."),
    phone=mark(
        "Do you listen? Ask, and do not argue. Say the best reason you heard, until the other nods."
    ),
)
SECOND = Spoken(
    title=mark("Swap"),
    wall=mark("Swap: the other one tells, and you say the best reason back until they nod."),
    say=mark("Now swap. The one who listened tells, the other one says it back until they nod."),
    do=mark("Say it clearly: swap now, also if you are in the middle of something."),
    watch=mark("No nod yet: ask the one who told what is missing, and let the other try again."),
    phone=mark("Now the other way round. Say the best reason you heard, until the other nods."),
)
HEARD = Spoken(
    title=mark("What we heard"),
    wall=mark("Say a reason that you heard, not one of your own. Which was the strongest?"),
    say=mark("Tell a reason that you heard, not one of your own. Which was the strongest?"),
    do=mark("Take reasons from others only. Thank for each, and do not weigh it."),
    watch=mark("Names: a reason can be told without saying whose it is."),
)

GO = Spoken(
    title=mark("Go to your place"),
    wall=mark("Go and stand where you stand. You may also stay aside and watch."),
    say=mark("The floor is the question. Go and stand where you stand. Nobody has to."),
    do=mark("Show where each side is, and the middle. Who does not walk may point."),
    watch=mark("People who follow others: say that one may well stand alone."),
    phone=mark("Leave the phone. You may also stay aside and watch: nobody has to show a place."),
)
ENDS = Spoken(
    title=mark("Hear the ends"),
    wall=mark("Those at the ends tell first: what is the best reason for standing there?"),
    say=mark("We begin at the ends. What is the best reason for standing there?"),
    do=mark("Hear two or three from each end. Ask in the middle for what was new."),
    watch=mark("An empty end: ask who will say its best reason without standing there."),
)
MIDDLE = Spoken(
    title=mark("Hear the middle"),
    wall=mark("Those in between: what pulls you one way, and what the other?"),
    say=mark("And you in between: what pulls you one way, and what the other?"),
    do=mark("Hear three or four. The middle is a stance too, so give it time."),
    watch=mark("The middle as a hiding place: ask what would have to be different."),
)
MOVE = Spoken(
    title=mark("Move, if you want to"),
    wall=mark("Did something you heard move you? Go there. Staying is just as good."),
    say=mark("If something you heard moved you, go there now. Staying is just as good."),
    do=mark("Ask one who moved what did it, and one who stayed as well."),
    watch=mark("Cheering: nobody has gained a point when somebody moves."),
)

CORNER = Spoken(
    title=mark("Choose a corner in silence"),
    wall=mark("In silence: which of these places is yours, and what is your best reason?"),
    say=mark("Choose one of the four places on your own. What is your best reason for it?"),
    do=mark("Show with an arm which corner is which. Let all choose before anybody walks."),
    watch=mark("Looks at what others choose: say that one may well stand alone."),
    phone=mark("Which of these places is yours, and what is your best reason?"),
)
TO_CORNER = Spoken(
    title=mark("Go to your corner"),
    wall=mark("All at once: go to the place you chose. You may also stay aside and watch."),
    say=mark("Go now, all at once, to the place you chose. Nobody has to show a place."),
    do=mark("Who does not walk may point. Nobody's place is written down."),
    watch=mark("A corner with one in it: stand there yourself for company, and only listen."),
    phone=mark("Leave the phone. You may also stay aside and watch: nobody has to show a place."),
)
IN_CORNER = Spoken(
    title=mark("Talk in the corner"),
    wall=mark("In the corner: what brought each of you here? Find the best reason you share."),
    say=mark("What brought each of you to this corner? Find the best reason that you share."),
    do=mark("Ask each corner to choose one who will say the reason in a sentence."),
    watch=mark("One who does all the talking: ask that all have said one thing first."),
)
EACH_CORNER = Spoken(
    title=mark("One reason from each corner"),
    wall=mark("Each corner says its best reason in one sentence. The others only listen."),
    say=mark("One sentence from each corner: your best reason. The rest of us only listen."),
    do=mark("Thank each corner alike. An empty one gets its reason from somebody else."),
    watch=mark("Answers across the floor: they come in a moment, in the next part."),
)
ACROSS = Spoken(
    title=mark("The ends, then the middle"),
    wall=mark("First the ends, then those in between: what do you say to what you heard?"),
    say=mark(
        "First you who stand at an end, then you in between: what do you say to what you heard?"
    ),
    do=mark("Hear two or three from each end, and give the middle as long."),
    watch=mark("A duel between two ends: ask the middle what they both look after."),
)
WOULD_MOVE = Spoken(
    title=mark("What would make you move?"),
    wall=mark("What would make you move? If you have heard it, go. Staying is just as good."),
    say=mark("What would make you move? If you have heard it, go now. Staying is just as good."),
    do=mark("Ask one who moved, one who stayed, and one who nearly moved."),
    watch=mark("Cheering: nobody has gained a point when somebody moves."),
)

SEEN_FROM = mark("What speaks for each side, seen from “{lens}”?")
SAY_FROM = mark("Now see it from “{lens}”. What speaks for each side from there?")
DUTY = Spoken(
    title=mark("Seen from “{lens}”"),
    wall=mark("What must we do here, and what must we never do, whatever comes of it?"),
    say=SAY_FROM,
    do=mark("Let all stand or sit at this standpoint. Hear something for each side from here."),
    watch=mark("Talk of paragraphs only: ask what the rule is there to protect."),
    own=SEEN_FROM,
)
CONSEQUENCE = Spoken(
    title=mark("Seen from “{lens}”"),
    wall=mark("Who is better off and who is worse off, now and in five years?"),
    say=SAY_FROM,
    do=mark("Move on together. Hear what each side leads to, for whom, and when."),
    watch=mark("Only money or only now: ask for somebody who is not in the room."),
    own=SEEN_FROM,
)
CARE = Spoken(
    title=mark("Seen from “{lens}”"),
    wall=mark("Who depends most on us here, and what do they need?"),
    say=SAY_FROM,
    do=mark("Move on together. Ask for people that one knows of, without names."),
    watch=mark("Stories that tell who it is: stop kindly, and ask for the need instead."),
    own=SEEN_FROM,
)
CHOOSE = Spoken(
    title=mark("Choose what weighs most"),
    wall=mark("Go to the standpoint that weighs most for you here, and say why."),
    say=mark("Which of the three weighs most for you here? Go there, and say why to one other."),
    do=mark("Hear one from each. Notice those who stand together and answered differently."),
    watch=mark("A crowd in one place: ask what is lost if the two others are left out."),
)

SPREAD = Spoken(
    title=mark("Look at the spread"),
    wall=mark("Look in silence: where is the middle, and how far apart do you stand?"),
    say=mark("Look at it in silence. Where is the middle, and how far apart do you stand?"),
    do=mark("Read the figures aloud once, and nothing more. Do not explain them."),
    watch=mark("The middle is not the right answer: say so if somebody takes it for that."),
)
WRITE = Spoken(
    title=mark("Write for yourself"),
    wall=mark("Write one line: what should those who stand far from you know?"),
    say=mark("Write one line for yourself: what should those who stand far from you know?"),
    do=mark("Keep it quiet. Who wants to may use the line as the reason next time."),
    watch=mark("Nobody has to come closer to the middle. A good reason to stay is worth as much."),
    phone=mark(
        "Write one line on paper: what should those who stand far from you know? You may use it "
        "as your reason, if you answer again."
    ),
)
