package dev.onward.teams;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onward.database.Database;
import dev.onward.plan.CareerPlan;
import dev.onward.plan.CareerPlan.Kind;
import dev.onward.plan.CareerPlan.Progress;
import dev.onward.plan.CareerPlan.Step;
import dev.onward.talk.LinkCodes;
import dev.onward.talk.Memory;
import dev.onward.teams.Bulletin.Occasion;
import dev.onward.teams.Bulletin.Rhythm;
import dev.onward.teams.Preferences.Preference;
import dev.onward.teams.Tellings.Telling;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the stores of Teams promise, whichever engine is under them. */
abstract class TeamsStoresContract {
  private static final Instant MORNING = Instant.parse("2026-11-23T09:00:00Z");

  private Instant now = MORNING;
  private final InstantSource clock = () -> now;
  private Memory memory;
  private Stores stores;

  abstract Database database();

  @BeforeEach
  void meetSomebody() {
    memory = new Memory(database(), clock);
    stores = Stores.of(database(), memory, clock);
  }

  private static Activity activity(String chat, String id) {
    return Activity.read(json(chat, id));
  }

  private static String json(String chat, String id) {
    return """
    {"type": "message", "id": "%s", "serviceUrl": "https://s", "channelId": "msteams",
     "from": {"id": "29:x", "aadObjectId": "account-of-%s"}, "recipient": {"id": "28:bot"},
     "conversation": {"id": "%s"}, "channelData": {"tenant": {"id": "t"}}, "text": "%s"}
    """
        .formatted(id, chat, chat, id);
  }

  @Test
  void anAccountIsTheSamePersonAgainAndCanBeLinked() {
    Activity activity = activity(UUID.randomUUID().toString(), "1");
    String person = stores.accounts().person(activity);
    assertThat(stores.accounts().person(activity)).isEqualTo(person);
    assertThat(stores.accounts().isOwn(activity)).isTrue();

    String other = memory.newPerson();
    stores.accounts().link(activity, other, false);
    assertThat(stores.accounts().person(activity)).isEqualTo(other);
    assertThat(stores.accounts().isOwn(activity)).isFalse();
    memory.forget(other);
    assertThat(stores.accounts().find(activity)).isEmpty();
  }

  @Test
  void aChatIsWelcomedOnceUntilTheAppIsRemoved() {
    Chat chat = activity(UUID.randomUUID().toString(), "1").chat();
    String person = memory.newPerson();
    stores.chats().keep(chat, person);
    assertThat(stores.chats().mayWelcome(chat.id())).isTrue();
    assertThat(stores.chats().mayWelcome(chat.id())).isFalse();
    assertThat(stores.chats().personal(person)).contains(chat);

    stores.chats().close(chat.id());
    assertThat(stores.chats().personal(person)).isEmpty();
    stores.chats().keep(chat, person);
    assertThat(stores.chats().personal(person)).contains(chat);
    assertThat(stores.chats().mayWelcome(chat.id())).isTrue();
  }

  @Test
  void aCodeIsGoodOnceAndForTenMinutes() {
    String person = memory.newPerson();
    LinkCodes codes = stores.codes();
    String first = codes.issue(person).code();
    String second = codes.issue(person).code();
    assertThat(codes.redeem(first)).isEmpty();
    assertThat(codes.redeem(second.toLowerCase(Locale.ROOT).replace("-", ""))).contains(person);
    assertThat(codes.redeem(second)).isEmpty();

    String late = codes.issue(person).code();
    now = now.plus(Duration.ofMinutes(10));
    assertThat(codes.redeem(late)).isEmpty();
  }

  @Test
  void aLinkOpensUntilItEnds() {
    String person = memory.newPerson();
    String key = stores.links().toPlan(person);
    assertThat(stores.links().find(key).orElseThrow().person()).isEqualTo(person);
    assertThat(stores.links().find("guessed")).isEmpty();
    now = now.plus(Duration.ofDays(31));
    assertThat(stores.links().find(key)).isEmpty();
    assertThat(stores.links().forgetEnded()).isGreaterThanOrEqualTo(1);
  }

