package dev.onward.knowledge;

import java.util.List;

/** A wrong claim in circulation, and what is right. */
public record Correction(
    Document document, String claim, Verdict verdict, List<String> about, Holds holds)
    implements Item {

  public enum Verdict {
    FALSE,
    OUT_OF_DATE,
    UNSUPPORTED
  }

  public Correction {
    about = List.copyOf(about);
  }
}
