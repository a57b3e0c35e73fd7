/**
 * Files of the knowledge folder in, typed values out: {@link dev.onward.knowledge.Document}s to
 * search and a {@link dev.onward.knowledge.Catalogue} of facts to reckon with. {@link
 * dev.onward.knowledge.KnowledgeLoader} is the class to open first. Everything is checked while it
 * is loaded and immutable afterwards; statuses follow from dates and are asked for by day.
 */
@NullMarked
package dev.onward.knowledge;

import org.jspecify.annotations.NullMarked;
