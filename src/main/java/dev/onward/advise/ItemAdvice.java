package dev.onward.advise;

import static dev.onward.advise.Prose.mark;

import dev.onward.knowledge.AppliedSkill;
import dev.onward.knowledge.ArticleSection;
import dev.onward.knowledge.CommunityRoute;
import dev.onward.knowledge.Conflict;
import dev.onward.knowledge.Correction;
import dev.onward.knowledge.Credential;
import dev.onward.knowledge.Document;
import dev.onward.knowledge.GoalPath;
import dev.onward.knowledge.Guide;
import dev.onward.knowledge.Item;
import dev.onward.knowledge.MarketStatement;
import dev.onward.knowledge.OwnDocument;
import dev.onward.knowledge.Policy;
import dev.onward.knowledge.Project;
import dev.onward.knowledge.Section;
import dev.onward.knowledge.Update;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** One item of the knowledge as an answer, each kind in its own way. */
final class ItemAdvice {
  /** How the last paragraph of a guide begins. */
  private static final String NEXT = "Next step:";

  private ItemAdvice() {}

  static Advice of(Item item, Asked asked) {
    return switch (item) {
      case Guide guide -> guide(guide, asked);
      case Correction correction -> correction(correction, asked);
      case Credential credential ->
          Advice.grounded(DescriptionAdvice.described(credential, asked).whole());
      case Project project ->
          project.startHere() ? ProjectAdvice.one(project) : named(project.document());
      case CommunityRoute route -> Advice.grounded(CommunityAdvice.described(route));
      case Update update -> Advice.grounded(NewsAdvice.line(update, asked.today()));
      case ArticleSection section -> article(section);
      case Policy policy -> quoted(policy.document(), "");
      case AppliedSkill skill -> named(skill.document());
      case MarketStatement statement -> quoted(statement.document(), "");
      case Conflict conflict -> quoted(conflict.document(), "");
      case GoalPath path -> named(path.document());
      case OwnDocument own -> own(own.document(), own.document().lead());
    };
  }

  /** What a file of the operator's says, as what it is: theirs and not ours. */
  static Advice own(Document document, String passage) {
    return Advice.grounded(
        "From your own documents, **%s**:%s\n\n%s"
            .formatted(document.title(), mark(document.id()), passage.strip()));
  }

  /** The first words of an item, to stand beside an answer. */
  static String briefly(Item item) {
    Document document = item.document();
    return "**%s** %s%s"
        .formatted(linked(document), Prose.firstSentence(document.lead()), mark(item.id()));
  }

  /** What is done next, and how sure the weakest of it is, is said to those who want more. */
  private static Advice guide(Guide guide, Asked asked) {
    if (guide.lists().isPresent()) {
      return Ends.of(asked).withFollowUps(questions(guide.followUps(), asked));
    }
    String body = body(guide.document());
    int next = body.lastIndexOf(NEXT);
    String text = next > 0 ? body.substring(0, next) : body;
    String own = own(guide.about(), asked);
    // On validity the person's own date is the answer.
    boolean first = guide.document().topics().contains("renewal") && !own.isEmpty();
    Prose told = first ? new Prose().say(own).say(text) : new Prose().say(text).say(own);
    Prose more = new Prose().say(next > 0 ? body.substring(next) : "");
    if (guide.document().confidence().isBelowB()) {
      more.say(
          "How sure: the weakest fact here rests on %s."
              .formatted(guide.document().confidence().words()));
    }
    Advice advice =
        (guide.knows() ? Advice.grounded(told.toString()) : Advice.unknown(told.toString()))
            .with(told.toString(), more.toString())
            .withFollowUps(questions(guide.followUps(), asked));
    return first ? advice : advice.asQuoted();
  }

  private static Advice correction(Correction correction, Asked asked) {
    Prose prose = new Prose();
    prose.say(body(correction.document()));
    for (Credential credential : asked.credentials()) {
      boolean open = credential.statusOn(asked.today()).isOpen();
      boolean told = !open && correction.document().lead().contains(mark(credential.id()));
      if (correction.about().contains(credential.id()) && !told) {
        prose.say(StandingAdvice.standing(credential, asked));
      }
    }
    prose.say(own(correction.about(), asked));
    return Advice.grounded(prose.toString()).asQuoted();
  }

  private static Advice article(ArticleSection section) {
    return Advice.grounded(
            body(section.document())
                + "\n\nThat is from the article on what the badge is worth, written while AI-102 could still be taken."
                + mark(section.id()))
        .asQuoted();
  }

  /** Of what has a name, that comes first. */
  private static Advice named(Document document) {
    return quoted(document, "**%s** ".formatted(linked(document)));
  }

  private static Advice quoted(Document document, String before) {
    return Advice.grounded(before + cited(body(document), document.id())).asQuoted();
  }

  /** What cites nothing itself is cited with its first sentence. */
  private static String cited(String body, String id) {
    String first = Prose.firstSentenceWithMarks(body);
    return Section.marks(first).isEmpty()
        ? first + mark(id) + body.substring(first.length())
        : body;
  }

  /** The title as a sentence, with a link to the page where there is one. */
  private static String linked(Document document) {
    String title = Prose.sentence(document.title());
    return document.url().map(url -> "[%s](%s)".formatted(title, url)).orElse(title);
  }

  private static String body(Document document) {
    List<String> parts = new ArrayList<>();
    for (Section section : document.sections()) {
      // The first heading is the title of what is quoted.
      if (!section.heading().isEmpty() && !parts.isEmpty()) {
        parts.add("**" + section.heading() + "**");
      }
      parts.add(section.text());
    }
    return String.join("\n\n", parts);
  }

  /** Until when the person's own badges hold, where the answer is about these. */
  private static String own(List<String> about, Asked asked) {
    return about.stream()
        .flatMap(id -> asked.catalogue().credential(id).stream())
        .filter(credential -> Holding.of(credential, asked).flatMap(Holding::standing).isPresent())
        .map(credential -> RenewalAdvice.validity(credential, asked).whole())
        .collect(Collectors.joining(" "));
  }

  private static List<String> questions(List<String> guides, Asked asked) {
    return guides.stream()
        .flatMap(id -> asked.catalogue().guide(id).stream())
        .filter(guide -> guide.holds().on(asked.today()))
        .map(guide -> guide.document().title())
        .toList();
  }
}
