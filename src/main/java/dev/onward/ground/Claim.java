package dev.onward.ground;

/**
 * Something exact that a sentence states, in one form whatever its writing: an exam code in
 * capitals, a date in ISO form as exact as it was written, a number with the sign of its unit, a
 * product's name in small letters.
 */
record Claim(Kind kind, String value) {
  enum Kind {
    CODE,
    DATE,
    NUMBER,
    NAME
  }

  /**
   * True where the other says at least as much: a day backs the month and the year it lies in, and
   * the same day without its year ("--06-30").
   */
  boolean isBackedBy(Claim other) {
    return kind == other.kind
        && (value.equals(other.value) || (kind == Kind.DATE && isOfThe(other.value)));
  }

  private boolean isOfThe(String date) {
    boolean yearless = value.startsWith("-") && date.length() > 4 && !date.startsWith("-");
    String same = yearless ? "-" + date.substring(4) : date;
    return same.equals(value) || same.startsWith(value + "-");
  }
}
