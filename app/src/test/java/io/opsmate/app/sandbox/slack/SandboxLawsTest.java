package io.opsmate.app.sandbox.slack;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

/** Keeps the emulated Slack a stranger to the bot: they meet on the wire. */
class SandboxLawsTest {
  private static final JavaClasses OURS = ArchConfiguration.withThreadLocalScope(configuration -> {
    configuration.setResolveMissingDependenciesFromClassPath(false);
    return new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
        .importPackages("io.opsmate");
  });

  @Test
  void theEmulatedSlackKnowsNothingOfTheBot() {
    knowsNothingOfTheBot("io.opsmate.app.sandbox.slack..").check(OURS);
  }

  @Test
  void theLawFindsWhoDoes() {
    assertThatThrownBy(() -> knowsNothingOfTheBot("io.opsmate.app.sandbox.estate..").check(OURS))
        .isInstanceOf(AssertionError.class);
  }

  private static ArchRule knowsNothingOfTheBot(String packages) {
    return noClasses().that()
        .resideInAPackage(packages)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.opsmate.skills..", "io.opsmate.commands..")
        .because("a Slack that shares code with the bot would share its mistakes");
  }
}
