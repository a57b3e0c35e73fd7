package dev.onward;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Without a key the machine's own identity speaks: here the one that App Service lends. */
class EntraIdTest {
  @Test
  void aManagedIdentitysTokenIsSentInPlaceOfAKey() {
    WireMockServer identities = new WireMockServer(WireMockConfiguration.options().dynamicPort());
    identities.start();
    identities.stubFor(
        get(urlPathEqualTo("/token"))
            .withHeader("X-IDENTITY-HEADER", equalTo("the-header"))
            .willReturn(
                okJson(
                    "{\"access_token\":\"the-token\",\"expires_on\":\"4102444800\",\"resource\":\"https://cognitiveservices.azure.com\",\"token_type\":\"Bearer\"}")));
    Path data = RunningServer.dataFolder();
    try (FarSide model = new FarSide(new Wire.AzureOpenAi())) {
      model.says("No. It retired on 30 June 2026 [1].");
      Map<String, String> settings = new HashMap<>(model.settings());
      settings.remove("ONWARD_AZURE_OPENAI_KEY");
      settings.put("ONWARD_PORT", "0");
      settings.put("ONWARD_DATA", data.toString());
      settings.put("IDENTITY_ENDPOINT", identities.baseUrl() + "/token");
      settings.put("IDENTITY_HEADER", "the-header");
      try (Program program = Program.start(settings)) {
        Visitor visitor = new Visitor(program.ready());
        visitor.say("Can I still renew AI-102?");
        visitor.say("Is AZ-305 retired?");
      }
      assertThat(model.headers("Authorization")).isNotEmpty().containsOnly("Bearer the-token");
      assertThat(identities.getAllServeEvents()).hasSize(1);
    } finally {
      identities.stop();
      RunningServer.delete(data);
    }
  }
}
