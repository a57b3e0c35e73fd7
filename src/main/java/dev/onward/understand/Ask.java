package dev.onward.understand;

import java.util.Locale;

/** What a part of a message asks for. The words in the vocabulary's files name these. */
public enum Ask {
  STATUS,
  RENEWAL,
  REQUIREMENTS,
  COMPARE,
  EXAM_FACTS,
  DESCRIBE,
  LIST,
  NEXT_STEP,
  PLAN,
  CHANGE_PLAN,
  SHOW_PLAN,
  EXPORT,
  FORGET,
  RECALL,
  PROJECT,
  CONTRIBUTE,
  NEWS,
  SALARY,
  ARTICLE,
  PROMISE,
  DUMPS,
  /** Wants the weekly mail. */
  MAIL,
  /** Wants it no more. */
  NO_MAIL,
  THANKS,
  GREETING,
  HELP,
  OFF_TOPIC,
  /** Credentials of makers that we don't follow. */
  ELSEWHERE,
  /** Says something of the person and asks nothing. */
  STATEMENT,
  /** Answered by a curated guide or correction. */
  GUIDE,
  /** Anything else: whatever the passages say. */
  OTHER;

  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * The ask of a word in the vocabulary.
   *
   * @throws IllegalArgumentException when there is none
   */
  static Ask named(String word) {
    for (Ask ask : values()) {
      if (ask.word().equals(word)) {
        return ask;
      }
    }
    throw new IllegalArgumentException("nothing can be asked as " + word);
  }

  /**
   * True where the answer is reckoned from this person's own state, which no curated text knows.
   */
  boolean isPersonal() {
    return switch (this) {
      case NEXT_STEP,
          PLAN,
          CHANGE_PLAN,
          SHOW_PLAN,
          EXPORT,
          FORGET,
          RECALL,
          STATEMENT,
          DUMPS,
          PROMISE,
          MAIL,
          NO_MAIL,
          THANKS,
          GREETING,
          OFF_TOPIC,
          ELSEWHERE ->
          true;
      case STATUS,
          RENEWAL,
          REQUIREMENTS,
          COMPARE,
          EXAM_FACTS,
          DESCRIBE,
          LIST,
          PROJECT,
          CONTRIBUTE,
          NEWS,
          SALARY,
          ARTICLE,
          HELP,
          GUIDE,
          OTHER ->
          false;
    };
  }

  /** True where the answer needs at least one credential to speak of. */
  boolean isAboutCredentials() {
    return this == STATUS
        || this == RENEWAL
        || this == REQUIREMENTS
        || this == COMPARE
        || this == EXAM_FACTS
        || this == DESCRIBE;
  }
}
