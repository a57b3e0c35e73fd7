package dev.onward.gather.read;

import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdom2.Attribute;
import org.jdom2.Document;
import org.jdom2.Element;
import org.jdom2.JDOMException;
import org.jdom2.Namespace;
import org.jdom2.filter.ElementFilter;
import org.jdom2.input.SAXBuilder;
import org.jdom2.input.sax.XMLReaders;
import org.jspecify.annotations.Nullable;

/**
 * A feed's XML as Rome should see it. What is broken costs itself and not the feed: a character
 * that XML forbids, a prefix that nobody declared, what stands behind the root. Addresses are
 * resolved (xml:base, else the channel's link), dates written in the one form that Rome reads
 * right, and a title that says it is plain text stays so. No document type is ever loaded.
 */
final class FeedDocument {
  /** Marks an item one of whose dates could not be read. */
  static final Namespace MARK = Namespace.getNamespace("onward", "urn:onward:feed");

  private static final Pattern FORBIDDEN =
      Pattern.compile("[^\\x09\\x0A\\x0D\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]");
  private static final Pattern FORBIDDEN_REFERENCE =
      Pattern.compile(
          "&#(?:0*(?:[0-8]|1[124-9]|2\\d|3[01])|[xX]0*(?:[0-8bBcCeEfF]|1[0-9a-fA-F]));");
  private static final Pattern DOCTYPE =
      Pattern.compile("<!DOCTYPE\\s+[^\\[>]*(\\[)?[^>]*>", Pattern.CASE_INSENSITIVE);
  private static final Pattern ROOT_END =
      Pattern.compile("</(?:rss|feed|(?:\\w+:)?RDF)\\s*>", Pattern.CASE_INSENSITIVE);
  private static final Pattern ROOT = Pattern.compile("<([A-Za-z][\\w:.-]*)(?=[\\s>])");
  private static final Pattern PREFIX =
      Pattern.compile("</?([A-Za-z][\\w.-]*):[A-Za-z]|\\s([A-Za-z][\\w.-]*):[\\w.-]+\\s*=");
  private static final Pattern LONE_AND =
      Pattern.compile("&(?!(?:amp|lt|gt|quot|apos|#\\d+|#[xX][0-9a-fA-F]+);)");
  private static final Pattern CDATA = Pattern.compile("(?s)<!\\[CDATA\\[.*?]]>");
  private static final Set<String> DATES =
      Set.of("pubdate", "published", "updated", "date", "modified", "issued", "created");

  private static final Set<String> CHANGES = Set.of("updated", "modified");

  private FeedDocument() {}

  /** Reads it, mending what can be mended. */
  static Document read(String text, URI from) throws JDOMException, IOException {
    String clean =
        FORBIDDEN_REFERENCE.matcher(FORBIDDEN.matcher(text).replaceAll("")).replaceAll("").strip();
    Matcher type = DOCTYPE.matcher(clean);
    if (type.find()) {
      if (type.group(1) != null) {
        throw new JDOMException("it brings a document type (DOCTYPE) of its own");
      }
      clean = type.replaceFirst("");
    }
    Document document;
    try {
      document = parsed(clean);
    } catch (JDOMException e) {
      document = parsed(mended(clean));
    }
    prepare(document, from);
    return document;
  }

  private static Document parsed(String text) throws JDOMException, IOException {
    SAXBuilder builder = new SAXBuilder(XMLReaders.NONVALIDATING);
    // What closes XML bombs and external entities.
    builder.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    builder.setExpandEntities(false);
    return builder.build(new StringReader(text));
  }

  private static String mended(String text) {
    String whole = text;
    Matcher end = ROOT_END.matcher(text);
    int last = -1;
    while (end.find()) {
      last = end.end();
    }
    whole = last > 0 ? text.substring(0, last) : whole;
    return declared(withoutLoneAnds(whole));
  }

  /** Outside of CDATA an ampersand that begins no reference means itself. */
  private static String withoutLoneAnds(String text) {
    StringBuilder mended = new StringBuilder(text.length());
    Matcher data = CDATA.matcher(text);
    int from = 0;
    while (data.find()) {
      mended.append(ands(text.substring(from, data.start()))).append(data.group());
      from = data.end();
    }
    return mended.append(ands(text.substring(from))).toString();
  }

  private static String ands(String text) {
    Matcher and = LONE_AND.matcher(text);
    StringBuilder mended = new StringBuilder(text.length());
    while (and.find()) {
      and.appendReplacement(mended, "&amp;");
    }
    return and.appendTail(mended).toString();
  }

