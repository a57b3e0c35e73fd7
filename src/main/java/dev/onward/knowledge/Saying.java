package dev.onward.knowledge;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A line as somebody may write it, with what it says of each credential and of each date: what the
 * reading of statements is trained on.
 *
 * @param voice the way of speaking it stands for
 * @param otherwise what it says of every credential that no mark is set on
 */
public record Saying(String voice, String text, Holding otherwise, List<Mark> marks) {

  /** What a line says of a credential. */
  public enum Holding {
    HELD,
    LAPSED,
    DENIED,
    /** Planned, booked, nearly there, somebody else's, supposed, asked about. */
    NOT_SAID;

    /** The word that stands for it in the files. */
    public String word() {
      return wordOf(this);
    }

    public static Optional<Holding> named(String word) {
      return List.of(values()).stream().filter(one -> one.word().equals(word)).findFirst();
    }
  }

  /** What a date is to the credential it belongs to. */
  public enum DateUse {
    EARNED,
    EXPIRES,
    RENEWED,
    EXAM_DAY,
    OTHER;

    /** The word that stands for it in the files. */
    public String word() {
      return wordOf(this);
    }

    public static Optional<DateUse> named(String word) {
      return List.of(values()).stream().filter(one -> one.word().equals(word)).findFirst();
    }
  }

  /** A part of the text that a label is set on. */
  public record Mark(int start, int end, String label) {
    public Optional<Holding> holding() {
      return Holding.named(label);
    }

    public Optional<DateUse> dateUse() {
      return DateUse.named(label);
    }
  }

  public Saying {
    marks = List.copyOf(marks);
  }

  private static String wordOf(Enum<?> label) {
    return label.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
