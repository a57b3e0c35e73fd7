package dev.onward.understand.decide;

import java.util.List;

/**
 * What a request was taken for, best first. {@code sureness}, from 0 to 1, is the share of such
 * decisions that were right on ways of speaking that had been held out of the training.
 */
public record Decision(List<Choice> choices, double sureness) {
  /**
   * From here one answer is given. Among held-out lines with at least this sureness nine of ten were
   * right; {@code onward train} prints the table.
   */
  private static final double CLEAR = 0.6;

  /** Below it the first three choices are right less often than not, so they are only offered. */
  private static final double UNCLEAR = 0.2;

  /** How clear a decision is; the answer differs by it. */
  public enum Clarity {
    /** One answer. */
    CLEAR,
    /** The first, and the second in a sentence. */
    TWO,
    /** None: the nearest are offered. */
    UNCLEAR
  }

  public Decision {
    choices = List.copyOf(choices);
    if (choices.isEmpty()) {
      throw new IllegalArgumentException("a decision without choices");
    }
  }

  public Choice first() {
    return choices.getFirst();
  }

  public Clarity clarity() {
    if (sureness >= CLEAR) {
      return Clarity.CLEAR;
    }
    return sureness < UNCLEAR ? Clarity.UNCLEAR : Clarity.TWO;
  }
}
