"""The words of the form in which a group names whom to talk to."""

TITLE, SAVE = "Whom to talk to", "Save"
WHAT = (
    "Harassment, discrimination, safety and pay do not belong at a table. Whoever types `/mediate`, or is invited, "
    "reads here whom to talk to instead: before anything is written, and without a case being opened."
)
LABEL = "Whom does your group name for that?"
HINT = "A name and how to reach them, such as “Gia in HR, gia@example.com, or the works council”. Empty: nobody."
EVERYBODY = (
    "Any peer may change this, and it holds for the whole group. When you save a change, a line in #{group} says that "
    "it was you, and shows the new words."
)
CHANGED = (
    "*{name}* changed whom this group names for harassment, discrimination, safety and pay, which do not belong at a "
    "table. It names now: {contact}"
)
TAKEN_OUT = (
    "*{name}* took out whom this group names for harassment, discrimination, safety and pay, which do not belong at a "
    "table. Whoever types `/mediate` reads now: {contact}"
)
SAVED = "Saved: it holds for the whole group. Whoever types `/mediate` here reads: {contact}"
NOBODY = "Saved: your group names nobody now. Whoever types `/mediate` here reads: {contact}"
