package dev.onward.ai;

import com.azure.ai.openai.OpenAIAsyncClient;
import com.azure.ai.openai.OpenAIClient;
import com.azure.ai.openai.OpenAIClientBuilder;
import com.azure.core.credential.SimpleTokenCache;
import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.policy.FixedDelayOptions;
import com.azure.core.http.policy.HttpPipelinePolicy;
import com.azure.core.http.policy.RetryOptions;
import com.azure.core.util.HttpClientOptions;
import com.azure.core.util.UrlBuilder;
import com.azure.identity.DefaultAzureCredentialBuilder;
import dev.onward.ai.ModelSettings.Patience;
import dev.onward.ai.Service.AzureOpenAi;
import java.net.MalformedURLException;
import java.time.Duration;

/**
 * Makes clients of the Azure OpenAI client library. The library's last release knows no interface
 * version after 2025-01-01-preview, so the version is put into each request here. It does not try
 * again by itself: its own retries would wait as long as a Retry-After says while a person waits
 * too, so that is decided in {@link LanguageModel}.
 */
final class AzureClient {
  private static final String SCOPE = "https://cognitiveservices.azure.com/.default";
  private static final HttpHeaderName API_KEY = HttpHeaderName.fromString("api-key");

  private final AzureOpenAi azure;
  private final HttpClient http;
  private final HttpPipelinePolicy identity;

  AzureClient(AzureOpenAi azure, Patience patience) {
    this.azure = azure;
    this.http = http(patience);
    this.identity =
        azure
            .key()
            .map(key -> header(API_KEY, key.reveal()))
            .orElseGet(() -> identity(new DefaultAzureCredentialBuilder().build()));
  }

  private static HttpClient http(Patience patience) {
    HttpClientOptions times = new HttpClientOptions();
    times.setConnectTimeout(patience.connect());
    times.setWriteTimeout(patience.connect());
    times.setResponseTimeout(patience.words());
    times.setReadTimeout(patience.words());
    // The pool's usual limit of 500 would let the 501st reader wait in line.
    times.setMaximumConnectionPoolSize(5_000);
    return HttpClient.createDefault(times);
  }

  /** A client for one call; all share their connections. */
  OpenAIAsyncClient streaming(HttpPipelinePolicy call) {
    return builder().addPolicy(call).buildAsyncClient();
  }

  OpenAIClient blocking() {
    return builder().buildClient();
  }

  private OpenAIClientBuilder builder() {
    return new OpenAIClientBuilder()
        .endpoint(azure.endpoint().toString())
        .httpClient(http)
        .retryOptions(new RetryOptions(new FixedDelayOptions(0, Duration.ZERO)))
        .addPolicy(identity)
        .addPolicy(version(azure.apiVersion()));
  }

  /**
   * The library's own policies for keys and tokens refuse plain HTTP, which a model on this machine
   * may speak; the settings let plain HTTP through to this machine only.
   */
  private static HttpPipelinePolicy header(HttpHeaderName name, String value) {
    return (call, next) -> {
      call.getHttpRequest().setHeader(name, value);
      return next.process();
    };
  }

  private static HttpPipelinePolicy identity(TokenCredential credential) {
    TokenRequestContext scope = new TokenRequestContext().addScopes(SCOPE);
    SimpleTokenCache tokens = new SimpleTokenCache(() -> credential.getToken(scope));
    return (call, next) ->
        tokens
            .getToken()
            .flatMap(token -> {
              call.getHttpRequest()
                  .setHeader(HttpHeaderName.AUTHORIZATION, "Bearer " + token.getToken());
              return next.process();
            });
  }

  private static HttpPipelinePolicy version(String version) {
    return (call, next) -> {
      UrlBuilder url = UrlBuilder.parse(call.getHttpRequest().getUrl());
      url.setQueryParameter("api-version", version);
      try {
        call.getHttpRequest().setUrl(url.toUrl());
      } catch (MalformedURLException e) {
        throw new IllegalStateException(e);
      }
      return next.process();
    };
  }
}
