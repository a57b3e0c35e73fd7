package dev.onward.ai;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Prompts from files: a header between lines of {@code ---} says what the prompt is for and which
 * slots it has; below it stands the text with its slots as {@code {{name}}}. Read once, checked
 * then: an unknown, a missing and an undeclared slot each end the start.
 */
public final class Prompts {
  private static final Pattern SLOT = Pattern.compile("\\{\\{([a-z-]+)}}");
  private static final Pattern DECLARED = Pattern.compile("(?m)^slots: *(\\S.*)$");
  private static final Pattern FILE =
      Pattern.compile("\\A---\\n(.*?)\\n---\\n(.*)\\z", Pattern.DOTALL);

  private static final int VERSION_BYTES = 6;

  private final Path folder;

  public Prompts(Path folder) {
    this.folder = folder;
  }

  /** A checked prompt; {@link #fill} puts values into its slots. */
  public static final class Prompt {
    private final String text;
    private final Set<String> slots;

    private Prompt(String text, Set<String> slots) {
      this.text = text;
      this.slots = slots;
    }

    /**
     * Tells this wording from any other, so that what is kept of an answer says by which it was.
     */
    public String version() {
      try {
        byte[] digest =
            MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest, 0, VERSION_BYTES);
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException(e);
      }
    }

    public String fill(Map<String, String> values) {
      if (!values.keySet().equals(slots)) {
        throw new IllegalArgumentException("slots are " + slots + ", given " + values.keySet());
      }
      return SLOT.matcher(text)
          .replaceAll(slot -> Matcher.quoteReplacement(values.getOrDefault(slot.group(1), "")));
    }
  }

  /**
   * Reads a prompt.
   *
   * @param name the file's name without {@code .md}
   * @param slots the slots that the program fills
   * @throws BrokenPrompt when the file is missing or its slots are not those
   */
  public Prompt prompt(String name, Set<String> slots) {
    Path file = folder.resolve(name + ".md");
    String content;
    try {
      content = Files.readString(file);
    } catch (IOException e) {
      throw new BrokenPrompt(file, "can't be read; set ONWARD_PROMPTS to the prompts folder");
    }
    Matcher parts = FILE.matcher(content.replace("\r\n", "\n"));
    if (!parts.matches()) {
      throw new BrokenPrompt(file, "has no header; start with ---, the header's lines, ---");
    }
    requireHeader(file, parts.group(1), slots);
    String text = parts.group(2).strip();
    Set<String> found = new TreeSet<>();
    SLOT.matcher(text).results().forEach(slot -> found.add(slot.group(1)));
    if (!found.equals(slots)) {
      throw new BrokenPrompt(
          file, "must use the slots " + new TreeSet<>(slots) + ", it uses " + found);
    }
    return new Prompt(text, Set.copyOf(slots));
  }

  private static void requireHeader(Path file, String header, Set<String> slots) {
    if (!header.contains("purpose:")) {
      throw new BrokenPrompt(file, "has no 'purpose:' in its header; say what it is for");
    }
    Matcher declared = DECLARED.matcher(header);
    Set<String> named =
        declared.find() ? new TreeSet<>(List.of(declared.group(1).split("[ ,]+"))) : Set.of();
    if (!named.equals(slots)) {
      throw new BrokenPrompt(
          file,
          "must name its slots in its header: 'slots: %s'"
              .formatted(String.join(", ", new TreeSet<>(slots))));
    }
  }

  /** A prompt file that can't be used, with what to write. */
  public static final class BrokenPrompt extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BrokenPrompt(Path file, String problem) {
      super("The prompt " + file + " " + problem);
    }
  }
}
