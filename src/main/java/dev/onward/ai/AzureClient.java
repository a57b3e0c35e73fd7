package dev.onward.ai;

import com.azure.ai.openai.OpenAIAsyncClient;
import com.azure.ai.openai.OpenAIClientBuilder;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpHeaders;
import com.azure.core.http.policy.AddHeadersPolicy;
import com.azure.core.http.policy.ExponentialBackoffOptions;
import com.azure.core.http.policy.HttpPipelinePolicy;
import com.azure.core.http.policy.RetryOptions;
import com.azure.core.util.HttpClientOptions;
import com.azure.core.util.UrlBuilder;
import dev.onward.ai.ModelSettings.AzureOpenAi;
import dev.onward.ai.ModelSettings.Patience;
import java.net.MalformedURLException;
import java.time.Duration;

/**
 * Makes the client of the Azure OpenAI client library. The library's last release knows no
 * interface version after 2025-01-01-preview, so the version is put into each request here.
 */
final class AzureClient {
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final int RETRIES = 2;

  private AzureClient() {}

  static OpenAIAsyncClient of(AzureOpenAi azure, Patience patience) {
    HttpClientOptions times = new HttpClientOptions();
    times.setConnectTimeout(CONNECT);
    times.setWriteTimeout(CONNECT);
    times.setResponseTimeout(patience.firstWords());
    times.setReadTimeout(patience.firstWords());
    return new OpenAIClientBuilder()
        .endpoint(azure.endpoint().toString())
        .clientOptions(times)
        .retryOptions(
            new RetryOptions(
                new ExponentialBackoffOptions()
                    .setMaxRetries(RETRIES)
                    .setBaseDelay(Duration.ofMillis(400))
                    .setMaxDelay(Duration.ofSeconds(4))))
        // The library's own key policy refuses plain HTTP, which a model on this machine may speak;
        // the settings let plain HTTP through to this machine only.
        .addPolicy(new AddHeadersPolicy(header("api-key", azure.key().reveal())))
        .addPolicy(version(azure.apiVersion()))
        .buildAsyncClient();
  }

  private static HttpHeaders header(String name, String value) {
    return new HttpHeaders().set(HttpHeaderName.fromString(name), value);
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
