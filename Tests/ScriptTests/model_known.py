"""Where the daemon is known to do otherwise than its specification says.

Each is off once the daemon is mended: then the model holds it to the text.
"""

# PAY: "a number is not used again: what UNPAY or FAILED took out leaves a gap".
PAYMENTS_ARE_NUMBERED_ANEW_AFTER_HOLD = True

# BALANCE, BLOCK: "pairs in brackets appear only when they apply, and then at 0.00 too".
A_LIMIT_OF_NOTHING_IS_LEFT_OUT = True

# RETURN without a receipt: right return-free is asked before whether it is a gift card.
GIFT_CARDS_ARE_REFUSED_BEFORE_RIGHTS = True

# RETURN without a receipt takes weight and price from the code, as ITEM does.
RETURN_LOOKS_ONLY_AT_THE_ITEM = False

# Of the texts that came while the model was written: off once the daemon has them.
TRAINING_KEEPS_NOTHING = False
TRAINING_IS_NOT_SAID = False
TRAINING_IS_ASKED_AFTER_RIGHTS = False
REFUNDS_ARE_NOT_COUNTED = False
VOID_IS_NO_CANCEL = False
THE_LARGEST_PART_GOES_BY_SIZE = False
PROMOTIONS_ARE_OF_THE_OLD_KIND = False
NOBODY_LOGS_IN_TWICE = False
EMPTY_SALES_ARE_CANCELLED_ONES = False
OPEN_PRICES_ARE_PRICES_TO_GO_AGAINST = False
# Limits of the house are only held line by line. The new ones are set so high that only the right
# for a price, an item's `max=` and deposits are felt.
LIMITS_ARE_OF_THE_OLD_KIND = False


def hold_to_the_text() -> None:
    """Nothing is known of the daemon: every sentence of the specification counts."""
    names = [name for name in globals() if name.isupper()]
    globals().update(dict.fromkeys(names, False))
