package dev.onward.understand.state;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.onward.knowledge.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a conversation was about: its last exchanges, the latest last, and of all its answers a
 * number each, by which an answer that was given already is known. As JSON it is kept with the
 * conversation.
 */
public record State(List<Exchange> exchanges, List<Integer> given) {
  public static final State NOTHING = new State(List.of(), List.of());

  /** People point back a few turns at most. */
  private static final int EXCHANGES = 6;

  private static final int GIVEN = 200;
  private static final Pattern NOTE =
      Pattern.compile("(?m)^(?:\\*[^*\\n]+\\*|If you meant \".*|Noted: .*)$");

  public State {
    exchanges = List.copyOf(exchanges);
    given = List.copyOf(given);
  }

  /** One in which a single question was asked. */
  public static State of(Exchange exchange) {
    return NOTHING.after(exchange, exchange.reply().text());
  }

  /**
   * The state after a further exchange.
   *
   * @param draft the answer as it was before anybody worded it
   */
  public State after(Exchange exchange, String draft) {
    List<Exchange> all = new ArrayList<>(exchanges);
    all.add(exchange);
    List<Integer> numbers = new ArrayList<>(given);
    numbers.add(number(draft));
    return new State(latest(all, EXCHANGES), latest(numbers, GIVEN));
  }

  private static <T> List<T> latest(List<T> all, int most) {
    return all.subList(Math.max(0, all.size() - most), all.size());
  }

  /** What is only noted below it, such as on the language, makes no other answer. */
  private static int number(String text) {
    return Section.withoutMarks(NOTE.matcher(text).replaceAll(""))
        .replaceAll("\\s+", " ")
        .strip()
        .hashCode();
  }

  @JsonIgnore
  public Optional<Exchange> last() {
    return exchanges.isEmpty() ? Optional.empty() : Optional.of(exchanges.getLast());
  }

  /** The credentials of the latest exchange that was about any. */
  @JsonIgnore
  public List<String> credentials() {
    return exchanges.reversed().stream()
        .map(exchange -> exchange.question().credentials())
        .filter(ids -> !ids.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  /** True where the last answer was this. */
  public boolean saidLast(String text) {
    return !given.isEmpty() && given.getLast() == number(text);
  }

  /** True where any answer of the conversation was this. */
  public boolean saidBefore(String text) {
    return given.contains(number(text));
  }
}
