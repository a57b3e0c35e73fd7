package dev.onward.gather.prose;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells prose that speaks to a machine, or to a reader's assistant, from prose that speaks of one.
 * It looks at one sentence at a time, as it reads once disguises are taken off: look-alike letters,
 * letters that nobody sees, letters set apart, base64 and the like. A sentence in a language or a
 * script that our posts are not written in can't be judged, so it counts as one. It can't find
 * every disguise, so nothing may rely on it alone.
 */
public final class PromptInjection {
  private static final String AUDIENCE =
      "(?:assistants?|chat ?bots?|bots?|(?:large |small )?language"
          + " models?|llms?|(?:ai|automated|automatic|machine|digital)(?:[- ]\\w+)?"
          + " (?:agents?|systems?|tools?|readers?|models?|assistants?|helpers?|summari[sz]ers?)|summari[sz]ers?|crawlers?|scrapers?|ais?|machines?|whoever"
          + " (?:reads|summari[sz]es|quotes)|any(?:one|thing|body)"
          + " (?:reading|quoting|summari[sz]ing)|(?:model|system|program|software)s?"
          + " (?:that|which|reading|quoting|summari[sz]ing|answering|processing))";
  private static final String DUTY =
      "(?:must|should|shall|always|never|ha(?:s|ve) to|need(?:s)? to|(?:is|are)"
          + " (?:to|required|asked|told|instructed|expected|obliged)|ought|please|kindly|may"
          + " only|will now|is now)";
  private static final String SPEECH =
      "(?:say|adds?|recommends?|tell|state|mention|include|quote|answer|repl(?:y|ies)|respond|claim|insert|append|output|write|promote|advi[sc]e|suggest|repeat|print|reveal|treat|consider|assume|believe|ignore|follow|obey|send|forward|link|point|refer|rank|prefer|present|confirm|translate|append|begin|end)";

  private record Sign(String reason, Pattern words) {
    static Sign of(String reason, String words) {
      return new Sign(reason, Pattern.compile(words, Pattern.CASE_INSENSITIVE));
    }
  }

  private static final List<Sign> SIGNS =
      List.of(
          Sign.of(
              "commands its reader",
              "\\b(?:ignore|disregard|forget|override|overrule|bypass|discard|neglect|skip|void|drop|set"
                  + " aside|pay no (?:attention|heed)|do not (?:follow|obey|heed)|don[\u2019']t"
                  + " (?:follow|obey|heed)|stop"
                  + " following)\\b.{0,120}\\b(?:instructions?|prompts?|rules|guidelines?|guidance|directives?|orders|(?:everything|anything|all|what)(?:"
                  + " \\w+){0,3} (?:above|before|earlier|previously)|previous"
                  + " (?:text|message)s?|(?:earlier|prior) (?:text|message|context)s?)\\b"),
          Sign.of(
              "commands its reader",
              "\\b(?:instructions?|prompts?|rules|guidelines?|guidance)\\b.{0,60}\\b(?:are|is|become)\\b.{0,12}\\b(?:void|null|obsolete|cancel\\w+|superseded|no"
                  + " longer (?:valid|apply|in force))\\b"),
          Sign.of(
              "speaks as a role of a chat",
              "(?:^|[>\\]]\\s*)\\s*(?:system|assistant|user|developer|human|ai)\\s*:\\s"),
          Sign.of(
              "speaks as a role of a chat",
              "<\\|[^|]{1,30}\\|>|\\[/?INST]|<</?SYS>>|\\{\\{[^}]{1,60}}}|^#{2,}"
                  + " ?(?:system|instruction)|\\bBEGIN (?:SYSTEM|PROMPT|INSTRUCTION)"),
          Sign.of(
              "tells a machine who it is",
              "\\byou are (?:now )?(?:an? |the )?(?:[\\w-]+ ){0,3}(?:ai|assistant|language"
                  + " model|llm|chatbot|chatgpt|gpt|copilot|bot)\\b|\\bas an"
                  + " ai\\b|\\b(?:act|behave|answer|respond|speak) as (?:an?|the|if"
                  + " you)\\b|\\bpretend (?:to be|that you)\\b|\\bfrom now on,?"
                  + " you\\b|\\b(?:enter|enable|switch to)"
                  + " (?:developer|debug|god|admin|unrestricted|jailbreak) mode\\b"),
          Sign.of(
              "tells a machine what to say",
              "\\b" + AUDIENCE + "\\b.{0,90}\\b" + DUTY + "\\b.{0,40}\\b" + SPEECH + "\\b"),
          Sign.of(
              "tells a machine what to say",
              "\\b(?:note|message|notice|instructions?|hint|info(?:rmation)?|reminder|attention)s?\\b.{0,12}\\b(?:for|to)\\b.{0,25}\\b"
                  + AUDIENCE
                  + "\\b"),
          Sign.of(
              "tells a machine what to say",
              "\\b(?:if|when|whenever|once) (?:you are |you[\u2019']re |a user |the user |users"
                  + " |somebody |anyone |someone )?(?:an? )?(?:asked|asks?|ai|llm|language"
                  + " model|summari[sz]ing|answering|reading this as)\\b.{0,80}\\b(?:"
                  + SPEECH
                  + ")\\b"),
          Sign.of(
              "tells a machine what to say",
              "\\b(?:reveal|print|repeat|show|leak|output)\\b.{0,25}\\b(?:your|the) (?:system"
                  + " |hidden |initial"
                  + " )?(?:prompt|instructions)\\b|\\b(?:new|updated|hidden|secret|special|further)"
                  + " instructions?(?: for"
                  + " you)?\\s*[:.]|\\b(?:tell|inform|convince|persuade|assure) (?:the |your |every"
                  + " |all |each |any"
                  + " )?(?:users?|readers?|person|people|human|customers?)\\b.{0,15}\\b(?:that|to|about)\\b|\\bdo"
                  + " not (?:tell|mention|reveal|cite)\\b|\\bin (?:your|every|all|each)"
                  + " (?:answers?|repl(?:y|ies)|responses?|summar(?:y|ies))\\b"),
          Sign.of(
              "carries code of a page",
              "<\\s*/?\\s*(?:script|iframe|object|embed|svg|img|style|form|meta|link|base)\\b|\\bjavascript\\s*:|\\bdata:text/html|\\bon(?:error|load|click|mouseover|focus)\\s*="));

