package dev.onward.talk;

import dev.onward.ai.ModelFailure;
import java.util.Locale;

/** Why the embedded advisor answers although there is a chat model; readers are told. */
public enum Fallback {
  /** The service can't be reached, refuses us, is too slow or is being left alone. */
  AWAY("The language model can't be reached now"),
  BUSY("The language model has too much to do now"),
  FILTERED("The content filter of the language model stopped its answer"),
  EMPTY("The language model gave no answer"),
  CEILING("The language model's budget of today is used up");

  private final String words;

  Fallback(String words) {
    this.words = words;
  }

  static Fallback after(ModelFailure failure) {
    return switch (failure.kind()) {
      case BUSY -> BUSY;
      case FILTERED -> FILTERED;
      case EMPTY, REFUSED -> EMPTY;
      case UNAUTHORISED, NOT_FOUND, TIMEOUT, UNAVAILABLE, RESTING, ABANDONED -> AWAY;
    };
  }

  /** Stands below an answer of which the model said nothing. */
  String below() {
    return "\n\n*" + words + "; this answer comes from the knowledge base alone.*";
  }

  /** Stands between what the model said and what the embedded advisor says. */
  String between() {
    return "\n\n*" + words + ". What follows comes from the knowledge base alone.*\n\n";
  }

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
