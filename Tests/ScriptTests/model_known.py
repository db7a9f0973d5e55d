"""Where the daemon is known to do otherwise than its specification says.

Each is off once the daemon is mended: then the model holds it to the text.
"""

# PAY: "a number is not used again: what UNPAY or FAILED took out leaves a gap".
PAYMENTS_ARE_NUMBERED_ANEW_AFTER_HOLD = True

# BALANCE, BLOCK: "pairs in brackets appear only when they apply, and then at 0.00 too".
A_LIMIT_OF_NOTHING_IS_LEFT_OUT = True
