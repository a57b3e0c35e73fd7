package dev.onward.advise;

import dev.onward.knowledge.Catalogue;
import dev.onward.knowledge.Correction;
import dev.onward.knowledge.Credential;
import dev.onward.knowledge.Guide;
import dev.onward.knowledge.Item;
import dev.onward.knowledge.Kind;
import dev.onward.knowledge.Update;
import dev.onward.knowledge.Vocabulary;
import dev.onward.plan.CareerPlan;
import dev.onward.plan.Profile;
import dev.onward.retrieve.Evidence;
import dev.onward.retrieve.HybridRetriever;
import dev.onward.understand.Ask;
import dev.onward.understand.Part;
import dev.onward.understand.Understanding;
import dev.onward.understand.decide.Ranker;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Answers without a language model, from the catalogue and the passages. The same question, person
 * and day give the same answer. Thread-safe.
 */
public final class EmbeddedAdvisor {
  private static final int EVIDENCE = 8;
  private static final int FOLLOW_UPS = 3;
  private static final Pattern EXAM_CODE =
      Pattern.compile("\\b(AB|AI|AZ|DP|GH|MB|MD|MS|PL|SC)[- ]?(\\d{3,4})\\b");

  /** From here three of four documents were the right ones; "onward train" prints the table. */
  private static final double SURE_OF_DOCUMENT = 0.5;

  private final Catalogue catalogue;
  private final HybridRetriever retriever;
  private final Ranker ranker;
  private final Forgettable forgettable;
  private final PlanChanges plans;

  public EmbeddedAdvisor(
      Catalogue catalogue,
      HybridRetriever retriever,
      Ranker ranker,
      Forgettable forgettable,
      Vocabulary.Plans plans) {
    this.catalogue = catalogue;
    this.retriever = retriever;
    this.ranker = ranker;
    this.forgettable = forgettable;
    this.plans = new PlanChanges(plans);
  }

  /** Answers every part of a message. */
  public Advice advise(Understanding message, @Nullable CareerPlan plan, LocalDate today) {
    List<Advice> answers = new ArrayList<>();
    List<Advice> unclear = new ArrayList<>();
    List<String> asides = new ArrayList<>();
    for (Part part : message.parts()) {
      Asked asked = asked(part, message, plan, today);
      Advice answer = forWhom(answer(asked, message), part);
      if (part.aside()) {
        Offers.aside(asked, answer).ifPresent(asides::add);
      } else if (part.ask() == Ask.UNCLEAR && answer.outcome() != Outcome.GROUNDED) {
        unclear.add(answer);
      } else {
        answers.add(Named.mindingTheEnd(answer, asked));
      }
    }
    List<Advice> told = answers.isEmpty() ? unclear : answers;
    Advice advice = joined(ActionAdvice.oneAction(told));
    return Repeats.avoided(withNotes(advice, asides, message, today), message);
  }

  /** Somebody else is answered without the person's own badges, dates and plan. */
  private Asked asked(
      Part part, Understanding message, @Nullable CareerPlan plan, LocalDate today) {
    boolean own = part.whom() == null;
    return new Asked(
        part,
        own ? message.profile() : Profile.EMPTY,
        today,
        own ? plan : null,
        message.finishBy(),
        catalogue,
        message.language());
  }

  /** What is drawn for somebody else is shown and not kept, and nothing is done for them. */
  private static Advice forWhom(Advice answer, Part part) {
    return part.whom() == null
        ? answer
        : new Advice(answer.outcome(), answer.text(), null, answer.followUps(), answer.open());
  }

