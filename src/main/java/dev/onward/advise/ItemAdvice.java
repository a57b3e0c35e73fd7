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
  private ItemAdvice() {}

  static Advice of(Item item, Asked asked) {
    return switch (item) {
      case Guide guide -> guide(guide, asked);
      case Correction correction -> correction(correction, asked);
      case Credential credential ->
          Advice.grounded(DescriptionAdvice.described(credential, asked).whole());
      case Project project ->
          project.startHere()
              ? Advice.grounded(ProjectAdvice.described(project))
              : whole(project.document());
      case CommunityRoute route -> Advice.grounded(CommunityAdvice.described(route));
      case Update update -> Advice.grounded(NewsAdvice.line(update));
      case ArticleSection section -> article(section);
      case Policy policy -> whole(policy.document());
      case AppliedSkill skill -> whole(skill.document());
      case MarketStatement statement -> whole(statement.document());
      case Conflict conflict -> whole(conflict.document());
      case GoalPath path -> whole(path.document());
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

  private static Advice guide(Guide guide, Asked asked) {
    Prose prose = new Prose();
    // On validity the person's own date is the answer.
    boolean validity = guide.document().topics().contains("renewal");
    String own = own(guide.about(), asked);
    prose.say(validity ? own : "");
    prose.say(body(guide.document()));
    prose.say(validity ? "" : own);
    if (guide.document().confidence().isBelowB()) {
      prose.say(
          "How sure: the weakest fact here rests on %s."
              .formatted(guide.document().confidence().words()));
    }
    String text = prose.toString();
    return (guide.knows() ? Advice.grounded(text) : Advice.unknown(text))
        .withFollowUps(questions(guide.followUps(), asked));
  }

  private static Advice correction(Correction correction, Asked asked) {
    Prose prose = new Prose();
    prose.say(body(correction.document()));
    for (Credential credential : asked.credentials()) {
      if (correction.about().contains(credential.id())) {
        prose.say(StandingAdvice.standing(credential, asked));
      }
    }
    prose.say(own(correction.about(), asked));
    return Advice.grounded(prose.toString());
  }

  private static Advice article(ArticleSection section) {
    return Advice.grounded(
        "From the article on what the badge is worth, written while AI-102 could still be taken:%s\n\n%s"
            .formatted(mark(section.id()), body(section.document())));
  }

  private static Advice whole(Document document) {
    return Advice.grounded(
        "**%s**%s\n\n%s".formatted(linked(document), mark(document.id()), body(document)));
  }

  /** The title as a sentence, with a link to the page where there is one. */
  private static String linked(Document document) {
    String title = Prose.sentence(document.title());
    return document.url().map(url -> "[%s](%s)".formatted(title, url)).orElse(title);
  }

  private static String body(Document document) {
    List<String> parts = new ArrayList<>();
    for (Section section : document.sections()) {
      if (!section.heading().isEmpty()) {
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
        .flatMap(credential -> Holding.of(credential, asked).stream())
        .flatMap(held ->
            held
                .standing()
                .map(words -> "Your %s %s.".formatted(held.credential().id(), words))
                .stream())
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
