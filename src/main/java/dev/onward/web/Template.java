package dev.onward.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Entities;

/** An HTML file with slots written as {@code {{name}}}. */
final class Template {
  private static final Pattern SLOT = Pattern.compile("\\{\\{([a-z]+)}}");

  private final String html;

  private Template(String html) {
    this.html = html;
  }

  static Template read(String name) {
    return new Template(text(name));
  }

  /** A template of HTML. */
  static Template of(String html) {
    return new Template(html);
  }

  /** A file of the page as it stands. */
  static String text(String name) {
    try (InputStream in = Template.class.getResourceAsStream("page/" + name)) {
      if (in == null) {
        throw new IllegalStateException("the page " + name + " is missing from the program");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("can't read the page " + name, e);
    }
  }

  /** Fills slots with texts, escaped. */
  String fill(Map<String, String> texts) {
    return fill(texts, Map.of());
  }

  /** Fills slots with texts, escaped, and with HTML of our own making, as it is. */
  String fill(Map<String, String> texts, Map<String, String> fragments) {
    Map<String, String> values = new HashMap<>(fragments);
    texts.forEach((slot, text) -> values.put(slot, Entities.escape(text)));
    return SLOT.matcher(html)
        .replaceAll(slot -> {
          String value = values.get(slot.group(1));
          if (value == null) {
            throw new IllegalArgumentException("no value for the slot " + slot.group(1));
          }
          return Matcher.quoteReplacement(value);
        });
  }
}
