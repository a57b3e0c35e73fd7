package dev.onward.knowledge;

import java.util.Locale;

/** What a credential is on a given day. */
public enum Status {
  /** Announced, not yet open to candidates. */
  UPCOMING,
  BETA,
  ACTIVE,
  /** Has a last day, which is today or ahead. */
  RETIRING,
  RETIRED;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** True where somebody can sit the exam on that day. */
  public boolean isOpen() {
    return this == BETA || this == ACTIVE || this == RETIRING;
  }
}