  @Test
  void preferencesAreKept() {
    String person = memory.newPerson();
    assertThat(stores.preferences().of(person)).isEmpty();
    Preference wanted =
        new Preference(Set.of("due-steps"), ZoneId.of("Asia/Tokyo"), 7, DayOfWeek.THURSDAY);
    stores.preferences().keep(person, wanted);
    assertThat(stores.preferences().of(person)).contains(wanted);
    assertThat(stores.preferences().subscribers()).extracting(s -> s.person()).contains(person);

    stores.preferences().keep(person, Preference.none(ZoneId.of("UTC")));
    assertThat(stores.preferences().subscribers())
        .extracting(s -> s.person())
        .doesNotContain(person);
  }

  @Test
  void aBulletinIsToldOnceInItsRhythm() {
    Telling telling = new Telling(memory.newPerson(), "news");
    LocalDate day = LocalDate.of(2026, 11, 23);
    assertThat(stores.tellings().take(telling, Rhythm.WEEKLY, day)).isTrue();
    assertThat(stores.tellings().take(telling, Rhythm.WEEKLY, day)).isFalse();
    stores.tellings().giveBack(telling);
    assertThat(stores.tellings().take(telling, Rhythm.WEEKLY, day)).isTrue();
    assertThat(stores.tellings().sent(telling)).isEmpty();

    stores.tellings().told(telling, day);
    assertThat(stores.tellings().sent(telling)).contains(now);
    assertThat(stores.tellings().take(telling, Rhythm.DAILY, day)).isFalse();
    assertThat(stores.tellings().take(telling, Rhythm.WEEKLY, day.plusDays(6))).isFalse();
    assertThat(stores.tellings().take(telling, Rhythm.WEEKLY, day.plusDays(7))).isTrue();
    stores.tellings().skipped(telling, day.plusDays(7));
    assertThat(stores.tellings().sent(telling)).contains(now);
    assertThat(stores.tellings().take(telling, Rhythm.DAILY, day.plusDays(8))).isTrue();
  }

  @Test
  void whatANodeTookBeforeItWasKilledIsToldByTheNext() {
    Telling telling = new Telling(memory.newPerson(), "news");
    LocalDate day = LocalDate.of(2026, 11, 23);
    stores.tellings().take(telling, Rhythm.DAILY, day);
    now = now.plus(Duration.ofMinutes(11));
    assertThat(stores.tellings().take(telling, Rhythm.DAILY, day)).isTrue();
  }

  @Test
  void stepsAreToldWhenTheyBeginThreeDaysBeforeTheyAreDueAndThen() {
    String person = memory.newPerson();
    LocalDate start = LocalDate.of(2026, 11, 24);
    memory.keep(person, new CareerPlan("ai", "AI", start, 5, List.of(step("a", start)), List.of()));
    DueSteps due = new DueSteps(memory);
    List<LocalDate> told =
        start
            .minusDays(3)
            .datesUntil(start.plusDays(12))
            .filter(d -> due.on(on(d, person)).isPresent())
            .toList();
    assertThat(told).containsExactly(start, start.plusDays(3), start.plusDays(6));

    memory.keep(person, memory.plan(person).orElseThrow().plan().with("a", Progress.DONE));
    assertThat(due.on(on(start, person))).isEmpty();
  }

  private static Occasion on(LocalDate day, String person) {
    ZonedDateTime at = day.atTime(9, 0).atZone(ZoneId.of("Asia/Tokyo"));
    return new Occasion(person, at, at.minusDays(1).toInstant());
  }

  private static Step step(String id, LocalDate start) {
    return new Step(
        id,
        Kind.LEARNING,
        "Study",
        "why",
        start,
        start.plusDays(6),
        4,
        null,
        "done",
        Progress.TODO,
        List.of());
  }
}
