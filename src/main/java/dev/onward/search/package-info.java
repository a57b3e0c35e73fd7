/**
 * Search by words and by meaning, for any texts: it knows nothing of what they are about, and of
 * nothing else in this program. {@link dev.onward.search.DocumentRetriever} is how a LangChain4j
 * pipeline takes it; {@link dev.onward.search.HybridSearch} ranks the rows of a Lucene index.
 */
@NullMarked
package dev.onward.search;

import org.jspecify.annotations.NullMarked;
