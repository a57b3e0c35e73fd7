package dev.onward.gather.fetch;

import dev.onward.gather.fetch.HttpOutcome.Busy;
import dev.onward.gather.fetch.HttpOutcome.Got;
import dev.onward.gather.fetch.HttpOutcome.Missing;
import dev.onward.gather.fetch.HttpOutcome.Moved;
import dev.onward.gather.fetch.HttpOutcome.NotModified;
import dev.onward.gather.fetch.HttpOutcome.Refused;
import dev.onward.gather.source.GatherSettings.Limits;
import dev.onward.settings.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;

/**
 * One request and what it comes to, within limits of time and size. Sends no cookies, and no
 * credentials but the token of its request, follows nothing, and keeps no connection: what one
 * answer leaves behind can't become the next one's. Thread-safe.
 *
 * <p>Apache's client and not the JDK's: the JDK's resolves a name by itself at the moment it
 * connects, after and apart from any check of ours, and offers no other hook than one resolver for
 * the whole process. Here {@link Fence} resolves, and its addresses are the ones connected to.
 */
public final class HttpExchange {
  private static final String WHO = "Onward/1.0 (reads news of products and credentials)";

  private final Fence fence;
  private final Limits limits;

  HttpExchange(Fence fence, Limits limits) {
    this.fence = fence;
    this.limits = limits;
  }

  /**
   * A look at an address: what to accept, what is known of it already, how much to read of it, and
   * the token that proves who asks, where one is needed.
   */
  public record Request(String accept, Checkpoint known, long mostBytes, Optional<Secret> token) {
    public Request(String accept, Checkpoint known, long mostBytes) {
      this(accept, known, mostBytes, Optional.empty());
    }

    Request withoutToken() {
      return new Request(accept, known, mostBytes);
    }
  }

  /** Asks once. */
  HttpOutcome send(URI url, Request request) {
    HttpGet get = prepared(url, request);
    Watchdog alarm = Watchdog.after(limits.whole(), get::cancel);
    CloseableHttpClient client = client();
    try {
      return read(client.executeOpen(null, get, null), url, request);
    } catch (IOException e) {
      return alarm.rang() ? late() : failure(e);
    } catch (IllegalStateException e) {
      // What the client says where it was ended between two steps of its own.
      if (alarm.rang()) {
        return late();
      }
      throw e;
    } finally {
      alarm.off();
      // The rest of an answer may be endless; closing politely would wait for it.
      get.cancel();
      client.close(CloseMode.IMMEDIATE);
    }
  }

  private Refused late() {
    return new Refused("did not finish within " + limits.whole().toMillis() + " ms");
  }

  private static HttpGet prepared(URI url, Request request) {
    HttpGet get = new HttpGet(url);
    get.setHeader(HttpHeaders.USER_AGENT, WHO);
    get.setHeader(HttpHeaders.ACCEPT, request.accept());
    get.setHeader(HttpHeaders.ACCEPT_LANGUAGE, "en");
    get.setHeader(HttpHeaders.ACCEPT_ENCODING, "gzip");
    request.known().etag().ifPresent(etag -> get.setHeader(HttpHeaders.IF_NONE_MATCH, etag));
    request
        .token()
        .ifPresent(token -> get.setHeader(HttpHeaders.AUTHORIZATION, "Bearer " + token.reveal()));
    request
        .known()
        .lastModified()
        .ifPresent(moment -> get.setHeader(HttpHeaders.IF_MODIFIED_SINCE, moment));
    return get;
  }

  private HttpOutcome read(ClassicHttpResponse response, URI url, Request request)
      throws IOException {
    int status = response.getCode();
    return switch (status) {
      case 200 -> got(response, url, request.mostBytes());
      case 301, 302, 303, 307, 308 -> moved(response, url);
      case 304 ->
          request.known().etag().isPresent() || request.known().lastModified().isPresent()
              ? new NotModified()
              : new Refused(status, "answers 304 to what it was not asked");
      case 404, 410 -> new Missing(status);
      case 408, 425, 429, 500, 502, 503, 504 ->
          new Busy("answers " + status, header(response, HttpHeaders.RETRY_AFTER));
      default -> new Refused(status, "answers " + status);
    };
  }

  private static HttpOutcome moved(ClassicHttpResponse response, URI url) {
    Optional<String> location = header(response, HttpHeaders.LOCATION);
    try {
      return location.isEmpty()
          ? new Refused(response.getCode(), "redirects without saying where to")
          : new Moved(url.resolve(location.get()));
    } catch (IllegalArgumentException e) {
      return new Refused(response.getCode(), "redirects to something that is no web address");
    }
  }

  private static HttpOutcome got(ClassicHttpResponse response, URI url, long most)
      throws IOException {
    HttpEntity entity = response.getEntity();
    if (entity == null) {
      return new Refused(response.getCode(), "answers nothing");
    }
    String encoding =
        header(response, HttpHeaders.CONTENT_ENCODING).orElse("identity").toLowerCase(Locale.ROOT);
    InputStream sent = new BoundedStream(entity.getContent(), most);
    Body body =
        switch (encoding) {
          case "identity", "" -> Body.of(sent, most);
          case "gzip", "x-gzip" -> Body.of(new GZIPInputStream(sent), most);
          default -> throw new ZipException("is encoded as " + encoding + ", which was not asked");
        };
    Checkpoint validators =
        new Checkpoint(
            header(response, HttpHeaders.ETAG),
            header(response, HttpHeaders.LAST_MODIFIED),
            Optional.empty());
    return new Got(
        body,
        Optional.ofNullable(ContentType.parseLenient(entity.getContentType())),
        validators,
        url);
  }

  private static Optional<String> header(ClassicHttpResponse response, String name) {
    Header header = response.getFirstHeader(name);
    return header == null ? Optional.empty() : Optional.of(header.getValue().strip());
  }

  private static HttpOutcome failure(IOException e) {
    return switch (e) {
      case Fence.PrivateAddress inside -> new Refused(reason(inside));
      case Body.TooLarge large -> new Refused(reason(large));
      case ZipException broken -> new Refused("can't be unpacked: " + broken.getMessage());
      case SSLHandshakeException untrusted -> new Refused("can't prove who it is");
      case SSLPeerUnverifiedException other -> new Refused("can't prove who it is");
      default -> new Busy("breaks off or can't be reached: " + reason(e), Optional.empty());
    };
  }

  private static String reason(IOException e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }

  private CloseableHttpClient client() {
    return HttpClients.custom()
        .setConnectionManager(connections())
        .setDefaultRequestConfig(
            RequestConfig.custom().setResponseTimeout(timeout(limits.whole())).build())
        .disableRedirectHandling()
        .disableAutomaticRetries()
        .disableCookieManagement()
        .disableAuthCaching()
        .disableContentCompression()
        .build();
  }

  private HttpClientConnectionManager connections() {
    Timeout connect = timeout(limits.connect());
    return PoolingHttpClientConnectionManagerBuilder.create()
        .setDnsResolver(fence)
        .setDefaultConnectionConfig(
            ConnectionConfig.custom()
                .setConnectTimeout(connect)
                .setSocketTimeout(timeout(limits.whole()))
                .build())
        .setDefaultTlsConfig(TlsConfig.custom().setHandshakeTimeout(connect).build())
        .setConnectionFactory(
            ManagedHttpClientConnectionFactory.builder()
                .http1Config(
                    Http1Config.custom().setMaxHeaderCount(200).setMaxLineLength(16_384).build())
                .build())
        .build();
  }

  private static Timeout timeout(Duration duration) {
    return Timeout.of(duration);
  }
}
