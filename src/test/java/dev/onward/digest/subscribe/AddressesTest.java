package dev.onward.digest.subscribe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which addresses are taken, and in which form. */
class AddressesTest {
  @ParameterizedTest
  @CsvSource({
    "ann@example.com, ann@example.com",
    "'  ann@example.com ', ann@example.com",
    "Ann.Lee@EXAMPLE.Com, Ann.Lee@example.com",
    "ann+onward@mail.example.co.uk, ann+onward@mail.example.co.uk",
    "o'neil@example.com, o'neil@example.com",
    "ann@bücher.example, ann@xn--bcher-kva.example",
    "ann@BÜCHER.example, ann@xn--bcher-kva.example",
    "ann@xn--bcher-kva.example, ann@xn--bcher-kva.example",
    "ann@例え.テスト, ann@xn--r8jz45g.xn--zckzah",
    "ann@пример.рф, ann@xn--e1afmkfd.xn--p1ai",
  })
  void theDomainIsFoldedAndTheRestKept(String written, String kept) {
    assertThat(Addresses.normal(written)).isEqualTo(kept);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ann",
        "@example.com",
        "ann@",
        "ann@localhost",
        "ann@@example.com",
        "ann@example.com@example.com",
        "ann@exam ple.com",
        "an n@example.com",
        "ann@[192.0.2.1]",
        "ann@192.0.2.1",
        "ann@-example.com",
        "ann@exa_mple.com",
        "\"ann\"@example.com",
        "Ann <ann@example.com>",
        "<ann@example.com>",
        "ann@example.com,bob@example.com",
        "ann@example.com;bob@example.com",
        "ann(comment)@example.com",
        "@relay.example:ann@example.com",
        "ann@example.com\r\nBcc: bob@example.com",
        "ann@example.com\nBcc: bob@example.com",
        "ann@example.com\n",
        "\rann@example.com",
        "ann%0d%0a@exa\u2028mple.com",
        "ann\u0000@example.com",
        "ann\u200b@example.com",
        "pelé@example.com",
        "ann@straße.example",
        ".ann@example.com",
        "a..nn@example.com",
      })
  void whatIsNoAddressIsRefused(String written) {
    assertThatThrownBy(() -> Addresses.normal(written)).isInstanceOf(InvalidInput.class);
  }

  @Test
  void anAddressThatIsTooLongIsRefused() {
    assertThatThrownBy(() -> Addresses.normal("a".repeat(65) + "@example.com"))
        .isInstanceOf(InvalidInput.class);
    assertThatThrownBy(() -> Addresses.normal("ann@" + "a.".repeat(130) + "example.com"))
        .isInstanceOf(InvalidInput.class);
  }

  @Test
  void onlyItsOwnerKnowsAMaskedAddress() {
    assertThat(Addresses.masked("ann.lee@example.com")).isEqualTo("a…@example.com");
  }
}
