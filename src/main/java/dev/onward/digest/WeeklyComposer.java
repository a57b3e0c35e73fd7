package dev.onward.digest;

import dev.onward.digest.Signer.IssueOf;
import dev.onward.digest.Situation.Interests;
import dev.onward.digest.Situation.Past;
import dev.onward.digest.Situation.Span;
import dev.onward.digest.Situation.Standing;
import dev.onward.knowledge.Catalogue;
import dev.onward.talk.Memory;
import dev.onward.talk.Memory.KeptPlan;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Supplier;

/** Composes letters from the catalogue, what is kept of a person and what they were told. */
final class WeeklyComposer implements Composer {
  /** A first issue has none before it. */
  static final Duration FIRST_LOOK_BACK = Duration.ofDays(14);

  private final Supplier<Catalogue> catalogue;
  private final Memory memory;
  private final Subscribers subscribers;
  private final Votes votes;
  private final Typesetter typesetter;

  WeeklyComposer(
      Supplier<Catalogue> catalogue,
      Memory memory,
      Subscribers subscribers,
      Votes votes,
      Typesetter typesetter) {
    this.catalogue = catalogue;
    this.memory = memory;
    this.subscribers = subscribers;
    this.votes = votes;
    this.typesetter = typesetter;
  }

  /**
   * {@inheritDoc} Where no issue ever came, {@code since} is the confirmation; then the letter
   * looks back two weeks. Where the last one came before it, since they had ended it meanwhile, it
   * looks back to that one, and two weeks at most.
   */
  @Override
  public Optional<Letter> compose(Subscriber subscriber, Instant since, Instant at) {
    Situation situation = situation(subscriber, since, at);
    Contents contents = Contents.of(situation);
    return contents.isEmpty()
        ? Optional.empty()
        : Optional.of(
            typesetter.letter(
                situation, contents, subscriber, new IssueOf(subscriber.id(), since, at)));
  }

  private Situation situation(Subscriber subscriber, Instant since, Instant at) {
    Catalogue known = catalogue.get();
    Standing standing = subscriber.person().map(this::standing).orElse(Standing.UNKNOWN);
    Optional<String> goal = subscriber.goal().or(() -> goal(standing));
    return new Situation(
        known,
        span(subscriber, since, at),
        Interests.of(known, goal, subscriber.topics()),
        standing,
        new Past(subscribers.toldBefore(subscriber.id(), at), votes.before(subscriber.id(), at)));
  }

  private static Span span(Subscriber subscriber, Instant since, Instant at) {
    ZoneId zone = subscriber.slot().zone();
    Instant lookBack = at.minus(FIRST_LOOK_BACK);
    boolean never = since.equals(subscriber.confirmedAt());
    boolean anew = since.isBefore(subscriber.confirmedAt());
    boolean further = never ? lookBack.isBefore(since) : anew && lookBack.isAfter(since);
    Instant from = further ? lookBack : since;
    return new Span(LocalDate.ofInstant(from, zone), LocalDate.ofInstant(at, zone));
  }

  /** What is known of a person. */
  Standing standing(String person) {
    return new Standing(memory.profile(person), memory.plan(person).map(KeptPlan::plan));
  }

  /** The goal that a person named in a conversation. */
  static Optional<String> goal(Standing standing) {
    return Optional.ofNullable(standing.profile().goal())
        .or(() -> standing.plan().map(plan -> plan.goal()));
  }
}
