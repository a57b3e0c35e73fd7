package dev.onward.advise;

import dev.onward.advise.Composer.Answered;
import dev.onward.knowledge.Catalogue;
import dev.onward.knowledge.Correction;
import dev.onward.knowledge.Credential;
import dev.onward.knowledge.Guide;
import dev.onward.knowledge.Item;
import dev.onward.knowledge.Kind;
import dev.onward.knowledge.Update;
import dev.onward.plan.CareerPlan;
import dev.onward.plan.Profile;
import dev.onward.retrieve.Evidence;
import dev.onward.retrieve.HybridRetriever;
import dev.onward.understand.Ask;
import dev.onward.understand.Part;
import dev.onward.understand.Understanding;
import dev.onward.understand.decide.Ranker;
import java.time.LocalDate;
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
  private static final Pattern EXAM_CODE =
      Pattern.compile("\\b(AB|AI|AZ|DP|GH|MB|MD|MS|PL|SC)[- ]?(\\d{3,4})\\b");

  /** From here three of four documents were the right ones; "onward train" prints the table. */
  private static final double SURE_OF_DOCUMENT = 0.5;

  /**
   * Of lines by authors who saw none of ours, below this sureness half of the decisions were wrong;
   * where a document was as sure as the second figure, it was the right one in two of three.
   */
  private static final double DOUBTFUL = 0.4;

  private static final double SURER_OF_DOCUMENT = 0.6;

  /** What holds facts that no guide tells; the article and the policies stand behind guides. */
  private static final Set<Kind> FACTS_OF_THEIR_OWN =
      Set.of(Kind.UPDATE, Kind.APPLIED_SKILL, Kind.PROJECT, Kind.COMMUNITY);

  private final Catalogue catalogue;
  private final HybridRetriever retriever;
  private final Ranker ranker;
  private final Forgettable forgettable;
  private final PlanChanges plans;
  private final Composer composer;
  private final Offers offers;
  private final CredentialFinder credentials;

  public EmbeddedAdvisor(
      Catalogue catalogue,
      HybridRetriever retriever,
      Ranker ranker,
      Forgettable forgettable,
      PlanChanges plans) {
    this.catalogue = catalogue;
    this.retriever = retriever;
    this.ranker = ranker;
    this.forgettable = forgettable;
    this.plans = plans;
    this.composer = new Composer(retriever::nearness);
    this.offers = new Offers(retriever);
    this.credentials = new CredentialFinder(retriever);
  }

  /** Answers every part of a message. */
  public Advice advise(Understanding message, @Nullable CareerPlan plan, LocalDate today) {
    List<Answered> answers =
        once(message).stream()
            .map(part -> {
              Asked asked = asked(part, message, plan, today);
              return new Answered(asked, forWhom(answer(asked, message), part));
            })
            .toList();
    Advice advice = composer.compose(answers, message);
    List<String> next = offers.after(advice, answers.getFirst().asked(), message);
    return Repeats.avoided(
        advice.withFollowUps(next),
        message,
        () -> composer.nearest(answers.getFirst()),
        label -> nearest(label, message, plan, today));
  }

  /** What another label would answer, where the first was told already. */
  private Repeats.Nearest nearest(
      String label, Understanding message, @Nullable CareerPlan plan, LocalDate today) {
    Part part = message.parts().getFirst();
    Asked asked = asked(part.taken(label), message, plan, today);
    return new Repeats.Nearest(
        Offers.question(label, asked),
        catalogue.item(label),
        () ->
            composer.compose(
                List.of(new Answered(asked, forWhom(answer(asked, message), part))), message));
  }

  /** All that a message wants of a plan is read in one. */
  private static List<Part> once(Understanding message) {
    return PlanChanges.isAll(message)
        ? Stream.concat(
                message.parts().stream().limit(1),
                message.parts().stream().skip(1).filter(Part::aside))
            .toList()
        : message.parts();
  }

  /** Somebody else is answered without the person's own badges, dates and plan. */
  private Asked asked(
      Part part, Understanding message, @Nullable CareerPlan plan, LocalDate today) {
    boolean own = part.whom() == null;
    return new Asked(
        unknownExam(part.text()).isPresent() ? part : credentials.named(part),
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
        : new Advice(answer.outcome(), answer.text(), null, answer.followUps(), answer.open())
            .with(answer.text(), answer.more());
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
    Optional<Advice> claimed = plans.claimed(asked, message);
    if (claimed.isPresent()) {
      return claimed.get();
    }
    Optional<String> unknown = unknownExam(part.text());
    if (unknown.isPresent() && part.credentials().isEmpty() && !part.ask().isRefused()) {
      return LimitAdvice.unknownExam(unknown.get(), asked, evidence(asked));
    }
    Optional<Item> document = document(asked);
    if (document.isPresent()) {
      return ItemAdvice.of(document.get(), asked);
    }
    if (part.item() != null) {
      Item item = catalogue.item(part.item()).orElseThrow();
      return ThingFact.of(item, asked).orElseGet(() -> ItemAdvice.of(item, asked).asQuoted());
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
          FIT,
          DIFFICULTY,
          COMPARE ->
          FacetAdvice.of(asked).orElseGet(() -> PassageAdvice.of(asked, evidence(asked)));
      case LIST -> ListAdvice.list(asked, search(part, 40));
      case NEXT_STEP -> NextStepAdvice.next(asked);
      case PLAN -> plans.made(asked, message);
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
          plans.advise(asked, message);
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
      case EMPATHY -> PersonAdvice.empathy(asked, Setback.isTold(message));
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
    Set<Kind> kinds = kinds(part);
    double least = isDoubtful(part) ? SURER_OF_DOCUMENT : SURE_OF_DOCUMENT;
    return kinds.isEmpty()
        ? Optional.empty()
        : ranker.rank(part.matter(), part.decision()).stream()
            .filter(ranked -> ranked.sureness() >= least)
            .filter(ranked -> holds(ranked.document(), asked.today()))
            .flatMap(ranked -> catalogue.item(ranked.document()).stream())
            .filter(item -> kinds.contains(item.document().kind()))
            .findFirst();
  }

  /** Of which kinds a document can be that answers a part by itself. */
  private static Set<Kind> kinds(Part part) {
    return switch (part.ask()) {
      case PRODUCT_STATUS -> Set.of(Kind.UPDATE);
      case APPLIED_SKILL -> Set.of(Kind.APPLIED_SKILL);
      case ARTICLE -> Set.of(Kind.ARTICLE);
      case PROJECT -> Set.of(Kind.PROJECT);
      case CONTRIBUTE -> Set.of(Kind.COMMUNITY);
      case TECHNICAL, UNCLEAR -> Set.of(Kind.values());
      default -> isDoubtful(part) ? FACTS_OF_THEIR_OWN : Set.of();
    };
  }

  /** Where the decision is more often wrong than right, a document that is surely near is right. */
  private static boolean isDoubtful(Part part) {
    boolean ofKnowledge =
        switch (part.ask().group()) {
          case ITEM, FACET, SUBJECT -> part.ask() != Ask.UNCLEAR;
          case OWN, CHANGE, ACT, MANNERS, REFUSED -> false;
        };
    return ofKnowledge && part.decision().sureness() < DOUBTFUL;
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
