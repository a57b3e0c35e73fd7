/**
 * Texts in, texts and vectors out: the embedding models, the chat model when one is configured, and
 * the prompt files. Only here are classes of Azure and of LangChain4j's models used, so that
 * another client takes one class. {@link dev.onward.ai.LanguageModel} and {@link
 * dev.onward.ai.Embedder} are the classes to open first; {@code ChatModels} says who may serve.
 */
@NullMarked
package dev.onward.ai;

import org.jspecify.annotations.NullMarked;
