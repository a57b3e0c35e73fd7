package dev.onward.ground;

import dev.onward.ground.Recogniser.Recognised;
import dev.onward.index.Passage;
import dev.onward.knowledge.Credential;
import dev.onward.knowledge.Section;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The check of one answer, sentence by sentence in its order, since a sentence may speak of what
 * the one before it named. Each clause is recognised as one of the {@link Proposition}s and held
 * against the catalogue; what the catalogue doesn't tell has to stand in a passage; what is not
 * recognised is not shown as if a source said it. Not thread-safe.
 */
public final class Check {
  /** A longer piece is no sentence, and is not read. */
  public static final int LONGEST = 2_000;

  private static final Pattern NOT_A_SENTENCE = Pattern.compile("\\s*(?:#{1,6} .*|[|\\s:-]*)");
  private static final Pattern BULLET = Pattern.compile("^\\s*(?:[-*+\\u2022>] |\\d{1,2}[.)] )+");
  private static final Pattern POINTS_BACK =
      Pattern.compile(
          "(?i)\\b(?:it|its|it's|this|(?<!\\w"
              + " )that|they|them|both|neither|(?:the|your|this|that|an?|either) (?:old |new |same"
              + " |other"
              + " )?(?:exam|badge|credential|certification|certificate|renewal|successor|first"
              + " attempt)\\w*|renewing|the renewal|(?:er|sie|es|die pr\u00fcfung|die"
              + " verl\u00e4ngerung|ihr abzeichen)|(?:l'examen|le renouvellement|votre badge)|(?:el"
              + " examen|la renovaci\u00f3n|tu insignia))\\b");

  /** Speaks of credentials in general, not of the one that was named before. */
  private static final Pattern GENERAL =
      Pattern.compile(
          "(?i)\\b(?:an?|any|every|each|no|some|all|other|most|those|such) (?:[\\w-]+"
              + " ){0,2}(?:credential|exam|badge|certification|one)s?\\b"
              + "|\\b(?:credentials|exams|badges|certifications)\\b");

  private static final Pattern NEGATION =
      Pattern.compile(
          "(?i)\\b(?:no|not|none|unknown|neither|nor|never|nothing|kein\\w*|nicht|unbekannt|aucune?|pas|ning\u00fan|no|n\u00e3o)\\b|n't\\b");
  private static final Pattern OF_THE_PERSON =
      Pattern.compile(
          "(?i)\\b(?:you|your|yours|ihre?[nmrs]?|deine?[nmrs]?|du|votre|vous|tu|tus)\\b");
  private static final Pattern OF_THE_MATTER =
      Pattern.compile(
          "(?i)\\b(?:exams?|badges?|certif\\w+|credentials?|renew\\w*|retire\\w*|microsoft|azure|salar\\w+|pay|employers?|recruiters?|guarantee\\w*)\\b");
  private static final Pattern ONLY_A_NAME = Pattern.compile("(?:x[a-d]x|:| |and|or|und)*");
  private static final Pattern PRESUPPOSES =
      Pattern.compile(
          "(?i)\\b(?:know|knew|heard?|aware|realise|realize|noticed?|believe|tell"
              + " you|wusst\\w*|wissen|saviez|sab\u00edas?|sabia)\\b.*?\\b(?:that|dass|que)\\b");
  private static final Pattern YES =
      Pattern.compile(
          "(?i)\\W*(?:yes|yep|yeah|ja|oui|s[i\u00ed]|sim|indeed|certainly|it is|you can|it"
              + " can)\\W*");
  private static final Pattern NO =
      Pattern.compile(
          "(?i)\\W*(?:no|nope|nein|non|n[a\u00e3]o|it isn't|it is not|you can't|it can't)\\W*");

