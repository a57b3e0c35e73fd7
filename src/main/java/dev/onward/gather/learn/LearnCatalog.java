package dev.onward.gather.learn;

import dev.onward.gather.fetch.Checkpoint;

/**
 * Microsoft Learn's catalog of certifications, exams and Applied Skills by one of its interfaces.
 * Gives all or nothing: a page that can't be read makes the whole listing unavailable. Thread-safe.
 */
interface LearnCatalog {
  /** The source's id in {@code knowledge/sources.yaml}. */
  String id();

  /** Never throws for what the far side does. */
  LearnListing list(Checkpoint last);
}
