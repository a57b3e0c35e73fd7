package dev.onward.digest.compose;

import dev.onward.knowledge.Document;
import dev.onward.knowledge.Section;
import java.util.Locale;

/** The reasons that the knowledge itself gives, in English as its sources are. */
public final class CuratedReasons implements Reasons {
  private static final String HEADING = "Why it matters";
  private static final int LONGEST = 240;

  @Override
  public String why(Pick pick, Situation situation, Locale language) {
    Document document = pick.update().document();
    String text = document.section(HEADING).map(Section::text).orElseGet(document::lead);
    return Plain.beginning(Plain.words(text), LONGEST);
  }
}