  /**
   * Below it a sentence and a passage speak of different things. Measured on 369 sentences of the
   * knowledge: against a passage of another document 57 in 100 lie below, against their own 5.
   */
  private static final double NEAR = 0.5;

  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final Pattern NUMBER_MARK = Pattern.compile("\\[\\d{1,3}]");
  private static final Pattern END = Pattern.compile("[.!?;:|\\n]+(?=\\s|$)|\\n");

  /** What speaks of pay; to earn a badge is another thing. */
  private static final Pattern PAY =
      Pattern.compile(
          "(?i)\\b(?:salar\\w+|wages?|incomes?|(?:five|six|seven)[- ]figures?|pay(?:s|check|"
              + " rises?| raises?)?|paid|earn(?:s|ings)? (?:you )?(?:[$\u20ac\u00a3\\d]|an?\\b|up"
              + " to|more|about|around|between|over)|\\d{2,3}k)\\b");

  private final Basis basis;
  private final CredentialFacts facts;
  private final List<Passage> passages;
  private final Set<Claim> ours;
  private final Set<Claim> said;
  private final Set<String> written = new HashSet<>();
  private List<Credential> subjects;
  private @Nullable Asked asked;
  private List<String> columns = List.of();
  private List<String> rowBefore = List.of();
  private Tally tally = Tally.NONE;

  /** A question that the answer itself puts, and may answer with yes or no. */
  private record Asked(Proposition stated, Clause clause, List<Credential> about) {}

  Check(Basis basis, Given given) {
    this.basis = basis;
    this.passages = new ArrayList<>(given.passages());
    this.ours = new HashSet<>(ClaimFinder.backing(given.ours()));
    this.ours.addAll(ClaimFinder.in(given.today().toString()));
    write(Section.withoutMarks(given.ours()));
    this.said = ClaimFinder.backing(given.said());
    this.facts =
        new CredentialFacts(given.today(), Set.copyOf(ours), basis.catalogue()::credential);
    this.subjects =
        given.credentials().stream()
            .flatMap(id -> basis.catalogue().credential(id).stream())
            .toList();
  }

  /** Adds what was found on the way. */
  public void more(List<Passage> found, String reckoned) {
    passages.addAll(found);
    ours.addAll(ClaimFinder.backing(reckoned));
    write(NUMBER_MARK.matcher(reckoned).replaceAll(""));
  }

  /** Read as sentences are that come from a model, or their parts would be others. */
  private void write(String text) {
    for (String line : text.split("\\n", -1)) {
      for (String sentence : END.split(ClaimFinder.plain(PlainText.of(line)), -1)) {
        written.add(even(sentence));
      }
    }
  }

  public Tally tally() {
    return tally;
  }

  /** Judges a sentence, its marks taken away; {@code cited} are the passages that it marked. */
  public Verdict check(String sentence, List<Passage> cited) {
    String plain = ClaimFinder.plain(PlainText.of(sentence)).strip();
    Verdict verdict =
        plain.length() > LONGEST
            ? new Verdict.Unsupported()
            : NOT_A_SENTENCE.matcher(plain).matches() ? ruled(plain) : judged(plain, cited);
    tally = tally.plus(verdict);
    return verdict;
  }

  /** The rule below a table's head tells that the row before it was one. */
  private Verdict ruled(String plain) {
    if (plain.contains("|") && plain.contains("-")) {
      columns = rowBefore;
    }
    return new Verdict.Talk();
  }

  private Verdict judged(String plain, List<Passage> cited) {
    if (plain.startsWith("|")) {
      return judgedRow(plain, cited);
    }
    columns = List.of();
    rowBefore = List.of();
    if (isOurs(plain)) {
      follow(plain);
      return ClaimFinder.in(plain).isEmpty() && cited.isEmpty()
          ? new Verdict.Talk()
          : new Verdict.Supported(behind(plain, cited));
    }
    return judgedSentence(BULLET.matcher(plain).replaceFirst(""), cited);
  }

  // ---------------------------------------------------------------- tables

