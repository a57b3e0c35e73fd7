package dev.onward.talk;

import dev.onward.advise.Action;
import dev.onward.advise.ActionWords;
import dev.onward.advise.Advice;
import dev.onward.database.Database;
import dev.onward.plan.CareerPlan;
import dev.onward.plan.Profile;
import dev.onward.plan.Trait;
import dev.onward.talk.Former.Kind;
import dev.onward.talk.Memory.KeptPlan;
import dev.onward.talk.Memory.Known;
import dev.onward.talk.ModelAdvisor.Worded;
import dev.onward.understand.Ask;
import dev.onward.understand.Understanding;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one place where an answer does something, for every channel: it asks back what the advice
 * would do, does it on a yes in the very next turn of the conversation, and undoes it for a day.
 * What a sentence reads like erases, forgets, replaces and sends nothing, and no chat model comes
 * near: it is neither told of an action nor words one. Thread-safe.
 */
public final class Actions {
  private static final Logger log = LoggerFactory.getLogger(Actions.class);

  private static final int FOLLOW_UPS = 3;

  private final Memory memory;
  private final PendingActions pending;
  private final SetAside aside;

  private Actions(Memory memory, PendingActions pending, SetAside aside) {
    this.memory = memory;
    this.pending = pending;
    this.aside = aside;
  }

  /** Opens it; what is set aside for undoing is one of the person's belongings from then on. */
  public static Actions of(Database database, Memory memory, InstantSource clock) {
    SetAside aside = new SetAside(database, clock);
    memory.add(aside);
    return new Actions(memory, new PendingActions(database, clock), aside);
  }

  /** Who asks; {@code address} is the one that they wrote, which is not kept. */
  record Asker(String person, Optional<String> address) {}

  /** A message and what stood before it; {@code mail} is empty where no mail can be sent. */
  record Request(
      Asker asker, Turn turn, Understanding message, Known known, Optional<Correspondence> mail) {
    String person() {
      return asker.person();
    }
  }

  /** What a yes, a no or an undoing came to. */
  record Settled(Advice advice, @Nullable Acted acted) {}

  Known known(String person) {
    return memory.known(person);
  }

  // ---------------------------------------------------------------- asking back

  /** The advice with what the message wants done that the advisor knows nothing of. */
  Advice proposed(Request request, Advice advice) {
    Optional<Action> mails = aboutMails(request);
    if (mails.isPresent() && advice.action() == null) {
      Advice asked = ActionWords.askedBack(mails.get());
      boolean alone = request.message().parts().size() == 1;
      return alone
          ? asked
          : advice.and(asked.text()).withFollowUps(asked.followUps()).with(mails.get());
    }
    return changesPlan(request, advice) ? undoable(advice) : advice;
  }

  /** Mails are sent where they were asked for with an address, and ended where any are sent. */
  private static Optional<Action> aboutMails(Request request) {
    if (request.message().asks(Ask.NO_MAIL)) {
      return request
          .mail()
          .filter(mail -> mail.writesTo(request.person()))
          .map(mail -> new Action.EndMails());
    }
    return request.message().asks(Ask.MAIL) && request.mail().isPresent()
        ? request
            .asker()
            .address()
            .map(to -> new Action.AskForMails(to, request.message().profile().goal()))
        : Optional.empty();
  }

  private static boolean changesPlan(Request request, Advice advice) {
    KeptPlan before = request.known().plan();
    return before != null && advice.plan() != null && !before.plan().equals(advice.plan());
  }

  private Advice undoable(Advice advice) {
    Advice told = advice.and(ActionWords.planBefore(aside.until()));
    return advice.action() != null
        ? told
        : told.withFollowUps(
            Stream.concat(Stream.of(ActionWords.UNDO), advice.followUps().stream())
                .limit(FOLLOW_UPS)
                .toList());
  }

  /** True where it is said as it is, since it is about something that is done or may be. */
  static boolean isExact(Understanding message, Advice advice) {
    return advice.action() != null
        || message.asks(Ask.MAIL)
        || message.asks(Ask.NO_MAIL)
        || message.asks(Ask.ERASE_ALL)
        || message.asks(Ask.ERASE_PLAN)
        || message.asks(Ask.FORGET_ONE)
        || message.parts().stream().anyMatch(part -> part.ask().changesPlan());
  }

