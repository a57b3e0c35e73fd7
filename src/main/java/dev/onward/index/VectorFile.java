package dev.onward.index;

import dev.onward.ai.Embedder;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Vectors of short texts, kept in a file so that a start with nothing new embeds nothing. The file
 * is a cache: it can be deleted at any time.
 */
public final class VectorFile {
  private final Path file;
  private final Embedder embedder;

  public VectorFile(Path file, Embedder embedder) {
    this.file = file;
    this.embedder = embedder;
  }

  /** The vectors of just these texts; the file then holds them and no others. */
  public Map<String, float[]> vectors(Collection<String> texts) {
    Map<String, float[]> known = read();
    Map<String, float[]> wanted = new ConcurrentHashMap<>();
    // Side by side, since embedding takes a core per text.
    Set.copyOf(texts).parallelStream()
        .forEach(text ->
            wanted.put(text, known.containsKey(text) ? known.get(text) : embedder.passage(text)));
    if (!wanted.keySet().equals(known.keySet())) {
      write(wanted);
    }
    return wanted;
  }

  private Map<String, float[]> read() {
    Map<String, float[]> vectors = new HashMap<>();
    if (!Files.isRegularFile(file)) {
      return vectors;
    }
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
      if (!in.readUTF().equals(embedder.id())) {
        return vectors;
      }
      int count = in.readInt();
      for (int i = 0; i < count; i++) {
        String text = in.readUTF();
        float[] vector = new float[embedder.dimensions()];
        for (int j = 0; j < vector.length; j++) {
          vector[j] = in.readFloat();
        }
        vectors.put(text, vector);
      }
      return vectors;
    } catch (EOFException e) {
      return new HashMap<>();
    } catch (IOException e) {
      throw new UncheckedIOException("can't read " + file, e);
    }
  }

  private void write(Map<String, float[]> vectors) {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      try (DataOutputStream out =
          new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(fresh)))) {
        out.writeUTF(embedder.id());
        out.writeInt(vectors.size());
        for (Map.Entry<String, float[]> entry : vectors.entrySet()) {
          out.writeUTF(entry.getKey());
          for (float value : entry.getValue()) {
            out.writeFloat(value);
          }
        }
      }
      Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException("can't write " + file, e);
    }
  }
}
