package dev.onward.advise;

import static dev.onward.advise.Prose.date;

import dev.onward.knowledge.Catalogue;
import dev.onward.knowledge.Correction;
import dev.onward.knowledge.Credential;
import dev.onward.knowledge.Document;
import dev.onward.knowledge.Guide;
import dev.onward.knowledge.Item;
import dev.onward.knowledge.Section;
import dev.onward.plan.Profile.HeldBadge;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** A curated guide or correction as an answer, with what it means for this person. */
final class GuideAdvice {
  private GuideAdvice() {}

  static Advice of(Item item, Asked asked) {
    return switch (item) {
      case Guide guide -> guide(guide, asked);
      case Correction correction -> correction(correction, asked);
      default -> throw new IllegalArgumentException(item.id() + " is no answer");
    };
  }

  private static Advice guide(Guide guide, Asked asked) {
    Prose prose = new Prose();
    prose.say(body(guide.document()));
    prose.say(own(guide.about(), asked));
    if (guide.document().confidence().isBelowB()) {
      prose.say(
          "How sure: the weakest fact here rests on %s."
              .formatted(guide.document().confidence().words()));
    }
    return Advice.grounded(prose.toString())
        .withFollowUps(questions(guide.followUps(), asked.catalogue(), asked.today()));
  }

  private static Advice correction(Correction correction, Asked asked) {
    Prose prose = new Prose();
    prose.say(body(correction.document()));
    for (Credential credential : asked.credentials()) {
      if (correction.about().contains(credential.id())) {
        prose.say(CredentialAdvice.standing(credential, asked.today()));
      }
    }
    prose.say(own(correction.about(), asked));
    return Advice.grounded(prose.toString());
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

  /** The person's own expiry date, where the answer is about a badge that they hold. */
  private static String own(List<String> about, Asked asked) {
    List<String> sentences = new ArrayList<>();
    for (HeldBadge badge : asked.profile().held()) {
      LocalDate expires = badge.expiresOn();
      if (expires != null && about.contains(badge.credential())) {
        sentences.add(
            expires.isBefore(asked.today())
                ? "Yours, %s, ran out on %s, as you told me."
                    .formatted(badge.credential(), date(expires))
                : "Yours, %s, stays active until %s, as you told me."
                    .formatted(badge.credential(), date(expires)));
      }
    }
    return String.join(" ", sentences);
  }

  static List<String> questions(List<String> guides, Catalogue catalogue, LocalDate today) {
    return guides.stream()
        .flatMap(id -> catalogue.guide(id).stream())
        .filter(guide -> guide.holds().on(today))
        .map(guide -> guide.document().title())
        .toList();
  }
}
