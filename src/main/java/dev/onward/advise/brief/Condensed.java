package dev.onward.advise.brief;

/**
 * An answer in two parts, both Markdown: what is told at once, and what more there is, which is
 * empty where all is told. Together they hold every sentence of the whole.
 */
public record Condensed(String told, String more) {
  public Condensed {
    if (told.isBlank()) {
      throw new IllegalArgumentException("nothing is told at once");
    }
  }
}
