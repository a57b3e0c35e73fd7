package dev.onward.talk;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A message as it is kept and understood: e-mail addresses are taken out of it, since nobody needs
 * them there again. The first one is held for as long as the answer is made, and where the answer
 * asks back whether to write to it, until that is answered.
 */
record Spoken(String text, Optional<String> address) {
  private static final String INSTEAD = "(my address)";
  private static final Pattern ADDRESS =
      Pattern.compile(
          "(?:mailto:)?[\\p{L}\\p{N}._%+'-]{1,64}@[\\p{L}\\p{N}-]{1,63}(?:\\.[\\p{L}\\p{N}-]{1,63}){1,8}");

  static Spoken of(String message) {
    Matcher found = ADDRESS.matcher(message);
    if (!found.find()) {
      return new Spoken(message, Optional.empty());
    }
    String address = found.group().replaceFirst("^mailto:", "");
    return new Spoken(found.replaceAll(INSTEAD), Optional.of(address));
  }
}
