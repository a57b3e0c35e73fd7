package dev.onward.advise;

import dev.onward.knowledge.ArticleSection;
import dev.onward.retrieve.Evidence;
import java.util.List;
import java.util.Optional;

/** What the article on the badge's worth says: the section that speaks of what is asked. */
final class ArticleAdvice {
  private ArticleAdvice() {}

  static Optional<Advice> of(Asked asked, List<Evidence> evidence) {
    return evidence.stream()
        .flatMap(e -> asked.catalogue().item(e.passage().documentId()).stream())
        .filter(ArticleSection.class::isInstance)
        .findFirst()
        .map(section -> ItemAdvice.of(section, asked));
  }
}
