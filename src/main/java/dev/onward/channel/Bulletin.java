package dev.onward.channel;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Optional;

/**
 * Something that is told unasked to those who asked for it once. The preferences card offers each;
 * {@code title} says there what it is. Nobody is told the same bulletin twice in one {@link
 * Rhythm}, and where it has nothing to say, nothing is sent until the next.
 */
public interface Bulletin {
  /** How often it may be told, at most. */
  enum Rhythm {
    /** Each day, from the person's hour on. */
    DAILY(1),
    /** On the weekday that the person chose, from their hour on. */
    WEEKLY(7);

    private final int days;

    Rhythm(int days) {
      this.days = days;
    }

    int days() {
      return days;
    }
  }

  /**
   * When a person can be told something: the moment, on their own clock, and since when they were
   * told nothing of this bulletin ({@code since}; where they never were, one rhythm ago).
   */
  record Occasion(String personId, ZonedDateTime at, Instant since) {}

  /** Letters and hyphens, the same for ever. */
  String id();

  String title();

  Rhythm rhythm();

  /**
   * What to tell, as Markdown with links; empty where there is nothing. Asked once per person and
   * rhythm, and again only when it could not be sent. How to end it is said below by itself.
   */
  Optional<String> on(Occasion occasion);
}
