package io.spandrel.cli.launch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JavaAnswerTest {

  @Test
  void newEnoughAndWilling_isNoReason() {
    JavaAnswer answer = JavaAnswer.parse(settings("21"), 0);

    assertThat(answer.javaVersion()).contains("21");
    assertThat(answer.reasonAgainst(false)).isEmpty();
  }

  @Test
  void oldJava_isNamedWithWhatIsNeeded() {
    assertThat(JavaAnswer.parse(settings("11"), 0).reasonAgainst(false))
        .contains("this program's java is 11; Spandrel needs 17 or newer");
  }

  @Test
  void java8_doesNotKnowTheQuestion() {
    String output =
        """
        Unrecognized option: --dry-run
        Error: Could not create the Java Virtual Machine.
        Error: A fatal exception has occurred. Program will exit.
        """;

    assertThat(JavaAnswer.parse(output, 1).reasonAgainst(false))
        .contains("this program's java is 8 or older; Spandrel needs 17 or newer");
  }

  @Test
  void missingClass_isNamedWithItsCause() {
    String output =
        settings("17")
            + "Error: Could not find or load main class Shop\n"
            + "Caused by: java.lang.ClassNotFoundException: Shop\n";
    JavaAnswer answer = JavaAnswer.parse(output, 1);

    assertThat(answer.reasonAgainst(false))
        .contains(
            "Could not find or load main class Shop (java.lang.ClassNotFoundException: Shop)");
    assertThat(answer.reasonAgainst(true)).isEmpty();
  }

  @Test
  void linesThatSayNothing_areSkipped() {
    String output =
        """
        Picked up JAVA_TOOL_OPTIONS: -Xmx1g
        OpenJDK 64-Bit Server VM warning: Options -Xverify:none and -noverify were deprecated
        Error occurred during initialization of VM
        Could not reserve enough space for 104857600000 KB object heap
        """;

    assertThat(JavaAnswer.parse(output, 1).reasonAgainst(false))
        .contains("Could not reserve enough space for 104857600000 KB object heap");
  }

  @Test
  void javaWithoutInstrumentation_isToldFromAModuleOfTheUser() {
    String ours =
        "Error occurred during initialization of boot layer\n"
            + "java.lang.module.FindException: Module java.instrument not found\n";
    String theirs = ours.replace("java.instrument", "shop");

    assertThat(JavaAnswer.parse(ours, 1).reasonAgainst(false))
        .hasValueSatisfying(reason -> assertThat(reason).contains("which agents need"));
    assertThat(JavaAnswer.parse(theirs, 1).reasonAgainst(false)).contains("Module shop not found");
  }

  @Test
  void refusalWithoutWords_isStillAReason() {
    assertThat(JavaAnswer.parse("", 1).reasonAgainst(false)).isPresent();
  }

  private static String settings(String version) {
    return """
    Property settings:
        java.specification.maintenance.version = 1
        java.specification.version = %s
        java.vm.specification.version = %s

    """
        .formatted(version, version);
  }
}
