package dev.onward.documents;

import dev.onward.knowledge.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A file taken apart: its title, where it says one, and its parts under their headings. */
record FileSections(Optional<String> title, List<Section> sections) {
  FileSections {
    sections = List.copyOf(sections);
  }

  /** Gathers the parts of a file in their order. */
  static final class Builder {
    private final List<Section> sections = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private Optional<String> title = Optional.empty();
    private String heading = "";

    void title(String words) {
      if (title.isEmpty() && !words.isBlank()) {
        title = Optional.of(words.strip());
      }
    }

    void heading(String words) {
      end();
      heading = words.strip();
    }

    void block(String words) {
      if (!words.isBlank()) {
        text.append(text.isEmpty() ? "" : "\n\n").append(words.strip());
      }
    }

    private void end() {
      // Marks name items of our own knowledge; a file from elsewhere has none to set.
      String said = Section.withoutMarks(text.toString());
      if (!said.isBlank()) {
        sections.add(new Section(heading, said));
      }
      text.setLength(0);
    }

    FileSections build() {
      end();
      return new FileSections(title, sections);
    }
  }
}
