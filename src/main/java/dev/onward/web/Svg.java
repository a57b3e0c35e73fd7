package dev.onward.web;

import org.jsoup.nodes.Document;
import org.jsoup.nodes.Document.OutputSettings.Syntax;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/** Elements of drawings; texts and attributes are escaped when they are written. */
final class Svg {
  private Svg() {}

  static Element element(String name) {
    Document xml = Parser.xmlParser().parseInput("<" + name + "/>", "");
    xml.outputSettings().syntax(Syntax.xml).prettyPrint(false);
    return xml.child(0);
  }

  static Element text(String name, String words) {
    return element(name).text(words);
  }

  /** A drawing of a size in its own units, scaled by the style sheet. */
  static Element drawing(int width, int height) {
    return element("svg")
        .attr("xmlns", "http://www.w3.org/2000/svg")
        .attr("viewBox", "0 0 %d %d".formatted(width, height));
  }
}
