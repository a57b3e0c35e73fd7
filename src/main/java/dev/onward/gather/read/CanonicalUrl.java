package dev.onward.gather.read;

import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The one address of a page, whoever links to it and however. */
final class CanonicalUrl {
  /** Parameters that say who sent a reader and not what to show. */
  private static final Pattern TRACKING =
      Pattern.compile(
          "(utm_\\w+|ocid|icid|cid|wt\\.\\w+|[gf]bclid|[gm]sclkid|gclid|mkt_tok|mc_[ce]id|igshid|ref_src"
              + "|_hs\\w+|trk|source_caller|epi|irgwc|ranmid|raneaid|ransiteid)(=.*)?",
          Pattern.CASE_INSENSITIVE);

  /** Hosts that show the same page at the same path without a language. */
  private static final Set<String> WITHOUT_LANGUAGE =
      Set.of("learn.microsoft.com", "azure.microsoft.com", "www.microsoft.com");

  private static final Pattern LANGUAGE =
      Pattern.compile("^/[a-z]{2}-[a-z]{2}(?=/|$)", Pattern.CASE_INSENSITIVE);

  private static final Pattern OURS =
      Pattern.compile("(?:^|\\.)(?:microsoft|azure|github|visualstudio)\\.com$");

  private static final String UPDATES = "https://azure.microsoft.com/updates?id=";
  private static final Pattern UPDATE_PATH =
      Pattern.compile("/updates/?(?:v2/)?(\\d{4,9})?/?", Pattern.CASE_INSENSITIVE);
  private static final Pattern UPDATE_ID = Pattern.compile("(?:^|&)id=(\\w+)");

  private CanonicalUrl() {}

  /** The page of an Azure update. */
  static URI azureUpdate(String id) {
    return URI.create(UPDATES + id);
  }

  /** The same with its fragment, for a page whose parts are items of their own. */
  static Optional<URI> withFragment(String written, URI base) {
    String fragment =
        written.indexOf('#') < 0 ? "" : written.strip().substring(written.strip().indexOf('#'));
    return of(written, base)
        .map(
            page -> fragment.length() < 2 ? page : URI.create(page + fragment.replace(" ", "%20")));
  }

  /** Empty where it is no web address. */
  static Optional<URI> of(String written, URI base) {
    try {
      return of(base.resolve(written.strip().replace(" ", "%20")));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<URI> of(URI url) {
    String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
    Optional<String> named = host(url);
    if (named.isEmpty() || !Set.of("http", "https").contains(scheme)) {
      return Optional.empty();
    }
    String host = named.get();
    String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
    if (WITHOUT_LANGUAGE.contains(host)) {
      path = LANGUAGE.matcher(path).replaceFirst("");
    }
    Optional<URI> update = azureUpdate(host, path, url.getRawQuery());
    if (update.isPresent()) {
      return update;
    }
    return Optional.of(
        URI.create(origin(url, host) + (path.isEmpty() ? "/" : path) + query(url.getRawQuery())));
  }

  /** Also one with an underscore, which RFC 3986 allows and Java's URI does not take apart. */
  private static Optional<String> host(URI url) {
    String authority = url.getRawAuthority();
    return authority == null || authority.indexOf('@') >= 0
        ? Optional.empty()
        : Optional.of(authority.replaceFirst(":\\d*$", "").toLowerCase(Locale.ROOT))
            .filter(host -> !host.isEmpty());
  }

  private static Optional<URI> azureUpdate(String host, String path, @Nullable String query) {
    var byPath = UPDATE_PATH.matcher(path);
    if (!host.equals("azure.microsoft.com") || !byPath.matches()) {
      return Optional.empty();
    }
    if (byPath.group(1) != null) {
      return Optional.of(azureUpdate(byPath.group(1)));
    }
    var byQuery = UPDATE_ID.matcher(query == null ? "" : query);
    return byQuery.find() ? Optional.of(azureUpdate(byQuery.group(1))) : Optional.empty();
  }

  private static String origin(URI url, String host) {
    int port = url.getPort();
    boolean usual = port == -1 || port == 443 || port == 80;
    if (usual) {
      // Microsoft's own sites are there by https, whatever an old link says.
      boolean secure = "https".equalsIgnoreCase(url.getScheme()) || OURS.matcher(host).find();
      return (secure ? "https://" : "http://") + host;
    }
    return url.getScheme().toLowerCase(Locale.ROOT) + "://" + host + ":" + port;
  }

  private static String query(@Nullable String query) {
    if (query == null) {
      return "";
    }
    String kept =
        Arrays.stream(query.split("&"))
            .filter(part -> !part.isEmpty() && !TRACKING.matcher(part).matches())
            .collect(Collectors.joining("&"));
    return kept.isEmpty() ? "" : "?" + kept;
  }
}
