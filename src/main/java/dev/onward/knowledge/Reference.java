package dev.onward.knowledge;

import java.net.URI;
import java.util.Optional;

/** A source behind items. */
public record Reference(
    String key, String what, String kind, Optional<URI> url, Optional<AsOf> date) {}
