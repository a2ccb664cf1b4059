package io.spandrel.cli.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spandrel.cli.launch.UsageException;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CaptureTargetTest {
  @Test
  void digits_areAProcess() {
    assertThat(CaptureTarget.parse("4711")).isEqualTo(new CaptureTarget.Pid(4711));
  }

  @ParameterizedTest
  @ValueSource(strings = {"com.acme.Shop", "shop.jar", "Shop4711"})
  void aName_isAMainClassOrJar(String name) {
    assertThat(CaptureTarget.parse(name)).isEqualTo(new CaptureTarget.MainClass(name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://127.0.0.1:7070", "http://127.0.0.1:7070/"})
  void anAddress_isAnEndpoint(String address) {
    assertThat(CaptureTarget.parse(address))
        .isEqualTo(new CaptureTarget.Endpoint(URI.create("http://127.0.0.1:7070/")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1:7999", "localhost:7070", "[::1]:7070", "127.0.0.1:7070/"})
  void anAddressWithoutItsScheme_isAnsweredWithTheWholeOne(String word) {
    assertThatThrownBy(() -> CaptureTarget.parse(word))
        .isInstanceOf(UsageException.class)
        .hasMessage("'" + word + "' is an address without its scheme: write http://" + word);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "99999999999999999999",
        "ftp://localhost:21",
        "http://",
        "http://local host:1",
        "http://me:secret@localhost:1",
        "http://localhost:1/debug/spandrel/trace",
        "http://localhost:1?seconds=5",
        "http://localhost:65536",
        "http://example.org:7070",
        "http://192.0.2.1:7070"
      })
  void allElse_isWrongUse(String word) {
    assertThatThrownBy(() -> CaptureTarget.parse(word)).isInstanceOf(UsageException.class);
  }
}
