package dev.onward.advise;

import dev.onward.knowledge.Item;
import dev.onward.knowledge.OwnDocument;
import dev.onward.retrieve.Evidence;
import java.util.List;
import java.util.Optional;

/**
 * Answers from the search alone, where nothing more particular fits: the item that comes nearest,
 * and the first words of the next one. Where nothing is near enough it says so, and where it is not
 * clear what was meant it asks.
 */
final class PassageAdvice {
  /**
   * A passage below this similarity answers a question only by accident; measured on questions that
   * the knowledge can't answer.
   */
  private static final double NEAR = 0.64;

  /**
   * From here a passage is near that is about a product, repository or topic which the question
   * names.
   */
  private static final double NEAR_BY_NAME = 0.55;

  /** Below this one a question that names nothing of ours is about something else. */
  private static final double STRANGE = 0.6;

  private PassageAdvice() {}

  static Advice of(Asked asked, List<Evidence> evidence) {
    List<Item> near =
        evidence.stream()
            .filter(e -> isNear(e, asked))
            .map(e -> e.passage().documentId())
            .distinct()
            .flatMap(id -> asked.catalogue().item(id).stream())
            .toList();
    if (near.isEmpty()) {
      Optional<Advice> offer = Offers.unclear(asked);
      if (offer.isPresent()) {
        return offer.get();
      }
      return isStrange(asked, evidence)
          ? LimitAdvice.offTopic()
          : LimitAdvice.unknown(asked, evidence);
    }
    Advice best =
        near.getFirst() instanceof OwnDocument own
            ? ItemAdvice.own(own.document(), passage(own, evidence))
            : ItemAdvice.of(near.getFirst(), asked);
    String next =
        near.stream()
            .skip(1)
            .findFirst()
            .map(item -> "Near to it: " + ItemAdvice.briefly(item))
            .orElse("");
    String more = new Prose().say(best.more()).say(next).toString();
    return Advice.grounded(best.text()).with(best.text(), more).withFollowUps(best.followUps());
  }

  /** Files are long; what was found is one passage of them. */
  private static String passage(OwnDocument own, List<Evidence> evidence) {
    return evidence.stream()
        .map(Evidence::passage)
        .filter(passage -> passage.documentId().equals(own.id()))
        .findFirst()
        .orElseThrow()
        .text();
  }

  private static boolean isNear(Evidence evidence, Asked asked) {
    return evidence.similarity() >= NEAR
        || (evidence.similarity() >= NEAR_BY_NAME
            && asked
                .catalogue()
                .item(evidence.passage().documentId())
                .filter(item -> isNamed(item, asked))
                .isPresent());
  }

  /** By its own name, or by a topic in the vocabulary's words. */
  private static boolean isNamed(Item item, Asked asked) {
    return Named.isNamed(item, asked.part().matter())
        || item.document().topics().stream().anyMatch(asked.part().topics()::contains);
  }

  private static boolean isStrange(Asked asked, List<Evidence> evidence) {
    return asked.credentials().isEmpty()
        && asked.part().topics().isEmpty()
        && evidence.stream().allMatch(e -> e.similarity() < STRANGE);
  }
}
