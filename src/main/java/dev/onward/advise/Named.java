package dev.onward.advise;

import static dev.onward.advise.Prose.mark;

import dev.onward.knowledge.Item;
import dev.onward.knowledge.Project;
import dev.onward.knowledge.Update;
import dev.onward.knowledge.Update.Change;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a question calls by its own name: products and repositories. */
final class Named {
  private static final Pattern MAKER = Pattern.compile("^(?:Azure AI|Azure|Microsoft) ");

  private Named() {}

  /** True where the text names the repository or a product that the item is about. */
  static boolean isNamed(Item item, String text) {
    return names(item).anyMatch(name -> isCalled(text, name));
  }

  /** The answer, with a word on what is ending of the products that the question names. */
  static Advice mindingTheEnd(Advice answer, Asked asked) {
    List<String> lines =
        asked.catalogue().updates().stream()
            .filter(update -> update.change() == Change.RETIREMENT)
            .filter(update -> !update.published().firstDay().isAfter(asked.today()))
            .filter(update -> isCalled(asked.part().matter(), update.products().getFirst()))
            .filter(update -> !answer.text().contains(mark(update.id())))
            .map(update -> NewsAdvice.brief(update, asked.today()))
            .toList();
    return lines.isEmpty() || answer.outcome() == Outcome.DECLINED
        ? answer
        : answer.and("**Mind:** " + String.join(" ", lines));
  }

  private static Stream<String> names(Item item) {
    return switch (item) {
      case Project project ->
          project.repository().stream()
              .map(repository -> repository.substring(repository.indexOf('/') + 1));
      case Update update -> update.products().stream();
      default -> Stream.empty();
    };
  }

  /** By its whole name, or by that without the maker where two words are left. */
  private static boolean isCalled(String text, String name) {
    String brief = MAKER.matcher(name).replaceFirst("");
    return contains(text, name) || (brief.indexOf(' ') > 0 && contains(text, brief));
  }

  private static boolean contains(String text, String name) {
    return Pattern.compile("(?<!\\w)" + Pattern.quote(name) + "(?!\\w)", Pattern.CASE_INSENSITIVE)
        .matcher(text)
        .find();
  }
}
