package dev.onward.gather;

import java.text.Normalizer;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Looks for what has no place in an announcement: words that command whoever reads them by machine,
 * and code. What it finds is for an editor to read; it can't find every disguise, so nothing may
 * rely on it alone.
 */
final class Suspicion {
  private record Sign(String reason, Pattern words) {
    static Sign of(String reason, String words) {
      return new Sign(reason, Pattern.compile(words, Pattern.CASE_INSENSITIVE | Pattern.MULTILINE));
    }
  }

  private static final List<Sign> SIGNS =
      List.of(
          Sign.of(
              "commands its reader",
              "\\b(?:ignore|disregard|forget|override|bypass)\\b.{0,40}\\b(?:instructions?|prompts?|rules|guidelines|above|previous|prior)\\b"),
          Sign.of(
              "speaks as a role of a chat",
              "(?:^|[.!?>\\]]\\s*)\\s*(?:system|assistant|user|developer|human|ai)\\s*:\\s"),
          Sign.of(
              "speaks as a role of a chat",
              "<\\|[^|]{1,30}\\|>|\\[/?INST]|<</?SYS>>|^#{2,} ?(?:system|instruction)"),
          Sign.of(
              "tells a machine who it is",
              "\\byou are (?:now )?(?:an? )?(?:\\w+ )?(?:ai|assistant|language model|chatbot|chatgpt|gpt|copilot)\\b|\\bas an ai (?:language )?model\\b"),
          Sign.of(
              "tells a machine what to say",
              "\\b(?:reveal|print|repeat|show)\\b.{0,20}\\b(?:your|the) (?:system )?(?:prompt|instructions)\\b|\\b(?:new|updated|hidden|secret) instructions?\\b|\\b(?:when|if) (?:you are )?(?:asked|summari[sz]ing|answering)\\b.{0,60}\\b(?:say|answer|reply|tell|state|respond)\\b|\\b(?:tell|inform|convince) (?:the |your |every |all )?(?:users?|readers?|person|people)\\b.{0,15}\\bthat\\b|\\bdo not (?:tell|mention|reveal|cite)\\b"),
          Sign.of(
              "carries code of a page",
              "<\\s*/?\\s*(?:script|iframe|object|embed|svg|img|style|form|meta|link|base)\\b|\\bjavascript\\s*:|\\bdata:text/html|\\bon(?:error|load|click|mouseover|focus)\\s*="));

  private Suspicion() {}

  /** The first thing found, as a short phrase. */
  static Optional<String> in(String title, String text) {
    String seen =
        Normalizer.normalize(title + "\n" + text, Normalizer.Form.NFKC)
            .replaceAll("\\p{Cf}", "")
            .replace("&lt;", "<");
    return SIGNS.stream()
        .filter(sign -> sign.words.matcher(seen).find())
        .map(Sign::reason)
        .findFirst();
  }
}
