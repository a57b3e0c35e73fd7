package dev.onward.understand;

import dev.onward.understand.text.Mentions;
import dev.onward.understand.text.NameFinder.Found;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A text as its words are weighed: behind each credential that it names, by code or by name, stand
 * the code as one word and a word that all credentials share, so that what is asked of one is
 * learned for all.
 */
public final class CodeWording implements UnaryOperator<String> {
  private static final String ANY = "anycredential";

  private final Mentions mentions;

  CodeWording(Mentions mentions) {
    this.mentions = mentions;
  }

  @Override
  public String apply(String text) {
    List<Found> found = mentions.credentials(text);
    StringBuilder worded = new StringBuilder();
    int from = 0;
    for (Found credential : found) {
      worded.append(text, from, credential.end()).append(' ');
      worded.append(credential.id().replace("-", "")).append(' ').append(ANY);
      from = credential.end();
    }
    return worded.append(text.substring(from)).toString();
  }
}
