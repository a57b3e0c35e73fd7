package dev.onward.advise;

import static dev.onward.advise.Prose.mark;

import dev.onward.knowledge.Credential.Note.Matter;
import dev.onward.knowledge.Document;
import dev.onward.knowledge.Item;
import dev.onward.knowledge.Kind;
import dev.onward.knowledge.Section;
import dev.onward.understand.Ask;
import dev.onward.understand.state.Exchange;
import dev.onward.understand.state.Exchange.Question;
import dev.onward.understand.state.State;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What the knowledge says beyond what a conversation has told of its last subject. */
final class Material {
  private final Asked asked;
  private final State before;
  private final Question question;
  private final String told;

  Material(Asked asked, State before) {
    this.asked = asked;
    this.before = before;
    this.question = before.last().orElseThrow().question();
    StringBuilder all = new StringBuilder();
    before.exchanges().forEach(one -> all.append(ActAdvice.plain(one.reply().text())).append('\n'));
    this.told = all.toString();
  }

  /** What comes next: what the answer left, what a shorter one left out, the next of its items. */
  Optional<String> next() {
    Exchange last = before.last().orElseThrow();
    String left = last.reply().more();
    if (left != null && isNew(left)) {
      return Optional.of(left);
    }
    return leftOut(last)
        .or(() -> documents().flatMap(document -> sections(document).stream()).findFirst());
  }

  /** The rest of an answer that was made shorter. */
  private Optional<String> leftOut(Exchange last) {
    String brief = ActAdvice.plain(last.reply().text());
    for (Exchange earlier : before.exchanges().reversed()) {
      String text = earlier.reply().text();
      boolean longer =
          earlier.question().isLike(question)
              && text.length() > last.reply().text().length()
              && ActAdvice.plain(text).startsWith(brief);
      if (longer && text.startsWith(last.reply().text())) {
        return Optional.of(text.substring(last.reply().text().length()).strip())
            .filter(rest -> !rest.isEmpty());
      }
    }
    return Optional.empty();
  }

  private List<String> sections(Document document) {
    return document.sections().stream()
        .filter(section -> !section.aside() && isNew(section.text()))
        .map(section -> headed(section, document))
        .filter(text -> !before.saidBefore(text))
        .toList();
  }

  private static String headed(Section section, Document document) {
    String heading = section.heading().isEmpty() ? "" : "**%s**: ".formatted(section.heading());
    return heading + section.text().strip() + mark(document.id());
  }

  /**
   * Sentences that give the reason: of the item that answered, else of the rule behind a fact, and
   * of what is noted on the credential.
   */
  List<String> reasons(int most) {
    Optional<Ask> fact = Ask.named(question.label()).filter(Ask::isFacet);
    Stream<Document> from =
        fact.isPresent()
            ? Stream.concat(rule().stream(), cited().filter(one -> one.kind() != Kind.CREDENTIAL))
            : documents();
    List<String> found =
        from.map(document -> untold(document, most))
            .filter(sentences -> !sentences.isEmpty())
            .findFirst()
            .orElse(List.of());
    return found.isEmpty() ? fact.map(this::noted).orElse(found) : found;
  }

  private List<String> noted(Ask fact) {
    return matter(fact).stream()
        .flatMap(matter ->
            question.credentials().stream()
                .flatMap(id -> asked.catalogue().credential(id).stream())
                .map(credential -> Told.notes(credential, matter)))
        .filter(text -> !text.isEmpty() && isNew(text))
        .limit(1)
        .toList();
  }

  private List<String> untold(Document document, int most) {
    List<String> found = new ArrayList<>();
    for (Section section : document.sections()) {
      if (section.aside() || section.text().contains("|--")) {
        continue;
      }
      for (String sentence : Prose.sentences(section.plain())) {
        boolean whole = sentence.matches(".*[.!?]$") && !sentence.startsWith("-");
        if (whole && isNew(sentence) && found.size() < most) {
          found.add(sentence);
        }
      }
    }
    return found.isEmpty() ? found : List.of(String.join(" ", found) + mark(document.id()));
  }

  /** The item that answered, then what was cited, then the credentials spoken of. */
  private Stream<Document> documents() {
    Set<String> ids = new LinkedHashSet<>();
    ids.add(question.label());
    cited().forEach(document -> ids.add(document.id()));
    ids.addAll(question.credentials());
    return documents(ids);
  }

  private Stream<Document> cited() {
    return documents(
        before.exchanges().reversed().stream()
            .filter(exchange -> exchange.question().isLike(question))
            .flatMap(exchange -> exchange.reply().cited().stream())
            .distinct()
            .toList());
  }

  private Stream<Document> documents(Collection<String> ids) {
    return ids.stream().flatMap(id -> asked.catalogue().item(id).stream()).map(Item::document);
  }

  private static Optional<Matter> matter(Ask fact) {
    return switch (fact) {
      case EXAM_LANGUAGES -> Optional.of(Matter.LANGUAGES);
      case EXAM_TOOLING -> Optional.of(Matter.TOOLING);
      case EXAM_BOOKING -> Optional.of(Matter.BOOKING);
      case EXAM_SCORE -> Optional.of(Matter.SCORE);
      case STATUS, SUCCESSOR -> Optional.of(Matter.STATUS);
      case VALIDITY -> Optional.of(Matter.VALIDITY);
      case RENEWAL, RENEWAL_COST, RENEWAL_GAIN -> Optional.of(Matter.RENEWAL);
      case REQUIREMENTS -> Optional.of(Matter.REQUIREMENTS);
      case UNLOCKS -> Optional.of(Matter.UNLOCKS);
      default -> Optional.empty();
    };
  }

  private Optional<Document> rule() {
    return Ask.named(question.label())
        .flatMap(FacetAdvice::rule)
        .flatMap(asked.catalogue()::document);
  }

  private boolean isNew(String text) {
    return !told.contains(ActAdvice.plain(text));
  }
}