  /** Each cell is read as "what the row is about, the head of the column: the cell". */
  private Verdict judgedRow(String row, List<Passage> cited) {
    List<String> cells = cells(row);
    List<String> head = columns;
    boolean first = rowBefore.isEmpty() && head.isEmpty();
    rowBefore = cells;
    if (isOurs(row) || (first && ClaimFinder.codes(row).isEmpty())) {
      return new Verdict.Talk();
    }
    boolean codesAhead = head.stream().skip(1).anyMatch(cell -> !ClaimFinder.codes(cell).isEmpty());
    if (first || cells.size() < 2) {
      return first && isHead(cells)
          ? new Verdict.Talk()
          : joined(
              List.of(
                  judgedSentence(
                      cells.getFirst() + " : " + String.join(", ", cells.subList(1, cells.size())),
                      cited)));
    }
    List<Verdict> verdicts = new ArrayList<>();
    for (int i = 1; i < cells.size(); i++) {
      String column = i < head.size() ? head.get(i) : "";
      String said =
          codesAhead
              ? column + " " + cells.getFirst() + " : " + cells.get(i)
              : cells.getFirst() + " " + column + " : " + cells.get(i);
      if (!cells.get(i).isBlank()) {
        verdicts.add(judgedSentence(said, cited));
      }
    }
    return joined(verdicts);
  }

  /** A head that names the credentials to compare. */
  private static boolean isHead(List<String> cells) {
    return ClaimFinder.codes(cells.getFirst()).isEmpty()
        && cells.stream().skip(1).noneMatch(cell -> ClaimFinder.codes(cell).isEmpty());
  }

  private static List<String> cells(String row) {
    String inner = row.strip().replaceAll("^\\||\\|$", "");
    return List.of(inner.split("\\|", -1)).stream().map(String::strip).toList();
  }

  private static Verdict joined(List<Verdict> verdicts) {
    return verdicts.stream()
        .filter(Verdict.Contradicted.class::isInstance)
        .findFirst()
        .or(() -> verdicts.stream().filter(Verdict.Unsupported.class::isInstance).findFirst())
        .or(() -> verdicts.stream().filter(Verdict.Supported.class::isInstance).findFirst())
        .orElseGet(Verdict.Talk::new);
  }

  // ---------------------------------------------------------------- clauses

  /** What was found of a clause, and what it stated. */
  private record Judged(
      Clause clause, Recognised recognised, List<Credential> about, Finding found) {
    boolean isKnown() {
      return found instanceof Finding.Agrees;
    }
  }

  private Verdict judgedSentence(String sentence, List<Passage> cited) {
    Optional<Verdict> answer = answered(sentence);
    if (answer.isPresent()) {
      return answer.get();
    }
    boolean asks = sentence.endsWith("?");
    List<Judged> clauses = judgedAll(sentence, asks);
    if (asks && !PRESUPPOSES.matcher(sentence).find()) {
      asked = clauses.stream().findFirst().map(Check::asked).orElse(null);
      return clauses.stream().anyMatch(c -> c.found() instanceof Finding.Refuses)
              || clauses.stream().anyMatch(c -> !c.clause().strange().isEmpty())
          ? new Verdict.Unsupported()
          : new Verdict.Talk();
    }
    asked = null;
    for (Judged clause : clauses) {
      if (clause.found() instanceof Finding.Contradicts(String statement)) {
        return new Verdict.Contradicted(statement);
      }
    }
    return held(sentence, clauses, cited);
  }

  private static Asked asked(Judged clause) {
    return new Asked(clause.recognised().proposition(), clause.clause(), clause.about());
  }

  /** "Is AI-102 open? Yes." states what was asked, and "No." its opposite. */
  private Optional<Verdict> answered(String sentence) {
    Asked before = asked;
    boolean yes = YES.matcher(sentence).matches();
    if (before == null || !(yes || NO.matcher(sentence).matches())) {
      return Optional.empty();
    }
    asked = null;
    Proposition stated = yes ? before.stated() : before.stated().denied();
    return facts.of(stated, before.clause(), before.about(), before.about())
            instanceof Finding.Contradicts(String statement)
        ? Optional.of(new Verdict.Contradicted(statement))
        : Optional.of(new Verdict.Talk());
  }

