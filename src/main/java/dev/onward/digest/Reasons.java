package dev.onward.digest;

import java.util.Locale;

/** Says in one line why an update matters for a reader's next step. */
interface Reasons {
  String why(Pick pick, Situation situation, Locale language);
}