  private Advice answer(Asked asked, Understanding message) {
    Part part = asked.part();
    Optional<Advice> unfit = HoursAdvice.unfit(asked, message.text());
    if (unfit.isPresent()) {
      return unfit.get();
    }
    if (plans.isChoice(part.text(), asked.plan())) {
      return plans.advise(asked);
    }
    Optional<String> unknown = unknownExam(part.text());
    if (unknown.isPresent() && part.credentials().isEmpty() && !part.ask().isRefused()) {
      return LimitAdvice.unknownExam(unknown.get(), asked, evidence(asked));
    }
    if (part.item() != null) {
      return ItemAdvice.of(catalogue.item(part.item()).orElseThrow(), asked);
    }
    Optional<Item> document = document(asked);
    if (document.isPresent()) {
      return ItemAdvice.of(document.get(), asked);
    }
    return switch (part.ask()) {
      case EXAM_PRICE,
          EXAM_MINUTES,
          EXAM_SCORE,
          EXAM_LANGUAGES,
          EXAM_SKILLS,
          EXAM_TOOLING,
          EXAM_BOOKING,
          STUDY_HOURS,
          STATUS,
          SUCCESSOR,
          VALIDITY,
          RENEWAL,
          RENEWAL_COST,
          RENEWAL_GAIN,
          REQUIREMENTS,
          UNLOCKS,
          DESCRIBE,
          DIFFICULTY,
          COMPARE ->
          FacetAdvice.of(asked).orElseGet(() -> PassageAdvice.of(asked, evidence(asked)));
      case LIST -> ListAdvice.list(asked, search(part, 40));
      case NEXT_STEP -> NextStepAdvice.next(asked);
      case PLAN -> ActionAdvice.plan(asked);
      case PLAN_HOURS,
          PLAN_START,
          PLAN_END,
          PLAN_PAUSE,
          PLAN_GOAL,
          PLAN_TICK,
          PLAN_UNTICK,
          PLAN_DROP,
          PLAN_ADD,
          PLAN_MOVE,
          PLAN_WHY,
          PLAN_ADAPT,
          PLAN_VARIANTS ->
          plans.advise(asked);
      case PLAN_UNDO -> ActionWords.howToUndo();
      case SHOW_PLAN -> PersonAdvice.showPlan(asked);
      case EXPORT -> PersonAdvice.export(asked);
      case ERASE_ALL -> ActionAdvice.eraseAll(asked);
      case ERASE_PLAN -> ActionAdvice.erasePlan(asked);
      case FORGET_ONE ->
          ActionAdvice.forgetOne(asked, forgettable.in(message.text(), message.profile()));
      case RECALL -> PersonAdvice.recall(asked);
      case PROJECT ->
          ProjectAdvice.projects(asked, retriever.find(part.matter(), Kind.PROJECT, 30));
      case CONTRIBUTE ->
          CommunityAdvice.routes(asked, retriever.find(part.matter(), Kind.COMMUNITY, 30));
      case NEWS -> NewsAdvice.news(asked, retriever.find(part.matter(), Kind.UPDATE, 30));
      case ARTICLE ->
          ArticleAdvice.of(asked, retriever.find(part.matter(), Kind.ARTICLE, 1))
              .orElseGet(() -> PassageAdvice.of(asked, evidence(asked)));
      case PROMISE -> LimitAdvice.promise(asked);
      case MAIL -> MailAdvice.offer(asked);
      case NO_MAIL -> MailAdvice.ways();
      case GREETING -> PersonAdvice.greeting(asked);
      case THANKS, SMALL_TALK, HELP, CAPABILITY -> PersonAdvice.said(asked);
      case EMPATHY -> PersonAdvice.empathy(asked);
      case STATEMENT -> PersonAdvice.statement(asked, message.learned());
      case SALARY ->
          PassageAdvice.of(asked, onTopic("salary", part).orElseGet(() -> evidence(asked)));
      case DANGER_SELF,
          DANGER_BODY,
          DANGER_OTHERS,
          HEALTH,
          LAW,
          MONEY,
          CHEATING,
          OTHERS_DATA,
          TASK,
          ELSEWHERE,
          ORDERS,
          UNREADABLE,
          SUPPORT,
          OFF_TOPIC ->
          LimitAdvice.refused(asked);
      case WHY,
          SURE,
          SOURCE,
          SHORTER,
          MORE,
          SIMPLER,
          EXAMPLE,
          AGAIN,
          IN_LANGUAGE,
          OTHER_ONE,
          FOR_OTHER,
          YOU_ARE_WRONG,
          NOT_ASKED,
          YES,
          NO,
          BOTH,
          START_OVER,
          CANCEL ->
          ActAdvice.of(asked, message.before());
      case PRODUCT_STATUS, APPLIED_SKILL, TECHNICAL, ITEM, UNCLEAR ->
          PassageAdvice.of(asked, evidence(asked));
    };
  }

