package io.spandrel.cli.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spandrel.cli.launch.JavaArguments.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JavaArgumentsTest {

  @TempDir private Path directory;

  @Test
  void mainClass_comesAfterOptionsAndTheirValues() {
    JavaArguments java = parse("-cp", "x", "--add-opens", "a/b=c", "-Xmx1g", "Main", "-cp", "y");

    assertThat(java.kind()).isEqualTo(Kind.CLASS);
    assertThat(java.main()).isEqualTo("Main");
    assertThat(java.options()).containsExactly("-cp", "x", "--add-opens", "a/b=c", "-Xmx1g");
    assertThat(java.program()).containsExactly("Main", "-cp", "y");
  }

  @Test
  void jar_isNamedByTheWordBehindTheOption() {
    JavaArguments java = parse("-Dx=y", "-jar", "shop.jar", "-version");

    assertThat(java.kind()).isEqualTo(Kind.JAR);
    assertThat(java.main()).isEqualTo("shop.jar");
    assertThat(java.program()).containsExactly("-jar", "shop.jar", "-version");
  }

  @Test
  void module_inAllThreeForms() {
    for (List<String> words :
        List.of(
            List.of("-p", "mods", "-m", "shop/com.acme.Main", "a"),
            List.of("-p", "mods", "--module", "shop/com.acme.Main", "a"),
            List.of("-p", "mods", "--module=shop/com.acme.Main", "a"))) {
      JavaArguments java = JavaArguments.parse(words, directory);

      assertThat(java.kind()).isEqualTo(Kind.MODULE);
      assertThat(java.main()).isEqualTo("shop/com.acme.Main");
      assertThat(java.program()).endsWith("shop/com.acme.Main", "a");
    }
  }

  @Test
  void sourceFile_onlyIfItIsThere() throws IOException {
    assertThat(parse("Foo.java").kind()).isEqualTo(Kind.CLASS);
    Files.createFile(directory.resolve("Foo.java"));
    assertThat(parse("Foo.java").kind()).isEqualTo(Kind.SOURCE);
    assertThat(parse("--source", "17", "foo").kind()).isEqualTo(Kind.SOURCE);
  }

  @Test
  void questionsToJava_haveNoProgram() {
    assertThat(parse("-version").kind()).isEqualTo(Kind.NONE);
    assertThat(parse("-Xmx1g", "--list-modules").kind()).isEqualTo(Kind.NONE);
    assertThat(parse().kind()).isEqualTo(Kind.NONE);
  }

  @Test
  void argumentFiles_areReadUpToTheMainClassOnly() throws IOException {
    Files.writeString(directory.resolve("options"), "-Xmx1g -cp x\nMain one");

    JavaArguments java = parse("-Da=b", "@options", "@two");

    assertThat(java.options()).containsExactly("-Da=b", "-Xmx1g", "-cp", "x");
    assertThat(java.program()).containsExactly("Main", "one", "@two");
  }

  @Test
  void argumentFiles_areOrdinaryWordsWhenSwitchedOff() {
    JavaArguments java = parse("--disable-@files", "@options");

    assertThat(java.main()).isEqualTo("@options");
  }

  @Test
  void missingArgumentFile_isTheUsersMistake() {
    assertThatThrownBy(() -> parse("@nowhere", "Main"))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("nowhere");
  }

  private JavaArguments parse(String... words) {
    return JavaArguments.parse(List.of(words), directory);
  }
}
