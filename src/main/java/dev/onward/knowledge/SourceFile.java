package dev.onward.knowledge;

import java.util.List;

/** A file of the knowledge as it was read. */
record SourceFile(String name, String text) {
  /** The file's name without folder and ending. */
  String stem() {
    return name.substring(name.lastIndexOf('/') + 1, name.lastIndexOf('.'));
  }

  /** The first line that holds the given words, from 1; the first of the file where none does. */
  int lineOf(String words) {
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).contains(words)) {
        return i + 1;
      }
    }
    return 1;
  }
}
