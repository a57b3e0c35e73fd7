package dev.onward.advise;

import static dev.onward.advise.Prose.mark;

import dev.onward.knowledge.ArticleSection;
import dev.onward.knowledge.Item;
import dev.onward.retrieve.Evidence;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the article on the badge's worth says: the section that speaks of what is asked. */
final class ArticleAdvice {
  private ArticleAdvice() {}

  static Optional<Advice> of(Asked asked, List<Evidence> evidence) {
    return evidence.stream()
        .flatMap(e -> asked.catalogue().item(e.passage().documentId()).stream())
        .flatMap(ArticleAdvice::section)
        .findFirst()
        .map(nearest -> Advice.grounded(told(nearest, asked)));
  }

  /** The nearest part, then the others of its section, which it is a half of. */
  private static String told(ArticleSection nearest, Asked asked) {
    Prose prose = new Prose();
    prose.say(
        "From the article on what the badge is worth, written while AI-102 could still be taken, under \"%s\":"
            .formatted(nearest.section()));
    prose.say(retold(nearest));
    asked.catalogue().documents().stream()
        .flatMap(document -> asked.catalogue().item(document.id()).stream())
        .flatMap(ArticleAdvice::section)
        .filter(other -> other.section().equals(nearest.section()) && !other.equals(nearest))
        .forEach(other -> prose.say(retold(other)));
    return prose.toString();
  }

  /** A part's text, cited at the end of its first paragraph. */
  private static String retold(ArticleSection part) {
    return part.document().lead().replaceFirst("(?=\\n\\n|$)", mark(part.id()));
  }

  private static Stream<ArticleSection> section(Item item) {
    return item instanceof ArticleSection section ? Stream.of(section) : Stream.empty();
  }
}