  /** Waits for a yes to what the answer asks back. */
  void await(Request request, Advice advice) {
    if (advice.action() != null) {
      pending.keep(request.person(), request.turn(), advice.action());
    }
  }

  // ---------------------------------------------------------------- yes, no, undo

  /**
   * What a message settles by itself: the question before it, or that something is to be undone.
   * Whatever it says, the question before it waits no longer.
   */
  Optional<Settled> settled(Request request) {
    Optional<Action> asked = pending.take(request.person(), request.turn());
    return switch (Consent.of(request.message(), asked)) {
      case YES -> asked.map(action -> carriedOut(request, action));
      case NO ->
          asked.map(
              action -> new Settled(ActionWords.left(action), Acted.of(action, Acted.State.LEFT)));
      case LATE -> Optional.of(new Settled(ActionWords.late(), null));
      case UNDO -> Optional.of(undone(request, List.of(Kind.values())));
      case UNDO_PLAN -> Optional.of(undone(request, Former.ofPlans()));
      case OTHER -> Optional.empty();
    };
  }

  private Settled carriedOut(Request request, Action action) {
    log.info("turn {}: {} on a yes", request.turn().id(), action.word());
    return switch (action) {
      case Action.EraseAll() -> changed(request, action, Kind.ERASE_ALL, known -> Known.NOTHING);
      case Action.ErasePlan() ->
          changed(request, action, Kind.ERASE_PLAN, known -> new Known(known.profile(), null));
      case Action.ForgetOne(List<Trait> traits) ->
          changed(
              request,
              action,
              Kind.FORGET_ONE,
              known -> new Known(without(known.profile(), traits), known.plan()));
      case Action.ReplacePlan(CareerPlan plan, Profile wanted) ->
          changed(
              request,
              action,
              Kind.REPLACE_PLAN,
              known -> new Known(aimed(known.profile(), wanted), kept(known, plan)));
      case Action.AskForMails(String address, String goal) ->
          askedForMails(request, action, address, Optional.ofNullable(goal));
      case Action.EndMails() -> mailsEnded(request, action);
    };
  }

  private Settled changed(Request request, Action action, Kind kind, UnaryOperator<Known> change) {
    Instant until = aside.until();
    Known after =
        memory.changeAll(
            request.person(),
            (handle, now) -> {
              Known changed = change.apply(now);
              aside.keep(handle, request.person(), Former.of(kind, now, changed));
              return changed;
            });
    Advice done = ActionWords.done(action, until);
    boolean shown = action instanceof Action.ReplacePlan;
    return new Settled(shown ? showing(done, after) : done, Acted.done(action, until));
  }

  private static Advice showing(Advice advice, Known known) {
    KeptPlan kept = known.plan();
    return kept == null ? advice : advice.with(kept.plan());
  }

  private static Profile without(Profile profile, List<Trait> traits) {
    Profile rest = profile;
    for (Trait trait : traits) {
      rest = trait.without(rest);
    }
    return rest;
  }

  private static KeptPlan kept(Known known, CareerPlan plan) {
    String id = known.plan() == null ? UUID.randomUUID().toString() : known.plan().id();
    return new KeptPlan(id, plan);
  }

  /** With what a plan is made from as another profile has it. */
  private static Profile aimed(Profile profile, Profile other) {
    return profile
        .withGoal(other.goal())
        .withHours(other.hoursPerWeek())
        .withStart(other.startsOn());
  }

  private static Settled askedForMails(
      Request request, Action action, String address, Optional<String> goal) {
    Optional<Correspondence.Asked> asked =
        request.mail().map(mail -> mail.ask(request.person(), address, goal));
    boolean sent = asked.filter(Correspondence.Asked.SENT::equals).isPresent();
    Advice advice =
        switch (asked.orElse(Correspondence.Asked.NO_ADDRESS)) {
          case SENT -> ActionWords.asksToConfirm();
          case NO_ADDRESS -> ActionWords.noAddress();
          case TOO_OFTEN -> ActionWords.askedTooOften();
        };
    return new Settled(advice, Acted.of(action, sent ? Acted.State.DONE : Acted.State.LEFT));
  }

