package dev.onward.digest.subscribe;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Mustache.Compiler;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * The Mustache files of the weekly mail, compiled. Values are escaped in pages and mails of HTML
 * and stand as they are in plain text; a slot that nothing fills is a fault.
 */
public final class Templates {
  private static final String FOLDER = "/dev/onward/digest/";

  private static final Compiler HTML =
      Mustache.compiler()
          .escapeHTML(true)
          .emptyStringIsFalse(true)
          .withLoader(name -> new StringReader(read("pages/" + name + ".html")));
  private static final Compiler TEXT =
      Mustache.compiler().escapeHTML(false).emptyStringIsFalse(true);

  private static final Pattern RULE = Pattern.compile("([^{}]+)\\{([^{}]*)}");

  private Templates() {}

  /** A page, in which {@code {{>name}}} stands for another. */
  public static Template page(String name) {
    return HTML.compile(read("pages/" + name + ".html"));
  }

  /** The plain text of a mail. */
  public static Template text(String name) {
    return TEXT.compile(read(name + ".txt"));
  }

  /**
   * A mail of HTML. Mail programs leave out style sheets, or move them where they do not reach, so
   * the rules of letter.css are written to the elements once, before the template is compiled; what
   * only a style sheet can say (dark, small) stands in the template's own head.
   */
  public static Template mail(String name) {
    Document mail = Jsoup.parse(read(name + ".html"));
    mail.outputSettings().prettyPrint(false);
    RULE.matcher(read("letter.css"))
        .results()
        .forEach(rule ->
            mail.select(rule.group(1).strip())
                .forEach(element -> style(element, rule.group(2).strip())));
    return HTML.compile(mail.outerHtml());
  }

  private static void style(Element element, String declarations) {
    String before = element.attr("style");
    String more = declarations.replaceAll("\\s+", " ");
    element.attr("style", before.isEmpty() ? more : before + " " + more);
  }

  private static String read(String name) {
    try (InputStream in = Templates.class.getResourceAsStream(FOLDER + name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing from the program");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("can't read " + name, e);
    }
  }
}
