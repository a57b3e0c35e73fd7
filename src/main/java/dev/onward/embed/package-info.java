/**
 * The embedding model that comes with the program, as a LangChain4j model: {@link
 * dev.onward.embed.BgeSmallEmbeddingModel}. It knows nothing of what is embedded.
 */
@NullMarked
package dev.onward.embed;

import org.jspecify.annotations.NullMarked;
