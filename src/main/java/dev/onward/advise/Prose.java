package dev.onward.advise;

import dev.onward.knowledge.AsOf;
import dev.onward.knowledge.Confidence;
import dev.onward.knowledge.Section;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Paragraphs in the making, and the small words that many answers share. */
final class Prose {
  private static final Pattern MARKED_SENTENCE =
      Pattern.compile("^.*?[.!?](?=\\s|$)(?: ?\\[\\^[\\w-]+])*", Pattern.DOTALL);
  private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.!?]) ");

  private final List<String> paragraphs = new ArrayList<>();

  Prose say(String paragraph) {
    if (!paragraph.isBlank()) {
      paragraphs.add(paragraph.strip());
    }
    return this;
  }

  Prose say(Optional<String> paragraph) {
    paragraph.ifPresent(this::say);
    return this;
  }

  Prose list(List<String> items) {
    return say(String.join("\n", items.stream().map(item -> "- " + item).toList()));
  }

  /** All of it as one paragraph. */
  String inOne() {
    return String.join(" ", paragraphs);
  }

  @Override
  public String toString() {
    return String.join("\n\n", paragraphs);
  }

  static String mark(String id) {
    return " [^" + id + "]";
  }

  static String date(LocalDate day) {
    return AsOf.spoken(day);
  }

  /** "AI-103, AI-200 and AI-300". */
  static String joined(List<String> items, String word) {
    return switch (items.size()) {
      case 0 -> "";
      case 1 -> items.getFirst();
      default ->
          String.join(", ", items.subList(0, items.size() - 1))
              + " "
              + word
              + " "
              + items.getLast();
    };
  }

  /** Says how sure a fact is where it is less than sure. */
  static String sureness(Confidence confidence) {
    return switch (confidence) {
      case A, B -> "";
      case C -> " That rests on one source.";
      case D -> " That is our own reasoning, not a statement of Microsoft.";
    };
  }

  static String firstSentence(String text) {
    List<String> sentences = sentences(Section.withoutMarks(text));
    return sentences.isEmpty() ? "" : sentences.getFirst();
  }

  /** The first sentence of a paragraph with the marks behind it; the whole where none ends. */
  static String firstSentenceWithMarks(String paragraph) {
    Matcher sentence = MARKED_SENTENCE.matcher(paragraph.replaceFirst("^- ", ""));
    return sentence.find() ? sentence.group() : paragraph;
  }

  static List<String> sentences(String text) {
    return SENTENCE_END.splitAsStream(text.replaceAll("\\s+", " ").strip()).toList();
  }

  /** A title ends like a sentence. */
  static String sentence(String title) {
    return title.matches(".*[.!?]") ? title : title + ".";
  }

  /** How a programming language of the vocabulary is written. */
  static String language(String id) {
    return switch (id) {
      case "any" -> "any language";
      case "dotnet" -> "C#";
      case "javascript" -> "JavaScript";
      case "sql" -> "SQL";
      default -> capital(id);
    };
  }

  /** A sentence that stands inside another one; a code keeps its capitals. */
  static String inside(String sentence) {
    return sentence.matches("^\\p{Lu}\\p{Ll}.*")
        ? Character.toLowerCase(sentence.charAt(0)) + sentence.substring(1)
        : sentence;
  }

  static String capital(String text) {
    return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }
}
