package dev.onward.teams.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** To which addresses our token may go. */
class ServiceHostsTest {
  private final ServiceHosts listed = new ServiceHosts(Set.of("smba.trafficmanager.net"), false);
  private final ServiceHosts development = new ServiceHosts(Set.of("smba.example.com"), true);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://smba.trafficmanager.net/emea/",
        "https://SMBA.trafficmanager.net:443/amer/",
        "https://smba.trafficmanager.net"
      })
  void aListedHostIsAllowed(String address) {
    assertThat(listed.allow(address)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://smba.trafficmanager.net/emea/",
        "ftp://smba.trafficmanager.net/",
        "//smba.trafficmanager.net/",
        "https://smba.trafficmanager.net.evil.example/",
        "https://evil.example/smba.trafficmanager.net/",
        "https://evil-smba.trafficmanager.net/",
        "https://a.smba.trafficmanager.net/",
        "https://smba.trafficmanager.net./",
        "https://smba.trafficmanager.net@evil.example/",
        "https://me:word@smba.trafficmanager.net/",
        "https://smba.trafficmanager.net:8443/",
        "https://smba.trafficmanager.net/?to=",
        "https://smba.trafficmanager.net/#",
        "https://smba.trafficmanager.net\\@evil.example/",
        "https://smba.trafficmanager.net%2eevil.example/",
        "https://localhost/",
        "https://127.0.0.1/",
        "https://169.254.169.254/",
        "smba.trafficmanager.net",
        ""
      })
  void nothingElseIs(String address) {
    assertThat(listed.allow(address)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://localhost:56150/_connector", "http://127.0.0.1:1/", "http://[::1]:1/"})
  void inDevelopmentThisMachineIsAllowed(String address) {
    assertThat(development.allow(address)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://smba.example.com/",
        "http://localhost.evil.example/",
        "file://localhost/"
      })
  void inDevelopmentNothingElseIs(String address) {
    assertThat(development.allow(address)).isFalse();
  }
}