  /**
   * The one document that answers, where the question is about one and the search is sure of it.
   */
  private Optional<Item> document(Asked asked) {
    Part part = asked.part();
    Set<Kind> kinds = kinds(part.ask());
    return kinds.isEmpty()
        ? Optional.empty()
        : ranker.rank(part.matter(), part.decision()).stream()
            .filter(ranked -> ranked.sureness() >= SURE_OF_DOCUMENT)
            .filter(ranked -> holds(ranked.document(), asked.today()))
            .flatMap(ranked -> catalogue.item(ranked.document()).stream())
            .filter(item -> kinds.contains(item.document().kind()))
            .findFirst();
  }

  /** Of which kinds a document can be that answers an ask by itself. */
  private static Set<Kind> kinds(Ask ask) {
    return switch (ask) {
      case PRODUCT_STATUS -> Set.of(Kind.UPDATE);
      case APPLIED_SKILL -> Set.of(Kind.APPLIED_SKILL);
      case ARTICLE -> Set.of(Kind.ARTICLE);
      case PROJECT -> Set.of(Kind.PROJECT);
      case CONTRIBUTE -> Set.of(Kind.COMMUNITY);
      case TECHNICAL, UNCLEAR -> Set.of(Kind.values());
      default -> Set.of();
    };
  }

  private Optional<String> unknownExam(String text) {
    Matcher code = EXAM_CODE.matcher(text.toUpperCase(Locale.ROOT));
    while (code.find()) {
      String written = code.group(1) + "-" + code.group(2);
      if (catalogue.credential(written).isEmpty()) {
        return Optional.of(written);
      }
    }
    return Optional.empty();
  }

  private List<Evidence> search(Part part, int most) {
    return retriever.find(part.matter(), most);
  }

  private Optional<List<Evidence>> onTopic(String topic, Part part) {
    List<Evidence> found =
        retriever.find(part.matter(), Kind.GUIDE, 40).stream()
            .filter(e ->
                catalogue
                    .guide(e.passage().documentId())
                    .filter(guide -> guide.document().topics().contains(topic))
                    .isPresent())
            .toList();
    return found.isEmpty() ? Optional.empty() : Optional.of(found);
  }

  /** Passages of items that hold today. */
  private List<Evidence> evidence(Asked asked) {
    return search(asked.part(), EVIDENCE).stream()
        .filter(e -> holds(e.passage().documentId(), asked.today()))
        .filter(e -> asked.credentials().isEmpty() || !isOwn(e))
        .toList();
  }

  /** A team's own files are no source for facts about credentials. */
  private static boolean isOwn(Evidence evidence) {
    return evidence.passage().kind() == Kind.OWN;
  }

  private boolean holds(String id, LocalDate today) {
    return catalogue
        .item(id)
        .map(item ->
            switch (item) {
              case Guide guide -> guide.holds().on(today);
              case Correction correction -> correction.holds().on(today);
              case Update update -> !update.published().firstDay().isAfter(today);
              default -> true;
            })
        .orElse(true);
  }

  private static Advice joined(List<Advice> answers) {
    if (answers.size() == 1) {
      return answers.getFirst();
    }
    Outcome outcome =
        answers.stream()
            .map(Advice::outcome)
            .min(Comparator.naturalOrder())
            .orElse(Outcome.GROUNDED);
    Set<String> texts = new LinkedHashSet<>();
    Set<String> followUps = new LinkedHashSet<>();
    Set<String> open = new LinkedHashSet<>();
    CareerPlan plan = null;
    Action action = null;
    for (Advice answer : answers) {
      texts.add(answer.text());
      followUps.addAll(answer.followUps());
      open.addAll(answer.open());
      plan = answer.plan() != null ? answer.plan() : plan;
      action = answer.action() != null ? answer.action() : action;
    }
    return new Advice(
        outcome,
        String.join("\n\n", texts),
        plan,
        List.copyOf(followUps),
        List.copyOf(open),
        action);
  }

