package dev.onward.understand.state;

/**
 * A request of a turn before it is completed. {@code told} is what was said before it in the turn;
 * {@code taken} is the label that its words alone were taken for, {@code sort} what follows of
 * that.
 */
public record Said(String asked, String told, String taken, Sort sort) {
  /** What the words of a request are by themselves. */
  public enum Sort {
    /** Clearly something to do with the answer before, a courtesy or nothing of ours. */
    ACT,
    /** A fact of a credential, which may be named or not. */
    FACT,
    /** Another question. */
    QUESTION,
    /** Nothing that is clear. */
    UNCLEAR,
    /** A question that is not clear, or nothing of ours, unless it points back to something. */
    DOUBTFUL
  }

  /** The request with what was told before it. */
  String whole() {
    return told.isEmpty() ? asked : told + " " + asked;
  }

  Said asking(String words) {
    return new Said(words, told, taken, sort);
  }
}
