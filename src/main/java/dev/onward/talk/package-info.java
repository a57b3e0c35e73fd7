/**
 * A question in a conversation in, a grounded answer out, word by word where somebody listens.
 * {@link dev.onward.talk.Talk} is the class to open first: one path for an answer, whoever words it
 * and whatever the channel. Where there is a chat model, {@link dev.onward.talk.ModelAdvisor} lets
 * it word the answer: briefed within a budget, helped by tools, proofread before anybody reads it.
 */
@NullMarked
package dev.onward.talk;

import org.jspecify.annotations.NullMarked;
