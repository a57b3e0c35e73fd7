package dev.onward.gather.judge;

import java.util.Locale;

/** How a gathered item stands with us. */
public enum ReviewStatus {
  /** It is shown, searched and cited. */
  LET_IN,
  /** An editor has to decide. */
  WAITING,
  /** It is kept only so that it is known again. */
  DROPPED;

  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static ReviewStatus of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
