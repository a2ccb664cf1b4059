package io.spandrel.cli.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spandrel.cli.capture.RunningJvms.Jvm;
import io.spandrel.cli.launch.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunningJvmsTest {
  private static final Path HERE = Path.of("/home/acme");

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
    assertThat(jvms.only(name, HERE).pid()).isEqualTo(pid);
  }

  @Test
  void jar_isFoundByAnyPathToItsFile(@TempDir Path directory) throws IOException {
    Path jar =
        Files.createFile(Files.createDirectory(directory.resolve("lib")).resolve("shop.jar"));
    Path link = Files.createSymbolicLink(directory.resolve("current.jar"), jar);
    Path other = Files.createFile(directory.resolve("shop.jar"));
    Jvm relative = new Jvm(1, "lib/shop.jar", Optional.of(directory), false);
    Jvm linked = new Jvm(1, link.toString(), Optional.of(directory), false);
    Jvm unrelated = new Jvm(2, "shop.jar", Optional.of(directory), false);

    for (Jvm jvm : List.of(relative, linked)) {
      RunningJvms both = new RunningJvms(List.of(jvm, unrelated));
      assertThat(both.only(jar.toString(), HERE)).isEqualTo(jvm);
      assertThat(both.only("../lib/shop.jar", directory.resolve("lib"))).isEqualTo(jvm);
      assertThat(both.only("shop.jar", jar.getParent())).isEqualTo(jvm);
      assertThat(both.only("current.jar", directory)).isEqualTo(jvm);
      assertThat(both.only(other.toString(), HERE)).isEqualTo(unrelated);
      assertThat(jvm.isCalled(jar.toString(), HERE)).isTrue();
    }
    assertThatThrownBy(() -> new RunningJvms(List.of(relative, unrelated)).only("shop.jar", HERE))
        .hasMessage("2 JVMs run 'shop.jar': 1 (lib/shop.jar), 2 (shop.jar); give the process id");
  }

  @Test
  void jar_isFoundByTheMainClassOfItsManifest(@TempDir Path directory) throws IOException {
    jar(directory.resolve("app.jar"), Map.of("Main-Class", "com.acme.Till"));
    jar(
        directory.resolve("boot.jar"),
        Map.of("Main-Class", "org.launch.Launcher", "Start-Class", "com.acme.Counter"));
    Jvm app = new Jvm(1, "app.jar", Optional.of(directory), false);
    Jvm boot = new Jvm(2, directory.resolve("boot.jar").toString(), Optional.empty(), false);
    Jvm gone = new Jvm(3, "gone.jar", Optional.of(directory), false);
    RunningJvms all = new RunningJvms(List.of(gone, app, boot));

    assertThat(all.only("com.acme.Till", HERE)).isEqualTo(app);
    assertThat(all.only("Till", HERE)).isEqualTo(app);
    assertThat(all.only("Counter", HERE)).isEqualTo(boot);
    assertThat(all.only("org.launch.Launcher", HERE)).isEqualTo(boot);
    assertThat(all.only("acme.Cou", HERE)).as("a part of it").isEqualTo(boot);
    assertThat(app.isCalled("Till", HERE)).isTrue();
    assertThatThrownBy(() -> all.only("Tillage", HERE))
        .hasMessageContaining("no JVM that runs 'Tillage' is to be seen; there are 3 (gone.jar)");
  }

  private static void jar(Path file, Map<String, String> main) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    main.forEach((key, value) -> manifest.getMainAttributes().put(new Attributes.Name(key), value));
    new JarOutputStream(Files.newOutputStream(file), manifest).close();
  }

  @Test
  void severalOfOneName_areListed() {
    assertThatThrownBy(() -> jvms.only("Bank", HERE))
        .isInstanceOf(UsageException.class)
        .hasMessage(
            "2 JVMs run 'Bank': 4 (org.other.Bank), 5 (org.other.Bank); give the process id");
  }

  @Test
  void aNameOfNone_listsWhatThereIs() {
    assertThatThrownBy(() -> jvms.only("Till", HERE))
        .isInstanceOf(UsageException.class)
        .hasMessageStartingWith(
            "no JVM that runs 'Till' is to be seen; there are 1 (com.acme.Shop)")
        .hasMessageContaining("6 (unknown program)");
    assertThatThrownBy(() -> new RunningJvms(List.of()).only("Till", HERE))
        .hasMessageEndingWith("there is none at all");
  }

  @Test
  void aProcessThatHides_isKnownByItsNumberOnly() {
    assertThat(jvms.withPid(77)).hasToString("77 (unknown program)");
  }

  @Test
  void wholeName_isToldFromAPart() {
    assertThat(jvms.only("Shop", HERE).isCalled("Shop", HERE)).isTrue();
    assertThat(jvms.only("bank", HERE).isCalled("bank", HERE)).isTrue();
    assertThat(jvms.only("Admin", HERE).isCalled("Admin", HERE)).isFalse();
  }

  @Test
  void jvmThatStarts_isKnownByItsCommandLine() {
    Jvm starting =
        new Jvm(
            7,
            CommandLineOfJvm.program(List.of("-Xmx1g", "-jar", "/srv/till.jar", "a")),
            Optional.empty(),
            true);

    assertThat(starting).hasToString("7 (/srv/till.jar, still starting)");
    assertThat(new RunningJvms(List.of(starting)).only("till.jar", HERE)).isEqualTo(starting);
    assertThat(new Jvm(7, "", Optional.empty(), true))
        .hasToString("7 (unknown program, still starting)");
    assertThat(CommandLineOfJvm.program(List.of("@missing.txt"))).isEmpty();
  }
}
