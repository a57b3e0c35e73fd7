package dev.onward.web;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onward.database.Json;
import io.javalin.http.Context;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * A language of the page: the one that was chosen, which a cookie tells, else the first the browser
 * names that there is. The page comes in it, so that it is never seen in another one first.
 */
enum PageLanguage {
  EN,
  DE;

  private static final String COOKIE = "language";

  String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static PageLanguage of(Context request) {
    Stream<String> chosen = Optional.ofNullable(request.cookie(COOKIE)).stream();
    Stream<String> named =
        request.header("Accept-Language") == null
            ? Stream.of()
            : Collections.list(request.req().getLocales()).stream().map(Locale::getLanguage);
    return Stream.concat(chosen, named).flatMap(PageLanguage::named).findFirst().orElse(EN);
  }

  private static Stream<PageLanguage> named(String code) {
    return Arrays.stream(values()).filter(language -> language.code().equals(code));
  }

  /** A page in every language, by the words that its script speaks too. */
  static Map<PageLanguage, Template> all(String page) {
    Map<PageLanguage, Template> pages = new EnumMap<>(PageLanguage.class);
    for (PageLanguage language : values()) {
      pages.put(language, Template.of(language.spoken(Template.text(page))));
    }
    return pages;
  }

  private String spoken(String html) {
    JsonNode words =
        Objects.requireNonNull(
            Json.read(Template.text("assets/words/" + code() + ".json"), JsonNode.class));
    Document page = Jsoup.parse(html);
    page.outputSettings().prettyPrint(false);
    page.getElementsByTag("html").attr("lang", code());
    for (Element element : page.getElementsByAttribute("data-word")) {
      element.text(word(words, element.attr("data-word")));
    }
    for (String attribute : List.of("label", "placeholder")) {
      String name = attribute.equals("label") ? "aria-label" : attribute;
      for (Element element : page.getElementsByAttribute("data-" + attribute)) {
        element.attr(name, word(words, element.attr("data-" + attribute)));
      }
    }
    return page.outerHtml();
  }

  private String word(JsonNode words, String key) {
    JsonNode word = words.get(key);
    if (word == null) {
      throw new IllegalStateException("the page has no word " + key + " in " + code());
    }
    return word.textValue();
  }
}
