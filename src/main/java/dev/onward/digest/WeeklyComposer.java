package dev.onward.digest;

import dev.onward.digest.compose.Contents;
import dev.onward.digest.compose.IssueComposer;
import dev.onward.digest.compose.Layout;
import dev.onward.digest.compose.Letter;
import dev.onward.digest.compose.Situation;
import dev.onward.digest.compose.Situation.Interests;
import dev.onward.digest.compose.Situation.Past;
import dev.onward.digest.compose.Situation.Span;
import dev.onward.digest.compose.Situation.Standing;
import dev.onward.digest.subscribe.Signer.IssueOf;
import dev.onward.digest.subscribe.Subscriber;
import dev.onward.digest.subscribe.Subscribers;
import dev.onward.digest.subscribe.Votes;
import dev.onward.knowledge.Catalogue;
import dev.onward.talk.Memory;
import dev.onward.talk.Memory.KeptPlan;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Supplier;

/** Composes letters from the catalogue, what is kept of a person and what they were told. */
public final class WeeklyComposer implements IssueComposer {
  private final Supplier<Catalogue> catalogue;
  private final Memory memory;
  private final Subscribers subscribers;
  private final Votes votes;
  private final Layout layout;

  public WeeklyComposer(
      Supplier<Catalogue> catalogue,
      Memory memory,
      Subscribers subscribers,
      Votes votes,
      Layout layout) {
    this.catalogue = catalogue;
    this.memory = memory;
    this.subscribers = subscribers;
    this.votes = votes;
    this.layout = layout;
  }

  /**
   * {@inheritDoc} Where none came since they confirmed, it is the welcome issue, which looks
   * further back.
   */
  @Override
  public Optional<Letter> compose(Subscriber subscriber, Instant since, Instant at) {
    boolean welcome = !since.isAfter(subscriber.confirmedAt());
    Situation situation =
        situation(subscriber, welcome ? at.minus(Span.FIRST_LOOK_BACK) : since, at);
    Contents contents =
        welcome
            ? Contents.welcome(situation, layout.most())
            : Contents.of(situation, layout.most());
    return contents.isEmpty()
        ? Optional.empty()
        : Optional.of(
            layout
                .typesetter()
                .letter(situation, contents, subscriber, new IssueOf(subscriber.id(), since, at)));
  }

  private Situation situation(Subscriber subscriber, Instant since, Instant at) {
    Catalogue known = catalogue.get();
    Standing standing = subscriber.person().map(this::standing).orElse(Standing.UNKNOWN);
    Optional<String> goal = subscriber.goal().or(standing::goal);
    return new Situation(
        known,
        span(subscriber, since, at),
        Interests.of(known, goal, subscriber.topics()),
        standing,
        new Past(subscribers.toldBefore(subscriber.id(), at), votes.before(subscriber.id(), at)));
  }

  private static Span span(Subscriber subscriber, Instant since, Instant at) {
    ZoneId zone = subscriber.slot().zone();
    return new Span(LocalDate.ofInstant(since, zone), LocalDate.ofInstant(at, zone));
  }

  /** What is known of a person. */
  Standing standing(String person) {
    return new Standing(memory.profile(person), memory.plan(person).map(KeptPlan::plan));
  }
}