  /** Letters of other scripts that look like a Latin one, after NFKC. */
  private static final Map<Integer, Character> LOOKS_LIKE = new HashMap<>();

  static {
    String others = "абвеёзікмнорстухѕјԛԝһӏցοιαυνκρτεηχΑΒΕΖΗΙΚΜΝΟΡΤΥΧАВЕКМНОРСТУХІЅЈ";
    String latin = "a6beeeikmhopctyxsjqwhlgoiauvkptenxABEZHIKMNOPTYXABEKMHOPCTYXISJ";
    for (int i = 0; i < others.length(); i++) {
      LOOKS_LIKE.put((int) others.charAt(i), latin.charAt(i));
    }
  }

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}]+");
  private static final Pattern OPAQUE = Pattern.compile("[A-Za-z0-9+/_-]{16,}={0,2}");
  private static final Pattern SET_APART =
      Pattern.compile("(?:\\b\\p{L}[ .\u00b7_-]){5,}\\p{L}\\b");
  private static final Pattern NO_LETTER = Pattern.compile("[^a-z]+");
  private static final Pattern BARE =
      Pattern.compile(
          "(?:ignore|disregard|forget|override)\\w{0,40}(?:instruction|prompt|rules)|youarean?(?:ai|assistant)");

  private static final Set<String> ENGLISH =
      words(
          ("the a an of to in and is are for with on by from you your that this it be can will we"
              + " our as at or not has have now all its more when how what which their they into"
              + " than also was were been using use new get no any if but per via up out i"));
  private static final Set<String> FOREIGN =
      words(
          ("der die das und oder nicht ist sind ein eine einen den dem des mit von zu auf für im am"
              + " wird werden alle jedem jeder sie wir bitte nach bei über aus el los las una del"
              + " y que en por para con es son todos todas al se su le les des du et est sont une"
              + " pour dans sur avec vous nous tous toutes ne pas aux ces o os as um uma da na em"
              + " e não com todos você il lo gli di che per è sono tutti het een van niet voor met"
              + " alle hai hain karo sab aur ko ki ka se nahi yeh"));

  private PromptInjection() {}

  private static Set<String> words(String words) {
    return Set.copyOf(List.of(words.split(" ", -1)));
  }

  /** Why a sentence is no prose for readers, as a short phrase; empty where nothing is found. */
  public static Optional<String> in(String sentence) {
    String seen = seen(sentence);
    if (isMixed(seen)) {
      return Optional.of("hides words behind letters that look alike");
    }
    for (String reading : readings(seen)) {
      for (Sign sign : SIGNS) {
        if (sign.words().matcher(reading).find()) {
          return Optional.of(sign.reason());
        }
      }
    }
    if (BARE.matcher(bare(seen)).find()) {
      return Optional.of("commands its reader");
    }
    if (decodes(seen)) {
      return Optional.of("carries words in a code");
    }
    return isForeign(seen) ? Optional.of("is in another language") : Optional.empty();
  }

  /** The first thing found in a title or a text. */
  public static Optional<String> in(String title, String text) {
    return SentenceSplitter.of(title + "\n" + text).stream()
        .flatMap(sentence -> in(sentence).stream())
        .findFirst();
  }

  private static String seen(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC)
        .replaceAll("[\\p{Cf}\\p{Co}\\p{Cn}]", "")
        .replace("&lt;", "<");
  }

  private static List<String> readings(String seen) {
    List<String> readings = new ArrayList<>(List.of(seen));
    String latin = latin(seen);
    if (!latin.equals(seen)) {
      readings.add(latin);
    }
    readings.add(rotated(seen));
    if (SET_APART.matcher(seen).find()) {
      readings.add(seen.replaceAll("(?<=\\b\\p{L})[ .\u00b7_-](?=\\p{L}\\b)", ""));
    }
    return readings;
  }

  private static String latin(String text) {
    StringBuilder latin = new StringBuilder(text.length());
    text.chars().forEach(c -> latin.append(LOOKS_LIKE.getOrDefault(c, (char) c).charValue()));
    return latin.toString();
  }

  /** ROT13, the oldest of disguises. */
  private static String rotated(String text) {
    StringBuilder rotated = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean small = c >= 'a' && c <= 'z';
      boolean large = c >= 'A' && c <= 'Z';
      char first = small ? 'a' : 'A';
      rotated.append(small || large ? (char) (first + (c - first + 13) % 26) : c);
    }
    return rotated.toString();
  }

  private static String bare(String text) {
    String plain = latin(text).toLowerCase(Locale.ROOT);
    String letters =
        plain
            .replace('0', 'o')
            .replace('1', 'i')
            .replace('3', 'e')
            .replace('4', 'a')
            .replace('5', 's');
    return NO_LETTER.matcher(letters).replaceAll("");
  }

  /** A word of letters from two scripts is none of any language; "µs" is a unit. */
  private static boolean isMixed(String text) {
    Matcher words = WORD.matcher(text);
    while (words.find()) {
      String word = words.group();
      long others = word.codePoints().filter(c -> isOf(c, false)).count();
      if (others > 0 && word.length() > 3 && word.codePoints().anyMatch(c -> isOf(c, true))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOf(int letter, boolean latin) {
    Character.UnicodeScript script = Character.UnicodeScript.of(letter);
    boolean inherited =
        script == Character.UnicodeScript.COMMON || script == Character.UnicodeScript.INHERITED;
    return !inherited && latin == (script == Character.UnicodeScript.LATIN);
  }

  private static boolean decodes(String text) {
    Matcher opaque = OPAQUE.matcher(text);
    while (opaque.find()) {
      String word = opaque.group();
      boolean mixed =
          (word.matches(".*[a-z].*") && word.matches(".*[A-Z].*")) || word.matches("[0-9a-fA-F]+");
      if (mixed && (isText(base64(word)) || isText(hex(word)))) {
        return true;
      }
    }
    return false;
  }

  private static byte[] base64(String word) {
    try {
      String plain = word.replace('-', '+').replace('_', '/').replaceAll("=+$", "");
      return Base64.getDecoder().decode(plain.substring(0, plain.length() - plain.length() % 4));
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }

  private static byte[] hex(String word) {
    if (word.length() % 2 != 0 || !word.matches("[0-9a-fA-F]+")) {
      return new byte[0];
    }
    return java.util.HexFormat.of().parseHex(word);
  }

  private static boolean isText(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.US_ASCII);
    long plain =
        text.chars()
            .filter(c -> c == ' ' || Character.isLetterOrDigit(c) || c == '.' || c == ',')
            .count();
    return bytes.length >= 12 && text.indexOf(' ') > 0 && plain >= 0.95 * bytes.length;
  }

  private static boolean isForeign(String text) {
    long others = text.codePoints().filter(c -> isOf(c, false)).count();
    long latin = text.codePoints().filter(c -> isOf(c, true)).count();
    if (others > 3 && others * 3 > latin) {
      return true;
    }
    List<String> words =
        WORD.matcher(text.toLowerCase(Locale.ROOT)).results().map(m -> m.group()).toList();
    if (words.size() < 5) {
      return false;
    }
    long english = words.stream().filter(ENGLISH::contains).count();
    long foreign =
        words.stream().filter(FOREIGN::contains).filter(w -> !ENGLISH.contains(w)).count();
    return foreign >= 2 && foreign > 2 * english;
  }
}
