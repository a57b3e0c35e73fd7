package dev.onward.understand.text;

import dev.onward.understand.text.Clause.Voice;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Takes sentences apart into clauses. Thread-safe. */
public final class Clauses {
  private static final Pattern QUESTION = Pattern.compile("\\?\\s*$");
  private static final Pattern LEAD =
      Pattern.compile(
          "^(?:(?:hi|hello|hey|well|ok|okay|so|and|yes|ja|oui|sí|also|but|aber)[,!]? )+(?=\\S)",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private final Cues cues;
  private final Pattern boundary;
  private final Pattern contrast;
  private final Pattern asks;
  private final Pattern mine;
  private final Map<Voice, Pattern> voices = new EnumMap<>(Voice.class);

  public Clauses(Cues cues) {
    this.cues = cues;
    this.boundary =
        cues.pattern(
            "\\s*[;:](?!//)\\s+|\\s+[–—-]\\s+"
                + "|,?\\s+(?=(?:but|aber|mais|pero|sondern|although|though|whereas|while|however|because|obwohl|weil)\\b)"
                + "|,\\s+(?!\\d{4}\\b)"
                + "|\\s+(?=(?:and|und|et|y|so)\\s+(?:{self}|{mine}|{others}|{us}|{not}|{renewed}|{aims}|{corrects}|{averse}|{earned}|am|work|write|code|live|have|hold|can|need)\\b)"
                + "|\\s+(?=(?:if|suppose|wenn|falls)\\s)");
    this.contrast =
        cues.pattern("^(?:but|aber|mais|pero|sondern|although|though|whereas|however)\\b");
    this.asks =
        cues.pattern(
            "^(?:what|how|which|where|who|whom|when|why|whether|is|are|was|does|do|did|can|could|should|would|will|may|must|has|have|am|shall"
                + "|ist|kann|wie|welche\\w*|wann|warum|soll|muss|est-ce|puis-je|comment|quel\\w*|quand|puedo|cómo|cuándo|qué|cuál)\\b(?! passed| you know)");
    this.mine = cues.of("mine");
    voices.put(Voice.OWN, cues.of("self"));
    voices.put(
        Voice.OTHER,
        cues.pattern(
            "{others}|(?:{mine}|{ours}|\\b(?:the|one|another|his|her|their)) (?:\\w+ )?{people}"));
    voices.put(Voice.GROUP, cues.pattern("{us}|(?:{mine}|{ours}|\\bthe) (?:\\w+ )?{groups}"));
  }

  public List<Clause> of(String sentence) {
    boolean question = QUESTION.matcher(sentence).find();
    List<Clause> clauses = new ArrayList<>();
    List<String> parts = boundary.splitAsStream(sentence).map(String::strip).toList();
    Voice voice = Voice.OWN;
    boolean supposed = false;
    for (int i = 0; i < parts.size(); i++) {
      String text = parts.get(i);
      if (text.isEmpty()) {
        continue;
      }
      Voice heard = voice(text);
      boolean continues = heard == null;
      voice = heard == null ? voice : heard;
      supposed = (supposed && !contrast.matcher(text).find()) || cues.in("supposed", text);
      String bare = LEAD.matcher(text).replaceFirst("");
      boolean asked = question && (i == parts.size() - 1 || asks.matcher(bare).find());
      clauses.add(new Clause(bare, voice, supposed, asked, continues));
    }
    return clauses;
  }

  /** Whom a clause speaks of first; null where it does not say. */
  private @Nullable Voice voice(String text) {
    Voice first = null;
    int at = text.length();
    for (Map.Entry<Voice, Pattern> voice : voices.entrySet()) {
      Matcher match = voice.getValue().matcher(text);
      if (match.find() && match.start() < at) {
        first = voice.getKey();
        at = match.start();
      }
    }
    return first == null && mine.matcher(text).find() ? Voice.OWN : first;
  }
}
