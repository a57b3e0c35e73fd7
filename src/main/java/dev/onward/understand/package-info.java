/**
 * A message in its conversation in, what is asked out: the parts of it, what each asks for, the
 * credentials, goals, hours and dates it names, and what the person says of themselves. {@link
 * dev.onward.understand.Interpreter} is the class to open first. The words it goes by are data, in
 * the knowledge's vocabulary.
 */
@NullMarked
package dev.onward.understand;

import org.jspecify.annotations.NullMarked;
