package dev.onward.documents;

/** A file that can't be read as a document; the message says why, to stand after its name. */
final class Unreadable extends Exception {
  private static final long serialVersionUID = 1L;

  Unreadable(String message) {
    super(message);
  }
}
