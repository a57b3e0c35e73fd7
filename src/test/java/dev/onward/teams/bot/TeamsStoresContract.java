package dev.onward.teams.bot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onward.channel.Bulletin.Occasion;
import dev.onward.channel.DueSteps;
import dev.onward.channel.Preferences.Preference;
import dev.onward.database.Database;
import dev.onward.plan.CareerPlan;
import dev.onward.plan.CareerPlan.Kind;
import dev.onward.plan.CareerPlan.Progress;
import dev.onward.plan.CareerPlan.Step;
import dev.onward.talk.LinkCodes;
import dev.onward.talk.Memory;
import dev.onward.teams.connector.Activity;
import dev.onward.teams.connector.ConversationReference;
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
  private TeamsStores stores;

  abstract Database database();

  @BeforeEach
  void meetSomebody() {
    memory = new Memory(database(), clock);
    stores = TeamsStores.of(database(), memory, clock);
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
    String person = stores.channel().accounts().person(activity.account());
    assertThat(stores.channel().accounts().person(activity.account())).isEqualTo(person);
    assertThat(stores.channel().accounts().isOwn(activity.account())).isTrue();

    String other = memory.newPerson();
    stores.channel().accounts().link(activity.account(), other, false);
    assertThat(stores.channel().accounts().person(activity.account())).isEqualTo(other);
    assertThat(stores.channel().accounts().isOwn(activity.account())).isFalse();
    memory.forget(other);
    assertThat(stores.channel().accounts().find(activity.account())).isEmpty();
  }

  @Test
  void aChatIsWelcomedOnceUntilTheAppIsRemoved() {
    ConversationReference chat = activity(UUID.randomUUID().toString(), "1").chat();
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
    LinkCodes codes = stores.channel().codes();
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
    String key = stores.channel().links().toPlan(person);
    assertThat(stores.channel().links().find(key).orElseThrow().person()).isEqualTo(person);
    assertThat(stores.channel().links().find("guessed")).isEmpty();
    now = now.plus(Duration.ofDays(31));
    assertThat(stores.channel().links().find(key)).isEmpty();
    assertThat(stores.channel().links().forgetEnded()).isGreaterThanOrEqualTo(1);
  }

  @Test
  void preferencesAreKept() {
    String person = memory.newPerson();
    assertThat(stores.channel().preferences().of(person)).isEmpty();
    Preference wanted =
        new Preference(Set.of("due-steps"), ZoneId.of("Asia/Tokyo"), 7, DayOfWeek.THURSDAY);
    stores.channel().preferences().keep(person, wanted);
    assertThat(stores.channel().preferences().of(person)).contains(wanted);
    assertThat(stores.channel().preferences().subscribers())
        .extracting(s -> s.person())
        .contains(person);

    stores.channel().preferences().keep(person, Preference.none(ZoneId.of("UTC")));
    assertThat(stores.channel().preferences().subscribers())
        .extracting(s -> s.person())
        .doesNotContain(person);
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
