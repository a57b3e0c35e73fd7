package dev.onward.gather.judge;

import dev.onward.gather.prose.Sanitizer;

/**
 * The words in which an item is shown: its title, a short note of what it says, and one line on why
 * it matters. Plain text without markup of any kind.
 */
public record ItemWording(String title, String note, String why) {
  static final int LONGEST_TITLE = 160;
  public static final int LONGEST_NOTE = 500;
  static final int LONGEST_WHY = 400;

  public ItemWording {
    check("title", title, LONGEST_TITLE);
    check("note", note, LONGEST_NOTE);
    check("why it matters", why, LONGEST_WHY);
  }

  private static void check(String name, String text, int most) {
    if (text.isBlank() || text.length() > most) {
      throw new InvalidEdit(
          "Write a %s of 1 to %d characters; this one has %d"
              .formatted(name, most, text.strip().length()));
    }
  }

  /** Makes one of what a person wrote, without markup. */
  public static ItemWording written(String title, String note, String why) {
    return new ItemWording(Sanitizer.of(title), Sanitizer.of(note), Sanitizer.of(why));
  }
}
