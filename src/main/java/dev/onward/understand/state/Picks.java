package dev.onward.understand.state;

import dev.onward.knowledge.Catalogue;
import dev.onward.knowledge.Credential;
import dev.onward.understand.state.Pointing.Trait;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** What a conversation has shown side by side, and which of it is meant. */
final class Picks {
  private final Catalogue catalogue;
  private final State state;
  private final LocalDate today;

  Picks(Catalogue catalogue, State state, LocalDate today) {
    this.catalogue = catalogue;
    this.state = state;
    this.today = today;
  }

  /** What stood side by side last, in the order shown; nothing where the last answer only asked. */
  List<String> shown() {
    boolean asksBack =
        state
            .last()
            .filter(last -> last.question().label().equals("unclear"))
            .filter(last -> last.reply().offered().size() > 1)
            .isPresent();
    return asksBack ? List.of() : sideBySide();
  }

  private List<String> sideBySide() {
    for (Exchange exchange : state.exchanges().reversed()) {
      if (exchange.question().credentials().size() > 1) {
        return exchange.question().credentials();
      }
      if (exchange.reply().listed().size() > 1) {
        return exchange.reply().listed();
      }
    }
    return List.of();
  }

  /**
   * The credentials among which one is meant: those of the last question where it named several or
   * none, else those that were asked about one after the other.
   */
  List<String> others() {
    boolean ofOne =
        state.last().filter(last -> last.question().credentials().size() == 1).isPresent();
    List<String> shown = credentials(sideBySide());
    List<String> single = oneByOne();
    boolean together = shown.containsAll(single) && isAsked(shown);
    return (ofOne && single.size() > 1 && !together) || shown.size() < 2 ? single : shown;
  }

  /** True where a question named them all. */
  private boolean isAsked(List<String> ids) {
    return state.exchanges().stream().anyMatch(one -> one.question().credentials().equals(ids));
  }

  private List<String> oneByOne() {
    List<String> all =
        state.exchanges().stream()
            .flatMap(exchange -> exchange.question().credentials().stream())
            .toList();
    // Of each the last mention counts.
    List<String> latest = all.reversed().stream().distinct().limit(2).toList().reversed();
    return latest.size() > 1 ? latest : List.of();
  }

  private List<String> credentials(List<String> ids) {
    return ids.stream().filter(id -> catalogue.credential(id).isPresent()).toList();
  }

  /** The one that differs from the others in this; empty where facts don't tell it. */
  Optional<String> one(Trait trait) {
    List<String> all = others();
    return switch (trait) {
      case OTHER -> other(all);
      case CHEAPER -> least(all, credential -> credential.exam().priceUsd());
      case DEARER -> most(all, credential -> credential.exam().priceUsd());
      case QUICKER -> least(all, credential -> credential.exam().minutes());
      case LONGER -> most(all, credential -> credential.exam().minutes());
      case OPEN -> only(all, credential -> credential.statusOn(today).isOpen());
      case NEWER -> newer();
      case RETIRED -> only(all, credential -> !credential.statusOn(today).isOpen());
    };
  }

  /** What replaced the one that was spoken of last. */
  private Optional<String> newer() {
    return found(state.credentials()).stream()
        .filter(credential -> !credential.statusOn(today).isOpen())
        .flatMap(credential -> credential.successors().stream())
        .map(Credential.Successor::id)
        .findFirst();
  }

  /** The one that was not spoken of last; of two that were, the second. */
  private Optional<String> other(List<String> all) {
    List<String> last = state.credentials();
    if (last.size() > 1) {
      return Optional.of(last.getLast());
    }
    List<String> rest = all.stream().filter(id -> !last.contains(id)).toList();
    return rest.size() == 1 ? Optional.of(rest.getFirst()) : behind(all, last);
  }

  /** Of more than two the one that follows. */
  private static Optional<String> behind(List<String> all, List<String> last) {
    int at = last.isEmpty() ? -1 : all.indexOf(last.getFirst());
    return at >= 0 && at + 1 < all.size() ? Optional.of(all.get(at + 1)) : Optional.empty();
  }

  private Optional<String> least(List<String> all, Function<Credential, Optional<Integer>> figure) {
    return extreme(all, figure, Comparator.naturalOrder());
  }

  private Optional<String> most(List<String> all, Function<Credential, Optional<Integer>> figure) {
    return extreme(all, figure, Comparator.reverseOrder());
  }

  private Optional<String> extreme(
      List<String> all, Function<Credential, Optional<Integer>> figure, Comparator<Integer> order) {
    List<Integer> figures = found(all).stream().flatMap(one -> figure.apply(one).stream()).toList();
    if (figures.size() < all.size()) {
      return Optional.empty();
    }
    return figures.stream()
        .min(order)
        .flatMap(best -> only(all, one -> figure.apply(one).filter(best::equals).isPresent()));
  }

  private Optional<String> only(List<String> all, Predicate<Credential> condition) {
    List<Credential> fitting = found(all).stream().filter(condition).toList();
    return fitting.size() == 1 ? Optional.of(fitting.getFirst().id()) : Optional.empty();
  }

  private List<Credential> found(List<String> ids) {
    return ids.stream().flatMap(id -> catalogue.credential(id).stream()).toList();
  }
}
