"""The circle method: a round-robin in which n - 1 steps (n even), or n steps (n odd), bring each together with each.

One place is fixed and all others move on by one place a step (Kirkman 1847; a 1-factorisation of the complete graph;
EVIDENCE section 5). With an odd number there is one place more, without anybody: who faces it rests.
"""


def steps(people: int) -> int:
    """Return after how many steps each met each: people - 1 when they are even, else people; 0 for fewer than two."""
    return 0 if people < 2 else people - 1 + people % 2  # noqa: PLR2004 (it takes two)


def play(people: int, step: int) -> tuple[tuple[int, int], ...]:
    """Return the pairs of a step, from 0, of people who are numbered from 0; a step beyond the last one begins anew."""
    moving = steps(people)
    if not moving:
        return ()
    # In the ring of those who move, two whose numbers sum up to twice the turn face each other, and the one whose
    # number is the turn faces the fixed place: the last person, or nobody.
    turn = step % moving
    facing = [((turn + far) % moving, (turn - far) % moving) for far in range(1, (moving + 1) // 2)]
    return tuple(facing if people % 2 else [(turn, people - 1), *facing])