  private List<Judged> judgedAll(String sentence, boolean asks) {
    List<Judged> all = new ArrayList<>();
    boolean named = false;
    for (Clause clause : basis.masking().clauses(sentence)) {
      all.add(judged(clause, asks, named));
      named = named || clause.names();
    }
    return all;
  }

  private Judged judged(Clause clause, boolean asks, boolean namedBefore) {
    List<Credential> before = subjects;
    List<Credential> about = about(clause, namedBefore);
    if (clause.names()) {
      subjects = clause.named();
    }
    Recognised recognised =
        basis.recogniser().recognise(asks ? clause.masked().replace(" ?", "") : clause.masked());
    if (about.isEmpty()
        && recognised.isSure()
        && recognised.proposition().isOfOne()
        && !clause.names()
        && !GENERAL.matcher(clause.text()).find()) {
      about = before;
    }
    return new Judged(clause, recognised, about, found(clause, recognised, about, before));
  }

  private Finding found(
      Clause clause, Recognised recognised, List<Credential> about, List<Credential> before) {
    if (ONLY_A_NAME.matcher(clause.masked()).matches()) {
      return new Finding.Harmless();
    }
    return recognised.isSure()
        ? facts.of(recognised.proposition(), clause, about, before)
        : new Finding.Silent();
  }

  /** A clause without a subject of its own has that of the clause before it. */
  private List<Credential> about(Clause clause, boolean namedBefore) {
    if (clause.names()) {
      return clause.named();
    }
    Matcher back = POINTS_BACK.matcher(clause.text());
    Matcher general = GENERAL.matcher(clause.text());
    boolean points =
        (namedBefore && !general.reset().find())
            || (back.find() && (!general.reset().find() || back.start() <= general.start()));
    return points ? subjects : List.of();
  }

  private void follow(String sentence) {
    asked = null;
    for (Clause clause : basis.masking().clauses(sentence)) {
      if (!clause.named().isEmpty()) {
        subjects = clause.named();
      }
    }
  }

  // ---------------------------------------------------------------- sentences

  private Verdict held(String sentence, List<Judged> clauses, List<Passage> cited) {
    if (clauses.stream().anyMatch(c -> isRefused(c, sentence, cited))) {
      return new Verdict.Unsupported();
    }
    Set<Claim> open = new LinkedHashSet<>(ClaimFinder.in(sentence));
    boolean claims = !open.isEmpty();
    open.removeIf(claim -> isKnown(claim, sentence, clauses));
    Set<String> codes = ClaimFinder.codes(sentence);
    cited.forEach(passage -> open.removeIf(claim -> isBacked(claim, passage, codes)));
    List<Passage> behind = new ArrayList<>(cited);
    for (Passage passage : passages) {
      if (!open.isEmpty() && open.removeIf(claim -> isBacked(claim, passage, codes))) {
        behind.add(passage);
      }
    }
    if (!open.isEmpty()) {
      return new Verdict.Unsupported();
    }
    boolean names = clauses.stream().anyMatch(Judged::isKnown);
    // What stands beside something known needs no source of its own, if it states nothing.
    boolean marked = !cited.isEmpty() && !names;
    for (Judged clause : clauses) {
      if (!(names && isAside(clause)) && !stands(clause, behind, marked)) {
        return new Verdict.Unsupported();
      }
    }
    return (claims && names) || !cited.isEmpty() || (claims && !behind.isEmpty())
        ? new Verdict.Supported(behind)
        : new Verdict.Talk();
  }

  private static boolean isAside(Judged clause) {
    return clause.found() instanceof Finding.Harmless
        || (clause.about().isEmpty()
            && !clause.clause().names()
            && clause.clause().masked().split(" ", -1).length <= SHORT);
  }

