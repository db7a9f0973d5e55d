"""Where the daemon is known to do otherwise than its specification says.

Each is off once the daemon is mended: then the model holds it to the text.
"""

# PAY: "a number is not used again: what UNPAY or FAILED took out leaves a gap".
PAYMENTS_ARE_NUMBERED_ANEW_AFTER_HOLD = True

# BALANCE, BLOCK: "pairs in brackets appear only when they apply, and then at 0.00 too".
A_LIMIT_OF_NOTHING_IS_LEFT_OUT = True

# Of the texts that came while the model was written: off once the daemon has them.
TRAINING_KEEPS_NOTHING = True
TRAINING_IS_NOT_SAID = True
REFUNDS_ARE_NOT_COUNTED = True
VOID_IS_NO_CANCEL = True
THE_LARGEST_PART_GOES_BY_SIZE = True
PROMOTIONS_ARE_OF_THE_OLD_KIND = True
