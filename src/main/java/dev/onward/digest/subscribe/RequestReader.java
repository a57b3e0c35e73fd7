package dev.onward.digest.subscribe;

import dev.onward.knowledge.Catalogue;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/** Reads what somebody wants from what they sent; refuses what can't be had. Thread-safe. */
public final class RequestReader {
  private static final DayOfWeek USUAL_DAY = DayOfWeek.MONDAY;
  private static final int USUAL_HOUR = 8;

  private final Supplier<Catalogue> catalogue;
  private final List<String> topics;
  private final ZoneId usualZone;

  /** Takes the topics that there are, and the zone for those who name none. */
  public RequestReader(Supplier<Catalogue> catalogue, Set<String> topics, ZoneId usualZone) {
    this.catalogue = catalogue;
    this.topics = List.copyOf(new TreeSet<>(topics));
    this.usualZone = usualZone;
  }

  public List<String> topics() {
    return topics;
  }

  /** What somebody gets who chooses nothing. */
  public SubscriberPreferences usual(Locale language) {
    return new SubscriberPreferences(
        Optional.empty(), Set.of(), new Slot(USUAL_DAY, USUAL_HOUR, usualZone), language);
  }

  /**
   * The wish; what was left out is as in {@code otherwise}.
   *
   * @throws InvalidInput when something can't be had
   */
  public SubscriptionRequest wish(SubmittedFields sent, SubscriberPreferences otherwise) {
    String address =
        Addresses.normal(
            sent.text("address").orElseThrow(() -> new InvalidInput("address", "fault.address")));
    return new SubscriptionRequest(address, preferences(sent, otherwise));
  }

  /**
   * The same without an address. A form sends all its fields, so an empty choice in it is a choice.
   *
   * @throws InvalidInput when something can't be had
   */
  public SubscriberPreferences preferences(SubmittedFields sent, SubscriberPreferences otherwise) {
    boolean goal = sent.isForm() || sent.fields().containsKey("goal");
    boolean about = sent.isForm() || sent.fields().containsKey("topics");
    return new SubscriberPreferences(
        goal ? sent.text("goal").map(this::goal) : otherwise.goal(),
        about ? topics(sent.all("topics")) : otherwise.topics(),
        new Slot(
            sent.text("weekday").map(RequestReader::weekday).orElse(otherwise.slot().day()),
            sent.text("hour").map(RequestReader::hour).orElse(otherwise.slot().hour()),
            sent.text("zone").map(RequestReader::zone).orElse(otherwise.slot().zone())),
        sent.text("language").map(RequestReader::language).orElse(otherwise.language()),
        sent.text("rhythm").map(RequestReader::rhythm).orElse(otherwise.rhythm()),
        sent.isForm() || sent.fields().containsKey("pause")
            ? sent.text("pause").map(RequestReader::day)
            : otherwise.pausedUntil());
  }

  public boolean isGoal(String id) {
    return catalogue.get().path(id).isPresent();
  }

  private String goal(String id) {
    return catalogue
        .get()
        .path(id)
        .map(path -> path.id())
        .orElseThrow(() -> new InvalidInput("goal", "fault.goal"));
  }

  private Set<String> topics(List<String> sent) {
    if (!topics.containsAll(sent)) {
      throw new InvalidInput("topics", "fault.topics");
    }
    return Set.copyOf(sent);
  }

  private static DayOfWeek weekday(String word) {
    return Arrays.stream(DayOfWeek.values())
        .filter(day ->
            day.name().equalsIgnoreCase(word.strip())
                || Integer.toString(day.getValue()).equals(word.strip()))
        .findFirst()
        .orElseThrow(() -> new InvalidInput("weekday", "fault.weekday"));
  }

  private static Rhythm rhythm(String word) {
    return Rhythm.of(word).orElseThrow(() -> new InvalidInput("rhythm", "fault.rhythm"));
  }

  private static LocalDate day(String iso) {
    try {
      return LocalDate.parse(iso.strip());
    } catch (DateTimeParseException e) {
      throw new InvalidInput("pause", "fault.pause");
    }
  }

  private static int hour(String number) {
    if (!number.strip().matches("0?\\d|1\\d|2[0-3]")) {
      throw new InvalidInput("hour", "fault.hour");
    }
    return Integer.parseInt(number.strip());
  }

  /** A zone by its name; an offset would be wrong for half of the year. */
  public static ZoneId zone(String name) {
    return ZoneId.getAvailableZoneIds().stream()
        .filter(known -> known.equalsIgnoreCase(name.strip()))
        .findFirst()
        .map(ZoneId::of)
        .orElseThrow(() -> new InvalidInput("zone", "fault.zone"));
  }

  private static Locale language(String tag) {
    return Translations.LANGUAGES.stream()
        .filter(known -> known.getLanguage().equals(tag.strip().toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(() -> new InvalidInput("language", "fault.language"));
  }
}
