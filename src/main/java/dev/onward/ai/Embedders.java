package dev.onward.ai;

import java.util.Optional;

/**
 * The embedding model in the process, and a remote one for the search where the settings name one.
 */
public record Embedders(Embedder local, Optional<RemoteEmbedder> remote) {
  public static Embedders onlyLocal(Embedder local) {
    return new Embedders(local, Optional.empty());
  }
}
