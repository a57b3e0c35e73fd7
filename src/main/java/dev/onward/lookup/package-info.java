/**
 * A question that the knowledge leaves open to what Microsoft Learn says just now. In: search
 * words. Out: findings with title, link and a short quotation, which nobody here has checked. Off
 * unless a setting names the server. Open {@link dev.onward.lookup.LiveLookup} first; it speaks the
 * Model Context Protocol by way of {@link dev.onward.lookup.McpSession}.
 */
@NullMarked
package dev.onward.lookup;

import org.jspecify.annotations.NullMarked;
