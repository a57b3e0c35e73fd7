package dev.onward.gather.judge;

import dev.onward.gather.judge.ProposedChange.Field;
import dev.onward.gather.prose.Sanitizer;
import dev.onward.gather.read.SourceItem;
import dev.onward.knowledge.AsOf;
import dev.onward.knowledge.Catalogue;
import dev.onward.knowledge.Credential;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Finds what an item says of the standing of a credential. That is never taken over: it becomes a
 * proposed change with both texts side by side. Thread-safe.
 */
final class CredentialWatch {
  private static final int LONGEST_QUOTE = 400;

  /** What a statement on a credential is about, the first that fits; the last fits any date. */
  private static final Map<Field, Pattern> FIELDS = new LinkedHashMap<>();

  static {
    FIELDS.put(Field.RENEWAL, words("renew\\w*|expir\\w+|extend(?:ed|s|ing)?|validity|laps\\w+"));
    FIELDS.put(
        Field.RETIREMENT,
        words(
            "retir\\w+|discontinu\\w+|sunset\\w*|end of"
                + " (?:life|support)|withdraw\\w*|ends?|replac\\w+|last day"));
    FIELDS.put(
        Field.BETA, words("betas?|generally available|general availability|goes live|live since"));
    FIELDS.put(Field.PREREQUISITES, words("prerequisites?|requires?|required"));
    FIELDS.put(Field.MINUTES, words("minutes|duration"));
    FIELDS.put(Field.TITLE, words("renam\\w+|new name|now called"));
    FIELDS.put(
        Field.EXAM,
        words(
            "skills measured|study guide|new exam|exam (?:changes?|updates?)|outline|passing"
                + " score"));
    FIELDS.put(
        Field.OTHER,
        words(
            "prices?|fees?|costs?|vouchers?|discount\\w*|free|usd|launch\\w*|available|announc\\w+|new|update[sd]?|chang\\w+|20\\d\\d|jan(?:uary)?|feb(?:ruary)?|march|april|may|june|july|august|sept(?:ember)?|october|november|december"));
  }

  private static final Pattern CODE =
      Pattern.compile(
          "\\b(AB|AI|AIF|AIP|AZ|DP|GH|MB|MD|MLA|MS|PL|SC)[- \\u2010-\\u2015]?([CP]?\\d{2,4})\\b");

  /** A credential that is not named by its code or whole name. */
  private static final Pattern OF_CREDENTIALS =
      words("exams?|certifications?|certified|credentials?|applied skills?|badges?");

  /** Of these every sentence is for an editor, whatever it says. */
  private static final Pattern OF_EXAMS =
      words(
          "exams?|re-?takes?|re-?sits?|recertif\\w+|vouchers?|certifications?|microsoft"
              + " certified|skills measured|proctored");

  /** A word in the name of a credential that no product has in its name. */
  private static final Pattern LEVEL =
      words("associate|expert|fundamentals|specialty|professional|practitioner|certified");

  private static final Pattern SENTENCE = Pattern.compile("(?<=[.!?])\\s+|\\n+");

  private final Catalogue catalogue;
  private final Map<String, Credential> byName;

  CredentialWatch(Catalogue catalogue) {
    this.catalogue = catalogue;
    this.byName =
        catalogue.credentials().stream()
            .collect(
                Collectors.toMap(
                    credential -> credential.name().toLowerCase(Locale.ROOT),
                    credential -> credential,
                    (first, second) -> first));
  }

  private static Pattern words(String words) {
    return Pattern.compile("(?i)\\b(?:" + words + ")\\b");
  }

  /** True where an item may say something of the standing of a credential, known to us or not. */
  boolean isTouchedBy(SourceItem finding) {
    String text = finding.title() + "\n" + finding.text();
    if (OF_EXAMS.matcher(text).find()) {
      return true;
    }
    boolean named = CODE.matcher(text).find() || !named(text).isEmpty();
    return (named || OF_CREDENTIALS.matcher(text).find())
        && FIELDS.values().stream().anyMatch(words -> words.matcher(text).find())
        && (named || saysWhatMatters(text));
  }