  private boolean isRefused(Judged clause, String sentence, List<Passage> cited) {
    return switch (clause.found()) {
      case Finding.Refuses refuses ->
          clause.recognised().proposition() != Proposition.PAYS || !isPayFrom(sentence, cited);
      case Finding.Harmless harmless ->
          clause.recognised().proposition() == Proposition.DISOWNS
              && !clause.clause().strange().isEmpty()
              && !NEGATION.matcher(clause.clause().text()).find();
      default -> false;
    };
  }

  /** Pay is promised too easily: a cited source has to speak of it, with the same figures. */
  private boolean isPayFrom(String sentence, List<Passage> cited) {
    Set<Claim> figures = ClaimFinder.in(sentence);
    figures.removeIf(claim -> claim.kind() != Claim.Kind.NUMBER);
    return !figures.isEmpty()
        && cited.stream()
            .anyMatch(passage ->
                PAY.matcher(passage.text()).find()
                    && figures.stream().allMatch(f -> isAmong(f, basis.backing(passage))));
  }

  /** What the catalogue does not tell has to stand in a passage, which is cited then. */
  private boolean stands(Judged clause, List<Passage> behind, boolean marked) {
    return switch (clause.found()) {
      case Finding.Agrees agrees -> true;
      case Finding.Harmless harmless -> !marked || isToldBy(clause, behind, NEAR, 0);
      case Finding.Contradicts contradicts -> false;
      case Finding.Refuses refuses -> true;
      case Finding.Silent silent -> isSilent(clause, behind, marked);
    };
  }

  private boolean isSilent(Judged clause, List<Passage> behind, boolean marked) {
    Proposition stated = clause.recognised().proposition();
    if (!marked && (stated == Proposition.EFFORT || saysLittle(clause))) {
      return true;
    }
    if ((!clause.recognised().isSure() && clause.clause().names())
        || stated == Proposition.HARDER
        || stated == Proposition.HAS_REQUIREMENT) {
      return isToldBy(clause, behind, STRICT, SHARED);
    }
    return isToldBy(clause, behind, NEAR, SHARED);
  }

  /** What leads to something, or speaks of other matters and of no credential. */
  private static boolean saysLittle(Judged clause) {
    return clause.about().isEmpty()
        && clause.clause().strange().isEmpty()
        && (clause.clause().text().endsWith(":")
            || !OF_THE_MATTER.matcher(clause.clause().text()).find());
  }

  /** By what is cited, or else by another passage, which is cited from now on. */
  private boolean isToldBy(Judged clause, List<Passage> behind, double near, double shared) {
    String text = clause.clause().text();
    float[] vector = basis.vector(text);
    if (behind.stream().anyMatch(passage -> tells(clause, vector, passage, near, shared))) {
      return true;
    }
    Optional<Passage> other =
        passages.stream()
            .filter(passage -> tells(clause, vector, passage, near + FURTHER, shared))
            .findFirst();
    other.ifPresent(behind::add);
    return other.isPresent();
  }

  private boolean tells(
      Judged clause, float[] vector, Passage passage, double near, double shared) {
    double nearness = basis.nearness(vector, passage);
    return (nearness >= near && shares(clause.clause(), passage, shared))
        || (near < STRICT && nearness >= near - ALMOST && shares(clause.clause(), passage, MOST));
  }

  private static final int SHORT = 5;

  /** How much nearer a passage has to be that the sentence didn't name. */
  private static final double FURTHER = 0.05;

  private static final double STRICT = 0.8;
  private static final double SHARED = 0.4;

  /** Where most words are the passage's own, it may be less near as a whole: it may be longer. */
  private static final double MOST = 0.7;

  private static final double ALMOST = 0.15;
  private static final int STEM = 5;

