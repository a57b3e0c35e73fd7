package dev.onward.ground;

import dev.onward.index.Passage;
import dev.onward.knowledge.Credential;
import dev.onward.knowledge.Section;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The check of one answer, sentence by sentence in its order, since a sentence may speak of what
 * the one before it named. Not thread-safe.
 */
public final class Check {
  private static final Pattern NOT_A_SENTENCE = Pattern.compile("\\s*(?:#{1,6} .*|[|\\s:-]*)");
  private static final Pattern CLAUSE_END =
      Pattern.compile(
          "[;:(]|, (?:and|but|while|whereas|so)\\b|\\b(?:but|while|whereas|although)\\b");
  private static final Pattern POINTS_BACK =
      Pattern.compile(
          "(?i)\\b(?:it|its|this|(?<!\\w )that|the (?:exam|badge|credential|certification|renewal)|your badge|renewals?)\\b");

  /** Speaks of credentials in general, not of the one that was named before. */
  private static final Pattern GENERAL =
      Pattern.compile(
          "(?i)\\b(?:an?|any|every|each|no|some|all|other|most|those|such) (?:[\\w-]+ ){0,2}(?:credential|exam|badge|certification|one)s?\\b"
              + "|\\b(?:credentials|exams|badges|certifications)\\b");

  private static final Pattern DENIAL =
      Pattern.compile(
          "(?i)\\b(?:no|not|none|unknown|neither|nor|kein\\w*|nicht|aucun|ningún)\\b|n't\\b");

  /** Says of an exam or a name that there is none, and not something else of it. */
  private static final Pattern DISOWNS =
      Pattern.compile(
          "(?i)(?:\\b(?:no|not|none|nothing|never|neither|nor)\\b|n't\\b).{0,60}\\b(?:exists?|knowledge|sources?|know[ns]?|heard|finds?|found|such|listed)\\b"
              + "|\\b(?:there (?:is|are) no|there's no|know of no|(?:found|find|know|hold|have|has) nothing (?:on|of|about)|unknown|invented)\\b"
              + "|\\b(?:is|are)(?: not|n't) (?:an?|the) (?:[\\w-]+ ){0,2}(?:exam|credential|certification|code)\\b");

  private static final Pattern OF_THE_MATTER =
      Pattern.compile(
          "(?i)\\b(?:exams?|badges?|certif\\w+|credentials?|renew\\w*|retire\\w*|microsoft|azure|salar\\w+|pay|employers?|recruiters?|guarantee\\w*)\\b");

  /**
   * Below it a sentence and a passage speak of different things. Measured on 369 sentences of the
   * knowledge: against a passage of another document 57 in 100 lie below, against their own 5.
   */
  private static final double NEAR = 0.5;

  /** For a sentence that names no source, against the best of all: 92 in 100, and 20. */
  private static final double NEAR_WITHOUT_SOURCE = 0.6;

  private static final int LEAST_WORDS = 6;
  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final Pattern NUMBER_MARK = Pattern.compile("\\[\\d{1,3}]");

  /** What speaks of pay; to earn a badge is another thing. */
  private static final Pattern PAY =
      Pattern.compile(
          "(?i)\\b(?:salar\\w+|wages?|incomes?|(?:five|six|seven)[- ]figures?|pay(?:s|check| rises?| raises?)?|paid|earn(?:s|ings)? (?:you )?(?:[$€£\\d]|an?\\b|up to|more|about|around|between|over)|\\d{2,3}k)\\b");

  private final Basis basis;
  private final Given given;
  private final List<Passage> passages;
  private final Set<Claim> ours;
  private final Set<Claim> said;
  private final StringBuilder written = new StringBuilder(" ");
  private Optional<Credential> subject;
  private Tally tally = Tally.NONE;

  Check(Basis basis, Given given) {
    this.basis = basis;
    this.given = given;
    this.passages = new ArrayList<>(given.passages());
    this.ours = new HashSet<>(ClaimFinder.backing(given.ours()));
    this.ours.addAll(ClaimFinder.in(given.today().toString()));
    this.written.append(even(Section.withoutMarks(given.ours())));
    this.said = ClaimFinder.backing(given.said());
    this.subject =
        given.credentials().size() == 1
            ? basis.catalogue().credential(given.credentials().getFirst())
            : Optional.empty();
  }

  /** Adds what was found on the way. */
  public void more(List<Passage> found, String reckoned) {
    passages.addAll(found);
    ours.addAll(ClaimFinder.backing(reckoned));
    written.append(even(NUMBER_MARK.matcher(reckoned).replaceAll("")));
  }

  public Tally tally() {
    return tally;
  }

  /** Judges a sentence, its marks taken away; {@code cited} are the passages that it marked. */
  public Verdict check(String sentence, List<Passage> cited) {
    String plain = ClaimFinder.plain(sentence).strip();
    Verdict verdict =
        NOT_A_SENTENCE.matcher(plain).matches() ? new Verdict.Talk() : judged(plain, cited);
    tally = tally.plus(verdict);
    return verdict;
  }

