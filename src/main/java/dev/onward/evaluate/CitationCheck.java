package dev.onward.evaluate;

import dev.onward.evaluate.Reply.Citation;
import java.time.DateTimeException;
import java.time.Year;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Checks that marks and citations belong together, and that each citation leads to a page: that of
 * its source or, where the source has none on the web, that of the item here.
 */
final class CitationCheck {
  private static final Pattern MARK = Pattern.compile("\\[(\\d{1,3})\\](?!\\()");
  private static final Pattern CODE = Pattern.compile("(?s)```.*?```|`[^`\\n]*`");

  private final Predicate<String> hasPage;

  /** {@code hasPage} tells whether the server has a page for an item of that id. */
  CitationCheck(Predicate<String> hasPage) {
    this.hasPage = hasPage;
  }

  List<String> faults(Reply reply) {
    List<String> faults = new ArrayList<>();
    Set<Integer> marks =
        MARK.matcher(CODE.matcher(reply.whole()).replaceAll(""))
            .results()
            .map(mark -> Integer.valueOf(mark.group(1)))
            .collect(Collectors.toCollection(TreeSet::new));
    Set<Integer> numbers =
        reply.citations().stream().map(Citation::n).collect(Collectors.toCollection(TreeSet::new));
    marks.stream()
        .filter(n -> !numbers.contains(n))
        .forEach(n -> faults.add("mark [%d] has no citation".formatted(n)));
    for (Citation citation : reply.citations()) {
      if (!marks.contains(citation.n())) {
        faults.add("citation %d has no mark".formatted(citation.n()));
      }
      lacking(citation)
          .forEach(what -> faults.add("citation %d has no %s".formatted(citation.n(), what)));
    }
    return faults;
  }

  private List<String> lacking(Citation citation) {
    List<String> lacking = new ArrayList<>();
    if (citation.title().isBlank()) {
      lacking.add("title");
    }
    if (!leadsSomewhere(citation)) {
      lacking.add("page to open");
    }
    if (!isDated(citation.verified())) {
      lacking.add("day on which it was verified");
    }
    return lacking;
  }

  private boolean leadsSomewhere(Citation citation) {
    return citation.url().isEmpty()
        ? hasPage.test(citation.documentId())
        : citation.url().startsWith("https://");
  }

  /** A day, a month or a year: as exact as the source allows. */
  private static boolean isDated(String verified) {
    try {
      Year.parse(verified.length() < 4 ? verified : verified.substring(0, 4));
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }
}
