package dev.onward.understand;

import dev.onward.knowledge.Catalogue;
import dev.onward.knowledge.Conflict;
import dev.onward.knowledge.Correction;
import dev.onward.knowledge.Guide;
import dev.onward.knowledge.Item;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Which items can answer a person today, by facts: an item that holds on that day, speaks of a
 * credential that the request names where it names any, and, where it is for people whose badge has
 * expired, a person whose badge is not known to be active.
 */
final class ItemFilter implements Predicate<String> {
  private final Catalogue catalogue;
  private final List<String> named;
  private final Context context;

  ItemFilter(Catalogue catalogue, List<String> named, Context context) {
    this.catalogue = catalogue;
    this.named = List.copyOf(named);
    this.context = context;
  }

  @Override
  public boolean test(String id) {
    Optional<Item> item = catalogue.item(id);
    return item.isPresent()
        && switch (item.get()) {
          case Guide guide ->
              guide.holds().on(context.today())
                  && speaksOf(guide.about())
                  && guide.expired().filter(this::isActive).isEmpty();
          case Correction correction ->
              correction.holds().on(context.today()) && speaksOf(correction.about());
          case Conflict conflict -> speaksOf(conflict.about());
          default -> true;
        };
  }

  private boolean speaksOf(List<String> about) {
    return named.isEmpty() || about.isEmpty() || about.stream().anyMatch(named::contains);
  }

  private boolean isActive(String credential) {
    return context
        .profile()
        .held(credential)
        .filter(badge -> badge.expiry().isPresent() && !badge.hasLapsedBy(context.today()))
        .isPresent();
  }
}