  private Verdict judged(String sentence, List<Passage> cited) {
    Optional<String> otherwise = contradiction(sentence);
    if (otherwise.isPresent()) {
      return new Verdict.Contradicted(otherwise.get());
    }
    Set<Claim> open = new LinkedHashSet<>(ClaimFinder.in(sentence));
    boolean claims = !open.isEmpty();
    boolean denies = DENIAL.matcher(sentence).find();
    boolean disowns = DISOWNS.matcher(sentence).find();
    open.removeIf(claim -> isKnown(claim, disowns));
    Set<String> codes = ClaimFinder.codes(sentence);
    cited.forEach(passage -> open.removeIf(claim -> isBacked(claim, passage, codes)));
    List<Passage> behind = new ArrayList<>(cited);
    for (Passage passage : passages) {
      if (!open.isEmpty() && open.removeIf(claim -> isBacked(claim, passage, codes))) {
        behind.add(passage);
      }
    }
    if (!open.isEmpty() || (!denies && isPayFromNowhere(sentence, behind))) {
      return new Verdict.Unsupported();
    }
    // What the cited passages hold word for word needs no comparing by meaning.
    boolean exact = (claims && behind.size() == cited.size()) || isOurs(sentence);
    return !exact && isFarFrom(sentence, behind)
        ? new Verdict.Unsupported()
        : claims || !cited.isEmpty() ? new Verdict.Supported(behind) : new Verdict.Talk();
  }

  // ---------------------------------------------------------------- the catalogue

  private Optional<String> contradiction(String sentence) {
    if (sentence.endsWith("?")) {
      return Optional.empty();
    }
    Optional<String> found = Optional.empty();
    for (String clause : CLAUSE_END.split(sentence, -1)) {
      List<Credential> named = named(clause);
      if (named.size() == 1) {
        subject = Optional.of(named.getFirst());
      } else if (named.size() > 1) {
        subject = Optional.empty();
      }
      boolean speaksOfIt = !named.isEmpty() || pointsBack(clause);
      if (found.isEmpty() && speaksOfIt) {
        found = subject.flatMap(it -> new Standing(it, given.today(), ours).against(clause));
      }
    }
    return found;
  }

  /** "It is a badge that ..." speaks of it, "a badge that ..., with its ..." does not. */
  private static boolean pointsBack(String clause) {
    Matcher back = POINTS_BACK.matcher(clause);
    Matcher general = GENERAL.matcher(clause);
    return back.find() && (!general.find() || back.start() < general.start());
  }

  private List<Credential> named(String clause) {
    return ClaimFinder.codes(clause).stream()
        .flatMap(code -> basis.catalogue().credential(code).stream())
        .distinct()
        .toList();
  }

  // ---------------------------------------------------------------- exact tokens

  private boolean isKnown(Claim claim, boolean disowns) {
    return switch (claim.kind()) {
      // What we or the person wrote of an exam that does not exist doesn't make it one.
      case CODE -> disowns || basis.catalogue().credential(claim.value()).isPresent();
      case NAME -> disowns || basis.knows(claim.value());
      case DATE -> isAmong(claim, ours) || isAmong(claim, said) || isOfTheSubject(claim);
      // Sums and shares are too easily the right number of another thing.
      case NUMBER ->
          isAmong(claim, ours)
              || (claim.value().matches("\\d{1,4}")
                  && (isOfTheSubject(claim) || isAmong(claim, said)));
    };
  }

  private boolean isOfTheSubject(Claim claim) {
    return subject.map(basis::backing).filter(known -> isAmong(claim, known)).isPresent();
  }

  /** A date is backed by what speaks of the exams that the sentence names, if it names any. */
  private boolean isBacked(Claim claim, Passage passage, Set<String> codes) {
    Set<Claim> backing = basis.backing(passage);
    boolean speaksOfThem =
        claim.kind() != Claim.Kind.DATE
            || codes.isEmpty()
            || codes.contains(passage.documentId())
            || codes.stream().anyMatch(code -> backing.contains(new Claim(Claim.Kind.CODE, code)));
    return speaksOfThem && isAmong(claim, backing);
  }

  private static boolean isAmong(Claim claim, Set<Claim> known) {
    return known.stream().anyMatch(claim::isBackedBy);
  }

  /** Pay is promised too easily: a source has to speak of it at all. */
  private boolean isPayFromNowhere(String sentence, List<Passage> behind) {
    return PAY.matcher(sentence).find()
        && !isOurs(sentence)
        && behind.stream().noneMatch(passage -> PAY.matcher(passage.text()).find());
  }

  // ---------------------------------------------------------------- meaning

  /** True where Onward wrote the very sentence itself. */
  private boolean isOurs(String sentence) {
    return written.toString().contains(even(sentence));
  }

  private static String even(String text) {
    return NO_WORD.matcher(text.toLowerCase(Locale.ROOT)).replaceAll(" ");
  }

  /** What leads to something, denies something or speaks of other matters. */
  private static boolean saysLittle(String sentence) {
    return sentence.endsWith(":")
        || DENIAL.matcher(sentence).find()
        || !OF_THE_MATTER.matcher(sentence).find();
  }

  private boolean isFarFrom(String sentence, List<Passage> behind) {
    boolean bare = behind.isEmpty();
    if (sentence.split("\\s+", -1).length < LEAST_WORDS || (bare && saysLittle(sentence))) {
      return false;
    }
    float[] vector = basis.vector(sentence);
    double near = bare ? NEAR_WITHOUT_SOURCE : NEAR;
    return (bare ? passages : behind)
        .stream().noneMatch(passage -> basis.nearness(vector, passage) >= near);
  }
}
