package dev.onward.gather.judge;

import dev.onward.gather.read.Address;
import dev.onward.knowledge.Catalogue;
import dev.onward.knowledge.Update;
import java.net.URI;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The updates that stand in our own files. They win: an item that says the same is not shown beside
 * them. Thread-safe.
 */
public final class CuratedUpdates {
  private final Map<String, String> byNumber = new HashMap<>();
  private final Map<String, String> byAddress = new HashMap<>();

  public CuratedUpdates(Catalogue own) {
    Set<String> shared = new HashSet<>();
    for (Update update : own.updates()) {
      update.azureUpdate().ifPresent(number -> byNumber.putIfAbsent(number, update.id()));
      Optional<URI> url = update.document().url();
      url.flatMap(Address::azureUpdate)
          .ifPresent(number -> byNumber.putIfAbsent(number, update.id()));
      url.filter(CuratedUpdates::isOfOneThing)
          .map(Address::canonical)
          .ifPresent(address -> {
            if (byAddress.putIfAbsent(address, update.id()) != null) {
              shared.add(address);
            }
          });
    }
    // A page behind several updates is about none of them alone.
    byAddress.keySet().removeAll(shared);
  }

  /** A page, and not the front of a site. */
  private static boolean isOfOneThing(URI url) {
    String path = url.getPath() == null ? "" : url.getPath();
    return path.chars().filter(c -> c == '/').count() > 1 || url.getRawQuery() != null;
  }

  /** The id of our own update that says the same as an item at this address. */
  public Optional<String> same(URI url) {
    return Address.azureUpdate(url)
        .map(byNumber::get)
        .or(() -> Optional.ofNullable(byAddress.get(Address.canonical(url))));
  }
}