  private static String declared(String text) {
    Set<String> missing = new LinkedHashSet<>();
    String markup = CDATA.matcher(text).replaceAll("");
    Matcher used = PREFIX.matcher(markup);
    while (used.find()) {
      String prefix = used.group(1) == null ? used.group(2) : used.group(1);
      boolean known = prefix.startsWith("xml") || markup.contains("xmlns:" + prefix);
      if (!known) {
        missing.add(prefix);
      }
    }
    Matcher root = ROOT.matcher(text);
    if (missing.isEmpty() || !root.find()) {
      return text;
    }
    StringBuilder declarations = new StringBuilder();
    missing.forEach(
        prefix -> declarations.append(" xmlns:%s=\"urn:undeclared:%s\"".formatted(prefix, prefix)));
    return text.substring(0, root.end()) + declarations + text.substring(root.end());
  }

  private static void prepare(Document document, URI from) {
    Element root = document.getRootElement();
    if (root.getName().equalsIgnoreCase("rss") && !root.getName().equals("rss")) {
      lowerCase(root);
    }
    URI base = base(root, from);
    Element channel = child(root, "channel");
    if (channel != null) {
      base = link(channel, base(channel, base));
    }
    List<Element> items = new ArrayList<>();
    for (Element item : root.getDescendants(new ElementFilter())) {
      if (item.getName().equals("item") || item.getName().equals("entry")) {
        items.add(item);
      }
    }
    for (Element item : items) {
      prepareItem(item, inherited(item, base));
    }
  }

  private static void lowerCase(Element element) {
    String name = element.getName().toLowerCase(Locale.ROOT);
    element.setName(name.equals("pubdate") ? "pubDate" : name);
    element.getChildren().forEach(FeedDocument::lowerCase);
  }

  private static @Nullable Element child(Element parent, String name) {
    return parent.getChildren().stream()
        .filter(child -> child.getName().equals(name))
        .findFirst()
        .orElse(null);
  }

  /** The base that the elements around an item give, from the outermost on. */
  private static URI inherited(Element item, URI base) {
    Element parent = item.getParentElement();
    return base(item, parent == null ? base : inherited(parent, base));
  }

  private static URI base(Element element, URI outer) {
    String written = element.getAttributeValue("base", Namespace.XML_NAMESPACE);
    return written == null ? outer : resolved(written, outer).orElse(outer);
  }

  private static URI link(Element channel, URI base) {
    return channel.getChildren().stream()
        .filter(child -> child.getName().equals("link"))
        .map(child -> child.getTextTrim())
        .filter(text -> !text.isEmpty())
        .findFirst()
        .flatMap(text -> resolved(text, base))
        .filter(URI::isAbsolute)
        .orElse(base);
  }

  private static Optional<URI> resolved(String written, URI base) {
    try {
      return Optional.of(base.resolve(written.strip().replace(" ", "%20")));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static void prepareItem(Element item, URI base) {
    boolean atom = item.getName().equals("entry");
    boolean linked = false;
    for (Element child : List.copyOf(item.getChildren())) {
      if (child.getName().equals("link")) {
        linked |= prepareLink(child, base(child, base));
      } else if (DATES.contains(child.getName().toLowerCase(Locale.ROOT))) {
        prepareDate(item, child);
      } else if (atom && child.getName().equals("title")) {
        prepareTitle(child);
      }
    }
    if (!linked) {
      byId(item, atom);
    }
  }

  private static boolean prepareLink(Element link, URI base) {
    Attribute href = link.getAttribute("href");
    if (href != null) {
      resolved(href.getValue(), base).ifPresent(url -> href.setValue(url.toString()));
      return true;
    }
    String text = link.getTextTrim();
    if (text.isEmpty()) {
      return false;
    }
    resolved(text, base).ifPresent(url -> link.setText(url.toString()));
    return true;
  }

  /** Says of which date it is that it could not be read. */
  static Element unread(String what) {
    return new Element("unread", MARK).setText(what);
  }

  private static void prepareDate(Element item, Element date) {
    FeedDate.parse(date.getText())
        .ifPresentOrElse(
            moment ->
                date.setText(moment.truncatedTo(java.time.temporal.ChronoUnit.MILLIS).toString()),
            () -> {
              item.addContent(unread(CHANGES.contains(date.getName()) ? "change" : "publication"));
              date.setText("");
            });
  }

  /** Without a type, or of the type text, a sign in a title means itself (RFC 4287, 3.1.1). */
  private static void prepareTitle(Element title) {
    String type = title.getAttributeValue("type");
    if (type == null || type.equals("text") || type.equals("text/plain")) {
      title.setText(title.getText().replace("&", "&amp;").replace("<", "&lt;"));
    }
  }

  /** An id that is an address may stand for the link, unless the item says that it is none. */
  private static void byId(Element item, boolean atom) {
    Element id = child(item, atom ? "id" : "guid");
    boolean address =
        id != null
            && id.getTextTrim().matches("(?i)https?://\\S+")
            && !"false".equalsIgnoreCase(id.getAttributeValue("isPermaLink"));
    if (id != null && address) {
      Element link = new Element("link", item.getNamespace());
      if (atom) {
        link.setAttribute("href", id.getTextTrim());
      } else {
        link.setText(id.getTextTrim());
      }
      item.addContent(link);
    }
  }
}