  /** Says back what was learned on the way, and offers questions that can be answered. */
  private Advice withNotes(
      Advice advice, List<String> asides, Understanding message, LocalDate today) {
    if (message.parts().stream().anyMatch(part -> part.ask().isDanger())) {
      return advice;
    }
    String text = advice.text();
    for (String aside : asides) {
      text += "\n\n" + aside;
    }
    boolean statement = message.asks(Ask.STATEMENT);
    if (!message.learned().isEmpty() && !statement) {
      text += "\n\nNoted: " + Prose.joined(message.learned(), "and") + ".";
    }
    if (message.note() != null && !message.asks(Ask.IN_LANGUAGE)) {
      text += "\n\n*" + message.note() + "*";
    }
    return new Advice(
        advice.outcome(),
        text,
        advice.plan(),
        followUps(advice, message, today),
        advice.open(),
        advice.action());
  }

  /** What the answer leads on to, then the guides that lie nearest to what was asked. */
  private List<String> followUps(Advice advice, Understanding message, LocalDate today) {
    boolean ofAct = message.parts().getFirst().ask().group() == Ask.Group.ACT;
    boolean asksBack = ofAct || advice.outcome() == Outcome.NOT_IN_KNOWLEDGE;
    if (asksBack && !advice.followUps().isEmpty()) {
      return advice.followUps();
    }
    if (advice.action() != null) {
      // Beside yes and no stands nothing that drops the question.
      return List.of(ActionWords.yes(advice.action()), ActionWords.no(advice.action()));
    }
    Set<String> questions = new LinkedHashSet<>(advice.followUps());
    boolean more = !ofAct && questions.size() < FOLLOW_UPS && advice.outcome() == Outcome.GROUNDED;
    if (more && !message.asks(Ask.STATEMENT)) {
      nearGuides(message.parts().getFirst(), today)
          .filter(guide -> message.parts().stream().noneMatch(p -> guide.id().equals(p.item())))
          .forEach(guide -> questions.add(guide.document().title()));
    }
    questions.addAll(usual(message.profile(), advice));
    return questions.stream().limit(FOLLOW_UPS).toList();
  }

  private Stream<Guide> nearGuides(Part part, LocalDate today) {
    return retriever.find(part.matter(), Kind.GUIDE, FOLLOW_UPS + 1).stream()
        .flatMap(evidence -> catalogue.guide(evidence.passage().documentId()).stream())
        .filter(guide -> guide.holds().on(today));
  }

  private static List<String> usual(Profile profile, Advice advice) {
    List<String> questions = new ArrayList<>();
    if (advice.plan() == null) {
      questions.add(
          profile.hoursPerWeek() == null
              ? "Make me a plan with five hours a week"
              : "Make me a plan");
    }
    questions.add("What should I build for my portfolio?");
    questions.add("What changed lately?");
    questions.add("Which line fits me?");
    return questions;
  }

  /** The credential facts that a wording layer may not contradict. */
  public List<Credential> facts(Understanding message) {
    return message.parts().stream()
        .flatMap(part -> part.credentials().stream())
        .distinct()
        .flatMap(id -> catalogue.credential(id).stream())
        .toList();
  }

  /** The passages that a wording layer may use for a message, best first. */
  public List<Evidence> evidence(Understanding message, LocalDate today) {
    boolean ofCredentials = !facts(message).isEmpty();
    return retriever.find(message.text(), EVIDENCE).stream()
        .filter(e -> holds(e.passage().documentId(), today))
        .filter(e -> !ofCredentials || !isOwn(e))
        .toList();
  }
}
