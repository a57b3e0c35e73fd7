/**
 * HTTP requests in, pages, JSON and server-sent events out. {@link dev.onward.web.WebServer} is the
 * class to open first: every path of the channel stands on one screen there.
 */
@NullMarked
package dev.onward.web;

import org.jspecify.annotations.NullMarked;
