package dev.onward.digest;

/** What became of handing over a mail. */
sealed interface Receipt {
  /** It is the other side's now. */
  record Accepted() implements Receipt {}

  /** Never to be tried again; {@code ofAddress} where nobody can be reached at that address. */
  record Refused(String reply, boolean ofAddress) implements Receipt {}

  /** Not now; another attempt may do better. */
  record Later(String reply) implements Receipt {}

  /** The server can't be spoken with at all now, so that no other mail would get through either. */
  record Unreachable(String why) implements Receipt {}

  /** The last word was said and no answer heard. */
  record Unknown() implements Receipt {}
}
