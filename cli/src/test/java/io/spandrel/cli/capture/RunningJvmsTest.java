package io.spandrel.cli.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spandrel.cli.capture.RunningJvms.Jvm;
import io.spandrel.cli.launch.UsageException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunningJvmsTest {
  private final RunningJvms jvms =
      new RunningJvms(
          List.of(
              new Jvm(1, "com.acme.Shop --port 80"),
              new Jvm(2, "com.acme.ShopAdmin"),
              new Jvm(3, "/srv/bank/bank.jar com.acme.Shop"),
              new Jvm(4, "org.other.Bank"),
              new Jvm(5, "org.other.Bank"),
              new Jvm(6, "")));

  @ParameterizedTest
  @CsvSource({
    "com.acme.Shop, 1",
    "Shop, 1",
    "ShopAdmin, 2",
    "Admin, 2",
    "bank.jar, 3",
    "bank, 3",
    "/srv/bank/bank.jar, 3",
    "srv, 3"
  })
  void aName_findsItsProgramByFullThenSimpleThenPartOfTheName(String name, long pid) {
    assertThat(jvms.only(name).pid()).isEqualTo(pid);
  }

  @Test
  void severalOfOneName_areListed() {
    assertThatThrownBy(() -> jvms.only("Bank"))
        .isInstanceOf(UsageException.class)
        .hasMessage(
            "2 JVMs run 'Bank': 4 (org.other.Bank), 5 (org.other.Bank); give the process id");
  }

  @Test
  void aNameOfNone_listsWhatThereIs() {
    assertThatThrownBy(() -> jvms.only("Till"))
        .isInstanceOf(UsageException.class)
        .hasMessageStartingWith(
            "no JVM that runs 'Till' is to be seen; there are 1 (com.acme.Shop)")
        .hasMessageContaining("6 (unknown program)");
    assertThatThrownBy(() -> new RunningJvms(List.of()).only("Till"))
        .hasMessageEndingWith("there is none at all");
  }

  @Test
  void aProcessThatHides_isKnownByItsNumberOnly() {
    assertThat(jvms.withPid(77)).hasToString("77 (unknown program)");
  }

  @Test
  void wholeName_isToldFromAPart() {
    assertThat(jvms.only("Shop").isCalled("Shop")).isTrue();
    assertThat(jvms.only("bank").isCalled("bank")).isTrue();
    assertThat(jvms.only("Admin").isCalled("Admin")).isFalse();
  }

  @Test
  void jvmThatStarts_isKnownByItsCommandLine() {
    Jvm starting =
        new Jvm(7, CommandLineOfJvm.program(List.of("-Xmx1g", "-jar", "/srv/till.jar", "a")), true);

    assertThat(starting).hasToString("7 (/srv/till.jar, still starting)");
    assertThat(new RunningJvms(List.of(starting)).only("till.jar")).isEqualTo(starting);
    assertThat(new Jvm(7, "", true)).hasToString("7 (unknown program, still starting)");
    assertThat(CommandLineOfJvm.program(List.of("@missing.txt"))).isEmpty();
  }
}
