package dev.onward.knowledge;

/** What is wrong in a file, where, and what to write instead; lines count from 1. */
public record Fault(String file, int line, String problem) implements Comparable<Fault> {
  @Override
  public int compareTo(Fault other) {
    int byFile = file.compareTo(other.file);
    return byFile != 0 ? byFile : Integer.compare(line, other.line);
  }

  @Override
  public String toString() {
    return file + ":" + line + ": " + problem;
  }
}
