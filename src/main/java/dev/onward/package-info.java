@NullMarked
package dev.onward;

import org.jspecify.annotations.NullMarked;
