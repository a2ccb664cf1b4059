package io.spandrel.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ExtensionPresenceTest {
  @RegisterExtension final MisuseReports reports = new MisuseReports();

  @BeforeEach
  void forget() {
    ExtensionPresence.forget();
  }

  @AfterEach
  void clear() {
    System.clearProperty(ExtensionPresence.PROPERTY);
  }

  @Test
  void aMissingExtension_isSaidOnce() {
    ExtensionPresence.sayIfMissing();
    ExtensionPresence.sayIfMissing();

    assertThat(reports.messages())
        .singleElement()
        .asString()
        .contains("without the Spandrel extension", "no spans");
  }

  @Test
  void aPresentExtension_isNoNews() {
    System.setProperty(ExtensionPresence.PROPERTY, "true");
    ExtensionPresence.sayIfMissing();

    assertThat(reports.messages()).isEmpty();
  }
}
