/**
 * The reading of settings: names and texts in, typed values out. {@link SettingsReader} is the
 * class to open first. Each other package has a record of its own settings; only the root's {@code
 * Settings} builds them.
 */
@NullMarked
package dev.onward.settings;

import org.jspecify.annotations.NullMarked;
