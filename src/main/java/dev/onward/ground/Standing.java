package dev.onward.ground;

import dev.onward.ground.Claim.Kind;
import dev.onward.knowledge.AsOf;
import dev.onward.knowledge.Credential;
import dev.onward.knowledge.Lifecycle;
import dev.onward.knowledge.Status;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Compares what a clause says of a credential's standing with its dates in the catalogue: whether
 * it can be taken, when it retires, whether it can be renewed.
 */
final class Standing {
  private static final Pattern RETIRED =
      words(
          "retired|discontinued|no longer (?:be )?(?:available|offered|earned|taken|open|active)|can(?:'t|not| not) (?:any ?more |any longer )?be (?:taken|earned|booked|passed)");
  private static final Pattern OPEN =
      words(
          "can (?:still |now |also )?be (?:taken|earned|booked|passed)|(?:is|are|remains?|stays?) (?:still |currently |now |fully )*(?:an? )?(?:active|available|open|live|current|valid)|not retired|(?:hasn't|has not|didn't|did not|won't|will not) retired?(?! (?:in|on|by|before) )|can (?:still|now) (?:take|sit|book|earn|pass)");

  /** What is announced may well come to be; what has retired may not. */
  private static final Pattern OPEN_LATER =
      words("will (?:still |again )*(?:be|stay|remain) (?:active|available|open|live|offered)");

  /** A badge that somebody holds outlives its exam, up to the day that is printed on it. */
  private static final Pattern OF_A_BADGE =
      words(
          "badges?|entry|entries|transcript|printed|expiry date|expiration date|until it expires|you hold|held");

  private static final Pattern RENEWABLE =
      words(
          "can (?:still |now |also |easily )*(?:be )?renew(?:ed)?|(?:is|are|remains?|stays?) (?:still |currently )*renewable|(?:renewals?|renew(?:ing|al of)\\b[^,;.]{0,30}?) (?:is|are|stays?|remains?) (?:still |currently |now )*(?:open|possible|available|free)|may (?:still )?renew|(?:eligible|open) for renewal");
  private static final Pattern NOT_RENEWABLE =
      words(
          "can(?:'t|not| not| no longer) (?:any ?more |any longer |be )*renew(?:ed)?|(?:not|no longer) renewable|renewals? (?:has|have) ended");
  private static final Pattern RETIREMENT =
      words("retir\\w*|last day|discontinu\\w*|sunset\\w*|phased out|withdrawn");
  private static final Pattern OF_THE_FUTURE =
      words("(?:will|to|gets?|being) (?:be )?(?:retired|discontinued)");
  private static final Pattern DENIAL = Pattern.compile("(?i)\\b(?:not|never)\\b|n't\\b");
  private static final int DENIAL_REACH = 14;

  private final Credential credential;
  private final LocalDate today;
  private final Set<Claim> personal;

  /** Takes what is known of the person too: their badge ends on a day of its own. */
  Standing(Credential credential, LocalDate today, Set<Claim> personal) {
    this.credential = credential;
    this.today = today;
    this.personal = Set.copyOf(personal);
  }

  /** What the catalogue says instead; empty where the clause agrees or says nothing of it. */
  Optional<String> against(String clause) {
    if (isWrongOnRenewal(clause)) {
      return Optional.of(renewal());
    }
    return isWrongOnStatus(clause) || isWrongOnRetirement(clause)
        ? Optional.of(status())
        : Optional.empty();
  }

  private boolean isWrongOnRenewal(String clause) {
    boolean ended = !credential.lifecycle().canRenewOn(today);
    boolean runs = credential.expires() && credential.canRenewOn(today);
    return (ended && says(RENEWABLE, clause)) || (runs && says(NOT_RENEWABLE, clause));
  }

  private boolean isWrongOnStatus(String clause) {
    Status status = credential.statusOn(today);
    boolean saysRetired = says(RETIRED, clause);
    return (status == Status.RETIRED && saysOpen(clause) && !saysRetired)
        || (status == Status.UPCOMING && says(OPEN, clause))
        || (status != Status.RETIRED && saysRetired && !isOfTheFuture(clause));
  }

  private static boolean saysOpen(String clause) {
    return (says(OPEN, clause) && !OF_A_BADGE.matcher(clause).find()) || says(OPEN_LATER, clause);
  }

  /** "will be retired", "is to be retired" speak of a day to come. */
  private static boolean isOfTheFuture(String clause) {
    return OF_THE_FUTURE.matcher(clause).find();
  }

  private boolean isWrongOnRetirement(String clause) {
    if (!RETIREMENT.matcher(clause).find() || DENIAL.matcher(clause).find()) {
      return false;
    }
    Set<Claim> dates = ClaimFinder.dates(clause);
    return !dates.isEmpty() && dates.stream().noneMatch(this::isKnown);
  }

  private boolean isKnown(Claim date) {
    return Stream.concat(dates().map(known -> new Claim(Kind.DATE, known.iso())), personal.stream())
        .anyMatch(date::isBackedBy);
  }

  private Stream<AsOf> dates() {
    Lifecycle dates = credential.lifecycle();
    return Stream.of(
            dates.retiresOn().map(AsOf::of).stream(),
            dates.renewalEndsOn().map(AsOf::of).stream(),
            dates.betaFrom().stream(),
            dates.liveFrom().stream(),
            dates.announced().stream().map(Lifecycle.Announced::on))
        .flatMap(on -> on);
  }

  private String status() {
    String mark = " [^" + credential.id() + "]";
    Lifecycle dates = credential.lifecycle();
    String last = dates.retiresOn().map(AsOf::spoken).orElse("");
    String name = credential.codeAndName();
    return switch (credential.statusOn(today)) {
      case RETIRED ->
          "%s, retired on %s and can't be taken any more.%s".formatted(name, last, mark);
      case RETIRING -> "%s, can be taken until %s.%s".formatted(name, last, mark);
      case ACTIVE ->
          "%s, can be taken; no retirement date of it is in my knowledge.%s".formatted(name, mark);
      case BETA ->
          "%s, is in beta; no retirement date of it is in my knowledge.%s".formatted(name, mark);
      case UPCOMING -> "%s, is announced and not open yet.%s".formatted(name, mark);
    };
  }

  private String renewal() {
    String id = credential.id();
    return credential.lifecycle().canRenewOn(today)
        ? "%s can be renewed before it expires. [^%s]".formatted(credential.codeAndName(), id)
        : "%s, can't be renewed any more: its renewal ended on %s. [^%s]"
            .formatted(
                credential.codeAndName(),
                credential.lifecycle().renewalEndsOn().map(AsOf::spoken).orElse("an earlier day"),
                id);
  }

  private static boolean says(Pattern words, String clause) {
    Matcher matcher = words.matcher(clause);
    while (matcher.find()) {
      String before =
          clause.substring(Math.max(0, matcher.start() - DENIAL_REACH), matcher.start());
      if (!DENIAL.matcher(before).find()) {
        return true;
      }
    }
    return false;
  }

  private static Pattern words(String alternatives) {
    return Pattern.compile("(?i)\\b(?:" + alternatives + ")\\b");
  }
}