  private Settled mailsEnded(Request request, Action action) {
    Optional<Instant> ended = request.mail().flatMap(mail -> mail.end(request.person()));
    if (ended.isEmpty()) {
      return new Settled(ActionWords.noMailToEnd(), Acted.of(action, Acted.State.LEFT));
    }
    Instant until = aside.until();
    memory.changeAll(
        request.person(),
        (handle, now) -> {
          aside.keep(handle, request.person(), Former.mails(ended.get()));
          return now;
        });
    return new Settled(ActionWords.done(action, until), Acted.done(action, until));
  }

  private Settled undone(Request request, List<Kind> kinds) {
    AtomicReference<@Nullable Former> taken = new AtomicReference<>();
    Known after =
        memory.changeAll(
            request.person(),
            (handle, now) -> {
              Optional<Former> last = aside.takeLast(handle, request.person(), kinds);
              taken.set(last.orElse(null));
              Known restored = last.map(former -> former.restored(now)).orElse(now);
              last.flatMap(former -> former.lost(now, restored))
                  .ifPresent(lost -> aside.keep(handle, request.person(), lost));
              return restored;
            });
    Former former = taken.get();
    if (former == null) {
      return new Settled(ActionWords.nothingToUndo(), null);
    }
    Instant ended = former.mailsEnded();
    if (ended != null
        && request.mail().filter(mail -> mail.takeUp(request.person(), ended)).isEmpty()) {
      return new Settled(ActionWords.mailStaysEnded(), null);
    }
    Advice undone = undone(former, after);
    return new Settled(
        former.touchesPlan() ? showing(undone, after) : undone, Acted.undone(former.kind()));
  }

  /** A plan that was changed says what the change was that is taken back. */
  private static Advice undone(Former former, Known now) {
    KeptPlan changed = former.after().plan();
    KeptPlan back = now.plan();
    return changed != null && back != null && former.touchesPlan()
        ? ActionWords.undone(changed.plan(), back.plan())
        : ActionWords.undone(former.kind().undone());
  }

  // ---------------------------------------------------------------- keeping

  /**
   * Keeps what an answer learned and planned. A plan that goes for another is set aside; where that
   * is asked back first, neither it nor what it would be made from is touched.
   */
  void keep(Request request, Advice advice, Worded worded) {
    Profile before = request.known().profile();
    CareerPlan plan = worded.answer().plan();
    Profile learned =
        advice.action() instanceof Action.ReplacePlan
            ? aimed(worded.profile(), before)
            : agreeing(request, worded.profile(), plan);
    if (learned.equals(before) && plan == null) {
      return;
    }
    memory.changeAll(
        request.person(),
        (handle, now) -> {
          Profile profile = learned.equals(before) ? now.profile() : learned;
          Known after = new Known(profile, plan == null ? now.plan() : kept(now, plan));
          Former former = Former.of(Kind.CHANGE_PLAN, now, after);
          if (now.plan() != null && former.touchesPlan()) {
            aside.keep(handle, request.person(), former);
          }
          return after;
        });
  }

  /**
   * The profile with the hours and the goal to which a wish changed the plan, however they were
   * named, so that the next plan is drawn from them too.
   */
  private static Profile agreeing(Request request, Profile profile, @Nullable CareerPlan plan) {
    KeptPlan before = request.known().plan();
    boolean wished =
        request.message().parts().stream().anyMatch(part -> part.ask().changesPlan())
            || (plan != null && !request.message().asks(Ask.PLAN));
    if (before == null || !wished) {
      return profile;
    }
    if (plan == null) {
      // What was only asked, or could not be, is nothing that they have.
      return profile.withHours(request.known().profile().hoursPerWeek());
    }
    boolean hours =
        plan.hoursPerWeek() != before.plan().hoursPerWeek()
            || !plan.agreed().paces().equals(before.plan().agreed().paces());
    boolean goal = !plan.goal().equals(before.plan().goal());
    Profile agreed = hours ? profile.withHours(plan.hoursPerWeek()) : profile;
    return goal ? agreed.withGoal(plan.goal()) : agreed;
  }

  /** Deletes what nobody can say yes to any more, and what was set aside a day ago. */
  public void tidy() {
    int late = pending.forgetLate();
    int old = aside.forgetOld();
    if (late + old > 0) {
      log.info("actions: forgot {} questions and {} things set aside", late, old);
    }
  }
}
