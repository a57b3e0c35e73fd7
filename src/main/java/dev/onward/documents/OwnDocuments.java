package dev.onward.documents;

import dev.onward.knowledge.AsOf;
import dev.onward.knowledge.Confidence;
import dev.onward.knowledge.Document;
import dev.onward.knowledge.Kind;
import dev.onward.knowledge.OwnDocument;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The documents in the folders that an operator names, as they are now. {@link #advance} reads some
 * files that are new or changed; files that can't be read are named in the log, once. Hidden files
 * and files of unknown formats are passed over. Not thread-safe.
 */
public final class OwnDocuments {
  /** Begins the id of each of these documents, and of no other. */
  private static final String ID = "own-";

  /** Larger files are not what somebody wrote to be read. */
  private static final long LARGEST = 50_000_000;

  private static final Logger log = LoggerFactory.getLogger(OwnDocuments.class);

  private final List<Path> folders;
  private final Map<Path, State> states = new HashMap<>();
  private final Map<Path, OwnDocument> documents = new LinkedHashMap<>();
  private final Map<Path, State> waiting = new LinkedHashMap<>();
  private int found;
  private boolean partial;

  public OwnDocuments(List<Path> folders) {
    this.folders = List.copyOf(folders);
  }

  private record State(long size, Instant modified, Path folder) {}

  /**
   * What a look brought.
   *
   * @param gone ids of documents whose files are gone or can't be read any more
   * @param last true where no file is left that is new or changed
   */
  public record Step(List<Document> changed, List<String> gone, boolean last) {
    public Step {
      changed = List.copyOf(changed);
      gone = List.copyOf(gone);
    }

    public boolean isNothing() {
      return changed.isEmpty() && gone.isEmpty();
    }
  }

  /** True of ids of documents that come from such folders. */
  public static boolean isOwn(String id) {
    return id.startsWith(ID);
  }

  /** Those that have been read. */
  public Collection<OwnDocument> all() {
    return List.copyOf(documents.values());
  }

  /** True where a folder could not be looked through the last time. */
  public boolean isPartial() {
    return partial;
  }

  /** Looks for files that are new, changed or gone, and reads at most so many. */
  public Step advance(int most) {
    List<String> gone = new ArrayList<>();
    if (waiting.isEmpty()) {
      look(gone);
      found = waiting.size();
    }
    List<Document> changed = new ArrayList<>();
    for (Path file : waiting.keySet().stream().limit(most).toList()) {
      State state = Objects.requireNonNull(waiting.remove(file));
      states.put(file, state);
      read(file, state)
          .ifPresentOrElse(
              document -> {
                documents.put(file, new OwnDocument(document));
                changed.add(document);
              },
              () -> {
                if (documents.remove(file) != null) {
                  gone.add(id(file, state.folder()));
                }
              });
    }
    if (found > most) {
      log.info("own documents: {} of {} files read", found - waiting.size(), found);
    }
    return new Step(changed, gone, waiting.isEmpty());
  }

  private void look(List<String> gone) {
    Map<Path, State> now = new LinkedHashMap<>();
    Set<Path> missing = new HashSet<>();
    partial = false;
    for (Path folder : folders) {
      if (!walk(folder, now)) {
        missing.add(folder);
        partial = true;
      }
    }
    now.forEach((file, state) -> {
      if (!state.equals(states.get(file))) {
        waiting.put(file, state);
      }
    });
    for (Path file : List.copyOf(states.keySet())) {
      State state = Objects.requireNonNull(states.get(file));
      // A folder that is away for a while, as a mounted one may be, takes nothing with it.
      if (!now.containsKey(file) && !missing.contains(state.folder())) {
        states.remove(file);
        if (documents.remove(file) != null) {
          gone.add(id(file, state.folder()));
        }
      }
    }
  }

  /** False where the folder can't be looked through. */
  private static boolean walk(Path folder, Map<Path, State> into) {
    try {
      Files.walkFileTree(
          folder,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path inner, BasicFileAttributes is) {
              return isHidden(inner) && !inner.equals(folder)
                  ? FileVisitResult.SKIP_SUBTREE
                  : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes is) {
              if (is.isRegularFile() && !isHidden(file) && FileFormat.of(file).isPresent()) {
                into.put(file, new State(is.size(), is.lastModifiedTime().toInstant(), folder));
              }
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
              if (file.equals(folder)) {
                throw e;
              }
              log.warn("own documents: {} can't be opened; skipped", file);
              return FileVisitResult.CONTINUE;
            }
          });
      return true;
    } catch (IOException e) {
      log.warn("own documents: the folder {} can't be read; what it held stays", folder);
      return false;
    }
  }

  private static boolean isHidden(Path file) {
    Path name = file.getFileName();
    return name != null && name.toString().startsWith(".");
  }

  private static Optional<Document> read(Path file, State state) {
    try {
      if (state.size() > LARGEST) {
        throw new Unreadable("is larger than %,d MB".formatted(LARGEST / 1_000_000));
      }
      FileSections sections = FileFormat.of(file).orElseThrow().sections(file);
      return Optional.of(
          new Document(
              id(file, state.folder()),
              Kind.OWN,
              sections.title().orElse(title(file)),
              Optional.empty(),
              Optional.empty(),
              AsOf.of(state.modified().atZone(ZoneOffset.UTC).toLocalDate()),
              Confidence.C,
              List.of(),
              List.of(state.folder().relativize(file).toString()),
              sections.sections()));
    } catch (Unreadable e) {
      log.warn("own documents: {} {}; skipped", file, e.getMessage());
      return Optional.empty();
    }
  }

  private static String title(Path file) {
    String name = file.getFileName().toString();
    return name.substring(0, name.lastIndexOf('.')).replaceAll("[-_]+", " ").strip();
  }

  /** By the place in its folder, so that it stays when the folder moves. */
  private static String id(Path file, Path folder) {
    String place =
        folder.getFileName() + "/" + folder.relativize(file).toString().replace('\\', '/');
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(place.getBytes(StandardCharsets.UTF_8));
      return ID + HexFormat.of().formatHex(digest, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
