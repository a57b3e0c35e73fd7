/**
 * The pages behind the links of a mail, and those on which it is ordered and shown, over HTTP.
 * {@link dev.onward.digest.page.SubscribeRoutes} and {@link dev.onward.digest.page.ReaderRoutes}
 * are the classes to open first. Reading changes nothing, and nothing is sent from here.
 */
@NullMarked
package dev.onward.digest.page;

import org.jspecify.annotations.NullMarked;