  /** The share of a clause's words that a passage has too, by how they begin. */
  private boolean shares(Clause clause, Passage passage, double least) {
    List<String> words =
        List.of(clause.masked().split(" ", -1)).stream()
            .filter(word -> word.length() > 3 && !word.matches("x[a-d]x|xdate|xnum"))
            .map(Check::stem)
            .distinct()
            .toList();
    Set<String> known = basis.stems(passage);
    long shared = words.stream().filter(known::contains).count();
    return words.isEmpty() || shared >= least * words.size();
  }

  static String stem(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    return lower.length() > STEM ? lower.substring(0, STEM) : lower;
  }

  // ---------------------------------------------------------------- exact tokens

  private boolean isKnown(Claim claim, String sentence, List<Judged> clauses) {
    boolean disowns =
        NEGATION.matcher(sentence).find()
            && clauses.stream()
                .allMatch(c ->
                    c.recognised().proposition() == Proposition.DISOWNS
                        || !c.clause().strange().contains(claim.value()));
    return switch (claim.kind()) {
      // What we or the person wrote of an exam that does not exist doesn't make it one.
      case CODE -> disowns || basis.catalogue().credential(claim.value()).isPresent();
      case NAME -> disowns || basis.knows(claim.value());
      case DATE ->
          isAmong(claim, ours)
              || isOfTheSubject(claim, clauses)
              || (isAmong(claim, said) && OF_THE_PERSON.matcher(sentence).find());
      // Sums and shares are too easily the right number of another thing.
      case NUMBER ->
          isAmong(claim, ours)
              || isPrice(claim, clauses)
              || (claim.value().matches("\\d{1,4}")
                  && (isOfTheSubject(claim, clauses)
                      || isPlanned(claim, clauses)
                      || clauses.stream()
                          .anyMatch(c -> facts.isSpanOf(claim, c.clause(), c.about()))));
    };
  }

  private static boolean isPrice(Claim claim, List<Judged> clauses) {
    return clauses.stream()
        .anyMatch(c ->
            c.isKnown()
                && c.recognised().proposition() == Proposition.PRICE
                && c.about().stream()
                    .anyMatch(it ->
                        it.exam()
                            .priceUsd()
                            .filter(
                                price -> claim.value().replace("$", "").equals(price.toString()))
                            .isPresent()));
  }

  /** Hours and weeks of a plan are reckoned for the person; their own words may be in it. */
  private boolean isPlanned(Claim claim, List<Judged> clauses) {
    return clauses.stream()
        .map(c -> c.recognised().proposition())
        .anyMatch(p ->
            p == Proposition.EFFORT
                || (isAmong(claim, said)
                    && (p == Proposition.ADVISES
                        || p == Proposition.OFFERS
                        || p == Proposition.MANNERS)));
  }

  private boolean isOfTheSubject(Claim claim, List<Judged> clauses) {
    return clauses.stream()
        .flatMap(clause -> clause.about().stream())
        .anyMatch(it -> isAmong(claim, basis.backing(it)));
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

  private static boolean isAmong(Claim claim, Collection<Claim> known) {
    return known.stream().anyMatch(claim::isBackedBy);
  }

  // ---------------------------------------------------------------- our own words

  /** True where Onward wrote the very sentence, or each of its parts, itself. */
  private boolean isOurs(String sentence) {
    List<String> parts =
        List.of(END.split(sentence, -1)).stream()
            .map(Check::even)
            .filter(part -> !part.isBlank())
            .toList();
    return !parts.isEmpty() && written.containsAll(parts);
  }

  private List<Passage> behind(String sentence, List<Passage> cited) {
    if (!cited.isEmpty()) {
      return cited;
    }
    Set<Claim> claims = ClaimFinder.in(sentence);
    return passages.stream()
        .filter(passage -> claims.stream().allMatch(c -> isAmong(c, basis.backing(passage))))
        .limit(1)
        .collect(Collectors.toList());
  }

  private static String even(String text) {
    return NO_WORD.matcher(text.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
  }
}
