package dev.onward.digest.compose;

import java.util.Locale;

/** Says in one line why an update matters for a reader's next step. */
public interface Reasons {
  String why(Pick pick, Situation situation, Locale language);
}
