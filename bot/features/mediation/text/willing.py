"""The words with which somebody says that they are willing to be a broker, and takes it back."""

TITLE, SAY, CLOSE = "To be a broker", "I am willing", "Close"
WHAT = (
    "*A broker* is a peer who sits at a table of two others, reads what they pass on, and helps them to listen. A "
    "broker decides nothing. Nobody is named as one who could be it but who says here that they are willing."
)
MEANS = """*What it means*
• Whoever comes to a new table of this group reads that you could be its broker, which function you lead, and what ties you to each of the two: the hours of help between you in 90 days, and how many promises are open between you.
• I ask you only if both of them would take you. You may decline each time, without a reason: it reads as silence.
• You can take it back at any time. From then on no new table shows you; one that was begun before goes on as it is."""  # noqa: E501 (lines of a modal)
IS = "*You are willing to be a broker.*"
TAKE_BACK = "Take back"
