package dev.onward.knowledge;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Something that can be read, searched and cited. {@code url} is the page that a reader should
 * open, absent where none is recorded; {@code published} is the day the source itself carries;
 * {@code verified} the day of the newest reading behind it.
 */
public record Document(
    String id,
    Kind kind,
    String title,
    Optional<URI> url,
    Optional<AsOf> published,
    AsOf verified,
    Confidence confidence,
    List<String> topics,
    List<String> sources,
    List<Section> sections) {

  public Document {
    topics = List.copyOf(topics);
    sources = List.copyOf(sources);
    sections = List.copyOf(sections);
    if (sections.isEmpty()) {
      throw new IllegalArgumentException(id + " has no text");
    }
  }

  /** The words before the first heading. */
  public String lead() {
    return sections.getFirst().text();
  }

  /** The same with a heading over its first words, so that they are found and cited under it. */
  Document withLeadUnder(String heading) {
    List<Section> headed = new ArrayList<>(sections);
    headed.set(0, new Section(heading, lead()));
    return new Document(
        id, kind, title, url, published, verified, confidence, topics, sources, headed);
  }

  public Optional<Section> section(String heading) {
    return sections.stream().filter(section -> section.heading().equals(heading)).findFirst();
  }
}
