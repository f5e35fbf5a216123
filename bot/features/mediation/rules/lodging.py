"""When a table has a conversation, and who belongs in it. Pure.

It begins once both have turned their keys: nobody is put into a conversation that they did not say yes to.
"""

from bot.features.mediation.facts import Form, Shared, Stage

BEFORE_AND_AFTER = frozenset({Stage.INVITED, Stage.CLOSED})


def belong(shared: Shared) -> tuple[str, ...]:
    """Return who belongs in the conversation: the parties, and whoever sits there as the broker."""
    return tuple(user for user in (shared.a, shared.b, shared.broker) if user)


def is_over(shared: Shared) -> bool:
    """Tell whether nothing is left of a table that its conversation could show: it was closed and is erased."""
    return shared.stage is Stage.CLOSED and shared.erased and not shared.agreed


def wants_conversation(form: Form, shared: Shared) -> bool:
    """Tell whether anything is to be said there: none is made before both came, or when all is over."""
    return form is not Form.NONE or shared.stage not in BEFORE_AND_AFTER
