package dev.onward.advise;

import java.util.Locale;

/** What became of a question. Channels switch over it without a default. */
public enum Outcome {
  GROUNDED,
  NOT_IN_KNOWLEDGE,
  DECLINED;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