  /** Without a name it has to speak of an exam or the like and of its standing in one sentence. */
  private static boolean saysWhatMatters(String text) {
    return SENTENCE
        .splitAsStream(text)
        .filter(sentence -> OF_CREDENTIALS.matcher(sentence).find())
        .anyMatch(sentence ->
            FIELDS.entrySet().stream()
                .filter(entry -> entry.getKey() != Field.OTHER)
                .anyMatch(entry -> entry.getValue().matcher(sentence).find()));
  }

  /** What it says of each credential that it names, beside what we say. */
  List<ProposedChange> proposals(SourceItem finding, LocalDate today) {
    String text = Sanitizer.of(finding.title()) + ".\n" + finding.text();
    List<ProposedChange> proposals = new ArrayList<>();
    for (String id : named(text)) {
      String theirs = quote(text, id);
      Field field = field(theirs);
      proposals.add(
          new ProposedChange(
              id,
              catalogue.credential(id).isEmpty() ? Field.NEW : field,
              catalogue.credential(id).map(known -> ours(known, field, today)).orElse(""),
              theirs,
              finding.url(),
              "said in \"%s\""
                  .formatted(Sanitizer.of(finding.title(), ItemWording.LONGEST_TITLE))));
    }
    return proposals;
  }

  /** The ids of the credentials that a text names; the code of one that we do not know. */
  private Set<String> named(String text) {
    Set<String> ids = new LinkedHashSet<>();
    Matcher code = CODE.matcher(text);
    while (code.find()) {
      String written = code.group(1) + "-" + code.group(2);
      ids.add(catalogue.credential(written).map(Credential::id).orElse(written));
    }
    List<String> sentences = SENTENCE.splitAsStream(text).toList();
    byName.forEach((name, credential) -> {
      if (sentences.stream().anyMatch(sentence -> names(sentence, name))) {
        ids.add(credential.id());
      }
    });
    return ids;
  }

  /** Some credentials are called as a product is: "GitHub Copilot". */
  private static boolean names(String sentence, String name) {
    return sentence.toLowerCase(Locale.ROOT).contains(name)
        && (LEVEL.matcher(name).find() || OF_CREDENTIALS.matcher(sentence).find());
  }

  /** The sentences that name it, and the next one, where the standing often is said. */
  private String quote(String text, String id) {
    List<String> sentences = SENTENCE.splitAsStream(text).toList();
    List<String> said = new ArrayList<>();
    boolean before = false;
    for (String sentence : sentences) {
      boolean names = named(sentence).contains(id);
      if (names || before) {
        said.add(sentence.strip());
      }
      before = names;
    }
    return Sanitizer.of(String.join(" ", said), LONGEST_QUOTE);
  }

  private static Field field(String text) {
    return FIELDS.entrySet().stream()
        .filter(entry -> entry.getValue().matcher(text).find())
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(Field.OTHER);
  }

  private static String ours(Credential credential, Field field, LocalDate today) {
    String standing =
        "%s is %s on %s."
            .formatted(
                credential.codeAndName(), credential.statusOn(today).word(), AsOf.spoken(today));
    String retires =
        credential
            .lifecycle()
            .retiresOn()
            .map(day -> " Retirement: " + AsOf.spoken(day) + ".")
            .orElse(" We know of no day of retirement.");
    String more =
        switch (field) {
          case RENEWAL ->
              credential
                  .lifecycle()
                  .renewalEndsOn()
                  .map(day -> " Renewal ends on " + AsOf.spoken(day) + ".")
                  .orElse(credential.canRenewOn(today) ? " It can be renewed." : " No renewal.");
          case MINUTES ->
              credential.exam().minutes().map(m -> " The exam takes " + m + " minutes.").orElse("");
          case OTHER ->
              credential.exam().priceUsd().map(usd -> " Price: " + usd + " USD.").orElse("");
          case NEW, VANISHED, RETIREMENT, BETA, TITLE, EXAM, PREREQUISITES -> "";
        };
    return standing
        + retires
        + more
        + " Verified %s (%s).".formatted(credential.verified().spoken(), credential.url());
  }
}
