"""The interest cards: what may matter to somebody at a border between two functions."""

CARDS = {
    "say": "To have a say before it is decided",
    "plan": "To be able to plan: no surprises",
    "load": "A load that my people can carry",
    "speed": "That it goes fast",
    "quality": "That it is right the first time",
    "cost": "That it stays within the budget",
    "customer": "That the customer does not suffer from it",
    "clear": "To know who decides, and who does it",
    "respect": "To be treated with respect, also before others",
    "credit": "That my people's work is seen",
    "trust": "That we can rely on each other again",
    "room": "Room to do it my own way",
}
RATINGS = ("does not matter", "matters a little", "matters", "matters a lot", "matters most")
